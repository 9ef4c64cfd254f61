#include "models/sources/folder/trainingname.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace colophon::folder {

namespace {

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::size_t digitsAt(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::find_if_not(text, isDigit) - text.begin());
}

/// Length of "10" or "0.32" at the start of the text; 0 if there is none.
std::size_t numberAt(std::string_view text)
{
    const std::size_t whole = digitsAt(text);
    if (whole == 0 || whole == text.size() || text[whole] != '.')
        return whole;
    const std::size_t fraction = digitsAt(text.substr(whole + 1));
    return fraction == 0 ? whole : whole + 1 + fraction;
}

/// Length of "key=number" at the start of the text; 0 if there is none.
std::size_t pairAt(std::string_view text)
{
    const auto key = static_cast<std::size_t>(std::ranges::find_if_not(text, isKeyCharacter) - text.begin());
    if (key == 0 || key == text.size() || text[key] != '=')
        return 0;
    const std::size_t number = numberAt(text.substr(key + 1));
    return number == 0 ? 0 : key + 1 + number;
}

/// Length of the "-v1" that Lightning adds to a name that is taken.
std::size_t repetitionAt(std::string_view text)
{
    const std::size_t digits = text.starts_with("-v") ? digitsAt(text.substr(2)) : 0;
    return digits == 0 ? 0 : 2 + digits;
}

std::string_view withoutSeparatorAtEnd(std::string_view text)
{
    return text.ends_with('-') || text.ends_with('_') || text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

/// "epoch=10-step=500", at the end of the name. One pair alone is a counter like "epoch-10".
std::optional<VersionName> splitPairs(std::string_view name)
{
    constexpr std::array<std::string_view, 2> kCounters = {"epoch=", "step="};
    for (const std::string_view counter : kCounters) {
        const std::size_t start = name.find(counter);
        if (start == std::string_view::npos || (start > 0 && isKeyCharacter(name[start - 1]) && name[start - 1] != '_'))
            continue;
        std::size_t end = start;
        int pairs = 0;
        while (const std::size_t length = pairAt(name.substr(end + (pairs == 0 ? 0 : 1)))) {
            end += length + (pairs == 0 ? 0 : 1);
            ++pairs;
            if (end == name.size() || (name[end] != '-' && name[end] != '_'))
                break;
        }
        end += repetitionAt(name.substr(end));
        if (pairs > 1 && end == name.size())
            return VersionName{std::string(withoutSeparatorAtEnd(name.substr(0, start))),
                               std::string(name.substr(start))};
    }
    return std::nullopt;
}

/// "05-0.32" after a generic word. After another one it is "resnet-50" of version 0.9.
std::optional<VersionName> splitEpochAndMeasure(std::string_view name)
{
    constexpr std::size_t kLongestEpoch = 5;
    constexpr std::size_t kShortestMeasure = 4; // "0.32"; "model-2-1.0" is more likely a version 1.0
    const std::size_t dash = name.rfind('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const std::string_view measure = name.substr(dash + 1);
    if (measure.size() < kShortestMeasure || digitsAt(measure) != 1 || numberAt(measure) != measure.size())
        return std::nullopt;
    const std::string_view before = name.substr(0, dash);
    const auto epochStart = std::ranges::find_if_not(before.rbegin(), before.rend(), isDigit).base() - before.begin();
    const std::size_t start = static_cast<std::size_t>(epochStart);
    const std::string_view base = withoutSeparatorAtEnd(before.substr(0, start));
    if (start == dash || dash - start > kLongestEpoch || base.empty() || base.size() == start || !isGenericName(base))
        return std::nullopt;
    return VersionName{std::string(base), std::string(name.substr(start))};
}

} // namespace

std::optional<VersionName> splitTrainingName(std::string_view name)
{
    constexpr std::size_t kLongestName = 200;
    if (name.size() > kLongestName)
        return std::nullopt;
    auto version = splitPairs(name);
    return version ? version : splitEpochAndMeasure(name);
}

} // namespace colophon::folder
