#include "models/catalog/semver.h"

#include <algorithm>
#include <charconv>

namespace colophon {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumeric(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

bool isIdentifier(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

/// SemVer 2.0.0, items 2 and 9: numbers have no leading zeros.
bool hasLeadingZero(std::string_view number)
{
    return number.size() > 1 && number.front() == '0';
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::uint64_t> parseNumber(std::string_view text)
{
    if (!isNumeric(text) || hasLeadingZero(text))
        return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Takes what follows the first `separator` away from `text`; null if the separator is not there.
std::optional<std::string_view> cutAfter(std::string_view& text, char separator)
{
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = text.substr(at + 1);
    text = text.substr(0, at);
    return rest;
}

std::optional<std::vector<std::string>> parsePreRelease(std::string_view text)
{
    std::vector<std::string> identifiers;
    for (const std::string_view part : split(text, '.')) {
        if (!isIdentifier(part) || (isNumeric(part) && hasLeadingZero(part)))
            return std::nullopt;
        identifiers.emplace_back(part);
    }
    return identifiers;
}

/// SemVer 2.0.0, item 11.4: numbers numerically and below words, words by ASCII.
std::weak_ordering compareIdentifiers(const std::string& left, const std::string& right)
{
    const bool leftNumeric = isNumeric(left);
    if (leftNumeric != isNumeric(right))
        return leftNumeric ? std::weak_ordering::less : std::weak_ordering::greater;
    // Without leading zeros the longer number is the larger one, whatever its length.
    if (leftNumeric && left.size() != right.size())
        return left.size() <=> right.size();
    return left <=> right;
}

} // namespace

std::weak_ordering operator<=>(const SemVer& left, const SemVer& right)
{
    if (const auto order = left.major <=> right.major; order != 0)
        return order;
    if (const auto order = left.minor <=> right.minor; order != 0)
        return order;
    if (const auto order = left.patch <=> right.patch; order != 0)
        return order;
    if (left.isPreRelease() != right.isPreRelease())
        return left.isPreRelease() ? std::weak_ordering::less : std::weak_ordering::greater;
    return std::lexicographical_compare_three_way(left.preRelease.begin(), left.preRelease.end(),
                                                  right.preRelease.begin(), right.preRelease.end(), compareIdentifiers);
}

std::optional<SemVer> parseSemVer(std::string_view text)
{
    if (text.starts_with('v') || text.starts_with('V'))
        text.remove_prefix(1);
    const std::optional<std::string_view> build = cutAfter(text, '+');
    const std::optional<std::string_view> preRelease = cutAfter(text, '-');
    if (build && !std::ranges::all_of(split(*build, '.'), isIdentifier))
        return std::nullopt;

    const std::vector<std::string_view> numbers = split(text, '.');
    if (numbers.size() != 3)
        return std::nullopt;
    const auto major = parseNumber(numbers[0]);
    const auto minor = parseNumber(numbers[1]);
    const auto patch = parseNumber(numbers[2]);
    if (!major || !minor || !patch)
        return std::nullopt;

    SemVer version{.major = *major, .minor = *minor, .patch = *patch, .preRelease = {}, .build = {}};
    if (preRelease) {
        auto identifiers = parsePreRelease(*preRelease);
        if (!identifiers)
            return std::nullopt;
        version.preRelease = std::move(*identifiers);
    }
    version.build = build.value_or(std::string_view());
    return version;
}

std::string toString(const SemVer& version)
{
    std::string text
        = std::to_string(version.major) + "." + std::to_string(version.minor) + "." + std::to_string(version.patch);
    char separator = '-';
    for (const std::string& identifier : version.preRelease) {
        text += separator + identifier;
        separator = '.';
    }
    if (!version.build.empty())
        text += "+" + version.build;
    return text;
}

} // namespace colophon
