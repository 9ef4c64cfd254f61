#pragma once

#include "models/catalog/problem.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace colophon {

/// Characters as people count them, without blanks at both ends. One rule for the desk, the window and the command
/// line: what one of them takes, the others take.
std::size_t reasonLength(std::string_view reason);

/// How many of them a reason needs; more to release in spite of a failed gate.
std::size_t leastReasonLength(bool despiteFailedGates);

/// The longest reason that is kept, in the same characters. Beyond that it is a document, and a reason says where to
/// find it.
inline constexpr std::size_t kLongestReason = 2'000;

inline bool isReasonEnough(std::string_view reason, bool despiteFailedGates)
{
    return reasonLength(reason) >= leastReasonLength(despiteFailedGates);
}

inline bool isReasonTooLong(std::string_view reason)
{
    return reasonLength(reason) > kLongestReason;
}

/// The reason with `tail` behind it; alone where there is no room for both, since what a person wrote is never cut.
std::string withTail(const std::string& reason, const std::string& tail);

/// Why a release is not made for this reason; empty if nothing speaks against it.
std::optional<Problem> reasonProblem(std::string_view reason, bool despiteFailedGates);
/// The same for what may go without a reason, such as a registration: only its length can be wrong.
std::optional<Problem> longReasonProblem(std::string_view reason);

} // namespace colophon
