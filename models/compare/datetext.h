#pragma once

#include "models/catalog/timestamp.h"

#include <string>

namespace colophon {

/// "27 Mar 2026, 14:20"; local time, without the age that dateTimeText() adds.
std::string dayAndClockText(Timestamp time);

/// "2026-03-01 09:15", in UTC.
std::string minuteText(Timestamp time);
/// The same of what toIsoText() wrote: "2026-03-01T09:15:00.000Z".
std::string minuteText(const std::string& iso);

} // namespace colophon
