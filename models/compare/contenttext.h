#pragma once

#include "models/catalog/version.h"

#include <string>

namespace colophon {

/// What a version is: its kind, as recorded in its architecture, and the size of all its files together:
/// "gradient boosting · 5.2 MB". Empty if nothing of that is known.
std::string contentText(const Version& version);

} // namespace colophon
