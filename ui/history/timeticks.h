#pragma once

#include "ui/history/shortenedtime.h"

#include <vector>

namespace colophon {

/// Beginnings of years, months, days, hours, minutes or seconds inside the range of places, in local time: at most
/// about `count`, and never none. A text names all that changed since the one before it, beginning with the year; where
/// the first line is far from the left end, or after a shortened gap, a text without a line comes first.
std::vector<AxisTick> timeTicks(AxisRange places, const ShortenedTime& time, int count);

} // namespace colophon
