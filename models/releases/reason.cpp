#include "models/releases/reason.h"

#include "models/compare/numbertext.h"
#include "models/releases/release.h"

#include <algorithm>

namespace colophon {

std::size_t reasonLength(std::string_view reason)
{
    constexpr std::string_view kBlank = " \t\r\n\v\f";
    const std::size_t begin = reason.find_first_not_of(kBlank);
    if (begin == std::string_view::npos)
        return 0;
    const std::string_view text = reason.substr(begin, reason.find_last_not_of(kBlank) - begin + 1);
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t leastReasonLength(bool despiteFailedGates)
{
    return despiteFailedGates ? ReleaseRequest::kOverrideReasonLength : ReleaseRequest::kReasonLength;
}

std::string withTail(const std::string& reason, const std::string& tail)
{
    std::string whole = reason + tail;
    return isReasonTooLong(whole) ? reason : whole;
}

std::optional<Problem> reasonProblem(std::string_view reason, bool despiteFailedGates)
{
    if (isReasonEnough(reason, despiteFailedGates))
        return longReasonProblem(reason);
    Problem problem;
    problem.reason = "The reason is too short.";
    problem.hint = "Write at least " + std::to_string(leastReasonLength(despiteFailedGates)) + " characters"
        + (despiteFailedGates ? ", because a gate failed." : "; it is kept in the journal, and others will read it.");
    return problem;
}

std::optional<Problem> longReasonProblem(std::string_view reason)
{
    if (!isReasonTooLong(reason))
        return std::nullopt;
    Problem problem;
    problem.reason = "The reason is too long.";
    problem.hint = "Write at most " + numberText(kLongestReason, 0) + " characters; name a document for the rest.";
    return problem;
}

} // namespace colophon
