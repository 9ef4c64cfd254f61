#pragma once

#include <cstddef>
#include <string_view>

namespace colophon {

/// Characters as people count them, without blanks at both ends. One rule for the desk, the window and the command
/// line: what one of them takes, the others take.
std::size_t reasonLength(std::string_view reason);

/// How many of them a reason needs; more to release in spite of a failed gate.
std::size_t leastReasonLength(bool despiteFailedGates);

inline bool isReasonEnough(std::string_view reason, bool despiteFailedGates)
{
    return reasonLength(reason) >= leastReasonLength(despiteFailedGates);
}

} // namespace colophon
