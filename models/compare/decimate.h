#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace colophon {

/// Smallest and largest value of one pixel column of a curve.
struct CurveColumn
{
    double x = 0; ///< of the column's left edge
    double first = 0;
    double last = 0;
    double minimum = 0;
    double maximum = 0;
    std::uint32_t count = 0; ///< finite points in it; 0: gap
    std::uint32_t special = 0; ///< NaN or infinite points in it: the line breaks here
};

/// A curve prepared for drawing at any zoom: a pyramid of minima and maxima over points in x order.
/// The columns it answers are exactly those of a pass over all points.
class CurvePyramid
{
public:
    CurvePyramid() = default;
    /// Points are put into x order first (stable); points with a non-finite x are dropped.
    CurvePyramid(std::vector<double> x, std::vector<double> y);

    bool isEmpty() const { return m_x.empty(); }
    std::size_t size() const { return m_x.size(); }
    double firstX() const { return m_x.front(); }
    double lastX() const { return m_x.back(); }
    std::span<const double> x() const { return m_x; }
    std::span<const double> y() const { return m_y; }

    /// `columns` columns over [from, to). Work is proportional to columns · log(points).
    std::vector<CurveColumn> columns(double from, double to, std::size_t columns) const;
    /// Index of the point nearest to x; the curve must not be empty.
    std::size_t nearest(double x) const;

private:
    struct Block
    {
        double minimum = 0;
        double maximum = 0;
        std::uint32_t count = 0; ///< finite points; without any, minimum > maximum
    };

    void buildLevels();
    Block range(std::size_t begin, std::size_t end) const;
    std::size_t firstFinite(std::size_t begin, std::size_t end) const;
    std::size_t lastFinite(std::size_t begin, std::size_t end) const;

    std::vector<double> m_x;
    std::vector<double> m_y;
    std::vector<std::vector<Block>> m_levels; ///< a block of level k joins 2^k · 16 points
};

} // namespace colophon
