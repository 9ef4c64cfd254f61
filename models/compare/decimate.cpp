#include "models/compare/decimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace colophon {

namespace {

constexpr std::size_t kBlock = 16; // points joined by one entry of the lowest level
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Minimum, maximum and count of finite values, growing.
struct Extent
{
    double minimum = kInfinity;
    double maximum = -kInfinity;
    std::uint32_t count = 0;

    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        minimum = std::min(minimum, value);
        maximum = std::max(maximum, value);
        ++count;
    }
};

/// Keeps the points with a finite x, in x order; points of one x stay in their order.
void putInOrder(std::vector<double>& x, std::vector<double>& y)
{
    if (std::ranges::all_of(x, [](double value) { return std::isfinite(value); }) && std::ranges::is_sorted(x))
        return;
    std::vector<std::size_t> order;
    order.reserve(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isfinite(x[i]))
            order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return x[i]; });
    std::vector<double> newX;
    std::vector<double> newY;
    newX.reserve(order.size());
    newY.reserve(order.size());
    for (const std::size_t i : order) {
        newX.push_back(x[i]);
        newY.push_back(y[i]);
    }
    x = std::move(newX);
    y = std::move(newY);
}

} // namespace

CurvePyramid::CurvePyramid(std::vector<double> x, std::vector<double> y)
    : m_x(std::move(x))
    , m_y(std::move(y))
{
    const std::size_t size = std::min(m_x.size(), m_y.size());
    m_x.resize(size);
    m_y.resize(size);
    putInOrder(m_x, m_y);
    buildLevels();
}

void CurvePyramid::buildLevels()
{
    std::vector<Block> lowest((m_y.size() + kBlock - 1) / kBlock);
    for (std::size_t block = 0; block < lowest.size(); ++block) {
        Extent extent;
        const std::size_t end = std::min(m_y.size(), (block + 1) * kBlock);
        for (std::size_t i = block * kBlock; i < end; ++i)
            extent.add(m_y[i]);
        lowest[block] = {extent.minimum, extent.maximum, extent.count};
    }
    if (!lowest.empty())
        m_levels.push_back(std::move(lowest));
    while (!m_levels.empty() && m_levels.back().size() > 1) {
        const std::vector<Block>& below = m_levels.back();
        std::vector<Block> level((below.size() + 1) / 2);
        for (std::size_t i = 0; i < level.size(); ++i) {
            const Block& left = below[2 * i];
            const Block& right = below[std::min(2 * i + 1, below.size() - 1)];
            level[i] = {std::min(left.minimum, right.minimum), std::max(left.maximum, right.maximum),
                        left.count + (2 * i + 1 < below.size() ? right.count : 0)};
        }
        m_levels.push_back(std::move(level));
    }
}

/// Joins the points [begin, end): loose points at both ends, and between them the largest blocks that fit.
CurvePyramid::Block CurvePyramid::range(std::size_t begin, std::size_t end) const
{
    Extent extent;
    while (begin < end && begin % kBlock != 0)
        extent.add(m_y[begin++]);
    while (end > begin && end % kBlock != 0)
        extent.add(m_y[--end]);
    const auto join = [&](const Block& block) {
        extent.minimum = std::min(extent.minimum, block.minimum);
        extent.maximum = std::max(extent.maximum, block.maximum);
        extent.count += block.count;
    };
    std::size_t first = begin / kBlock;
    std::size_t last = end / kBlock;
    for (std::size_t level = 0; first < last; ++level) {
        if (first % 2 == 1)
            join(m_levels[level][first++]);
        if (last % 2 == 1)
            join(m_levels[level][--last]);
        first /= 2;
        last /= 2;
    }
    return {extent.minimum, extent.maximum, extent.count};
}

/// First finite point at or after `begin`, or `end`. Skips whole blocks without any.
std::size_t CurvePyramid::firstFinite(std::size_t begin, std::size_t end) const
{
    while (begin < end && !std::isfinite(m_y[begin])) {
        const bool skipsBlock = begin % kBlock == 0 && m_levels.front()[begin / kBlock].count == 0;
        begin += skipsBlock ? kBlock : 1;
    }
    return std::min(begin, end);
}

std::size_t CurvePyramid::lastFinite(std::size_t begin, std::size_t end) const
{
    while (end > begin && !std::isfinite(m_y[end - 1])) {
        const bool skipsBlock = end % kBlock == 0 && m_levels.front()[end / kBlock - 1].count == 0;
        end -= std::min(end - begin, skipsBlock ? kBlock : std::size_t(1));
    }
    return end - 1;
}

std::vector<CurveColumn> CurvePyramid::columns(double from, double to, std::size_t columns) const
{
    std::vector<CurveColumn> result(columns);
    const double width = (to - from) / static_cast<double>(columns);
    const auto edge
        = [&](std::size_t column) { return column == columns ? to : from + width * static_cast<double>(column); };
    auto begin = std::ranges::lower_bound(m_x, from);
    for (std::size_t column = 0; column < columns; ++column) {
        CurveColumn& shown = result[column];
        shown.x = edge(column);
        const auto end = std::lower_bound(begin, m_x.end(), edge(column + 1));
        const auto first = static_cast<std::size_t>(begin - m_x.begin());
        const auto last = static_cast<std::size_t>(end - m_x.begin());
        begin = end;
        if (first == last)
            continue;
        const Block block = range(first, last);
        shown.count = block.count;
        shown.special = static_cast<std::uint32_t>(last - first) - block.count;
        if (block.count == 0)
            continue;
        shown.minimum = block.minimum;
        shown.maximum = block.maximum;
        shown.first = m_y[firstFinite(first, last)];
        shown.last = m_y[lastFinite(first, last)];
    }
    return result;
}

std::size_t CurvePyramid::nearest(double x) const
{
    const auto after = std::ranges::lower_bound(m_x, x);
    if (after == m_x.begin())
        return 0;
    if (after == m_x.end())
        return m_x.size() - 1;
    const auto before = after - 1;
    return static_cast<std::size_t>((x - *before <= *after - x ? before : after) - m_x.begin());
}

} // namespace colophon
