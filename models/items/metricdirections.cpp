#include "models/items/metricdirections.h"

#include <algorithm>
#include <utility>

namespace colophon {

Direction directionOf(Name metric, const Directions& corrected)
{
    const auto found = std::ranges::find(corrected, metric, &std::pair<Name, Direction>::first);
    return found == corrected.end() ? guessDirection(metric.text()) : found->second;
}

MetricDirections::MetricDirections(QObject* parent)
    : QObject(parent)
{
}

void MetricDirections::setValues(const Directions& values)
{
    if (std::exchange(m_values, values) != values)
        Q_EMIT changed();
}

void MetricDirections::correct(Name metric, Direction direction)
{
    Directions values = m_values;
    std::erase_if(values, [metric](const auto& known) { return known.first == metric; });
    if (direction != guessDirection(metric.text()))
        values.emplace_back(metric, direction);
    setValues(values);
}

} // namespace colophon
