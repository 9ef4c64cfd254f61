#pragma once

#include "models/releases/stagedoubt.h"

#include <functional>

namespace colophon {

/// A time as it is written where the text is read: local in a window, in UTC with its zone on a command line.
using TimeText = std::function<std::string(Timestamp)>;

/// The doubt as a sentence: between which times something happened that no record tells, and who was found then.
std::string doubtText(const Model& model, Name stage, const StageDoubt& doubt, const TimeText& timeText);

} // namespace colophon
