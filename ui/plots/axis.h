#pragma once

#include <QString>

#include <vector>

namespace colophon {

/// A range of values along a length of pixels, linear or logarithmic. Pure arithmetic: nothing here paints.
class Axis
{
public:
    Axis() = default;
    /// `from` lies at pixel `start`, `to` at pixel `end`; for a vertical axis `start` is the larger one. An empty or
    /// non-finite range is widened; on a logarithmic axis it must be positive.
    Axis(double from, double to, double start, double end, bool logarithmic = false);

    double from() const { return m_from; }
    double to() const { return m_to; }
    bool isLogarithmic() const { return m_logarithmic; }
    double position(double value) const;
    double value(double position) const;
    /// Whether a value can be shown at all: finite, and positive on a logarithmic axis.
    bool canShow(double value) const;

    /// Round values inside the range, at least `spacing` pixels apart; two of them, as far apart as the range allows,
    /// where there is not even room for that.
    std::vector<double> ticks(double spacing) const;

private:
    double scale(double value) const;

    double m_from = 0;
    double m_to = 1;
    double m_start = 0;
    double m_end = 1;
    bool m_logarithmic = false;
};

/// The texts of ticks, with one number of decimals for all, as many as it takes to tell each exactly.
std::vector<QString> tickTexts(const std::vector<double>& ticks);

} // namespace colophon
