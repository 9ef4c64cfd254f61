#pragma once

#include <string>
#include <string_view>

namespace colophon {

/// Writes to standard output, or, if `file` is not empty, to that file: wholly or not at all. Answers the exit status.
int writeOutput(const std::string& file, std::string_view content);

} // namespace colophon
