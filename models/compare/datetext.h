#pragma once

#include "models/catalog/timestamp.h"

#include <string>

namespace colophon {

/// "27 Mar 2026, 14:20"; local time, without the age that dateTimeText() adds.
std::string dayAndClockText(Timestamp time);

} // namespace colophon
