#include "models/items/metricdirections.h"

#include <algorithm>
#include <utility>

namespace colophon {

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
