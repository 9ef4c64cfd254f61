#include "models/releases/reason.h"

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

} // namespace colophon
