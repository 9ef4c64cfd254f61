#include "models/catalog/label.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace colophon {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view takeDigits(std::string_view& text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

/// Words that stand before a counting number in names of versions and training checkpoints.
bool isCountingWord(std::string_view word)
{
    constexpr std::array<std::string_view, 12> kWords{"",     "v",         "version", "checkpoint", "ckpt", "step",
                                                      "iter", "iteration", "epoch",   "run",        "rev",  "build"};
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return std::ranges::find(kWords, lower) != kWords.end();
}

std::optional<std::uint64_t> parseNumberLabel(std::string_view text)
{
    const auto wordEnd = std::ranges::find_if_not(text, isLetter);
    const std::string_view word = text.substr(0, static_cast<std::size_t>(wordEnd - text.begin()));
    text.remove_prefix(word.size());
    if (!word.empty() && !text.empty() && (text.front() == '-' || text.front() == '_' || text.front() == '='))
        text.remove_prefix(1);
    if (text.empty() || !isCountingWord(word))
        return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// "v1.2", "1.10", "2.0.1.4": two numbers or more between dots, with or without a v.
std::optional<std::vector<std::uint64_t>> parseDottedLabel(std::string_view text)
{
    if (text.starts_with('v') || text.starts_with('V'))
        text.remove_prefix(1);
    std::vector<std::uint64_t> numbers;
    while (true) {
        const std::string_view digits = takeDigits(text);
        std::uint64_t number = 0;
        if (digits.empty() || std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc())
            return std::nullopt;
        numbers.push_back(number);
        if (text.empty())
            break;
        if (text.front() != '.')
            return std::nullopt;
        text.remove_prefix(1);
    }
    return numbers.size() > 1 ? std::optional(std::move(numbers)) : std::nullopt;
}

/// A counting label as a SemVer, so that all of them can be compared.
SemVer asSemVer(const Label& label)
{
    if (label.semver)
        return *label.semver;
    SemVer version;
    const auto part = [&label](std::size_t i) { return i < label.numbers.size() ? label.numbers[i] : 0; };
    version.major = part(0);
    version.minor = part(1);
    version.patch = part(2);
    return version;
}

/// The digits of a date label, as far as they go: YYYYMMDD, then HHMM or HHMMSS.
struct DateParts
{
    std::string digits;
    bool wellFormed = true;
};

/// Splits "2023-10-15T14:30", "20231015_1430" and the like: groups of digits, single separators between them.
DateParts collectDateParts(std::string_view text)
{
    DateParts parts;
    std::size_t group = 0;
    while (!text.empty()) {
        const std::string_view digits = takeDigits(text);
        // A group is the year or two digits, or several of them written together.
        if (digits.empty() || digits.size() % 2 != 0 || (group == 0 && digits.size() < 4)) {
            parts.wellFormed = false;
            break;
        }
        parts.digits += digits;
        ++group;
        if (text == "Z" || text == "z")
            break;
        if (!text.empty()) {
            parts.wellFormed
                = text.size() > 1 && std::string_view("-_T:. ").find(text.front()) != std::string_view::npos;
            if (!parts.wellFormed)
                break;
            text.remove_prefix(1);
        }
    }
    return parts;
}

std::optional<Timestamp> parseDateLabel(std::string_view text)
{
    const auto [digits, wellFormed] = collectDateParts(text);
    const std::size_t count = digits.size();
    if (!wellFormed || (count != 8 && count != 12 && count != 14))
        return std::nullopt;
    const std::string iso = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2)
        + (count == 8 ? std::string() : "T" + digits.substr(8, 2) + ":" + digits.substr(10, 2))
        + (count == 14 ? ":" + digits.substr(12, 2) : std::string());
    // Outside these years eight digits are far more likely a counter.
    if (digits < "1970" || digits >= "2200")
        return std::nullopt;
    return parseTimestamp(iso);
}

bool isHash(std::string_view text)
{
    if (text.size() < 7 || text.size() > 64)
        return false;
    bool digit = false;
    bool letter = false;
    for (const char c : text) {
        if (isDigit(c))
            digit = true;
        else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
            letter = true;
        else
            return false;
    }
    return digit && letter;
}

std::strong_ordering compareDigits(std::string_view left, std::string_view right)
{
    left.remove_prefix(std::min(left.find_first_not_of('0'), left.size()));
    right.remove_prefix(std::min(right.find_first_not_of('0'), right.size()));
    return left.size() != right.size() ? left.size() <=> right.size() : left <=> right;
}

/// Numbers inside the text count as numbers: "v1.9" comes before "v1.10". Different texts are never equal.
std::strong_ordering compareTexts(std::string_view left, std::string_view right)
{
    std::string_view a = left;
    std::string_view b = right;
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const auto order = compareDigits(takeDigits(a), takeDigits(b));
            if (order != 0)
                return order;
            continue;
        }
        const auto order = static_cast<unsigned char>(a.front()) <=> static_cast<unsigned char>(b.front());
        if (order != 0)
            return order;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    const auto order = a.size() <=> b.size();
    return order != 0 ? order : left <=> right;
}

} // namespace

bool Label::isCounting() const
{
    return kind == LabelKind::SemVer || kind == LabelKind::Dotted || kind == LabelKind::Number;
}

std::weak_ordering operator<=>(const Label& left, const Label& right)
{
    if (left.kind != right.kind && left.isCounting() && right.isCounting()) {
        const auto order = asSemVer(left) <=> asSemVer(right);
        if (order != 0)
            return order;
    }
    if (left.kind != right.kind)
        return left.kind <=> right.kind;
    switch (left.kind) {
    case LabelKind::SemVer:
        return *left.semver <=> *right.semver;
    case LabelKind::Dotted:
    case LabelKind::Number:
        return left.numbers <=> right.numbers;
    case LabelKind::Date:
        return *left.time <=> *right.time;
    case LabelKind::Hash:
        return left.text <=> right.text;
    case LabelKind::Text:
        break;
    }
    return compareTexts(left.text, right.text);
}

Label parseLabel(std::string_view text)
{
    Label label;
    label.text = text;
    label.semver = parseSemVer(text);
    if (label.semver) {
        label.kind = LabelKind::SemVer;
    } else if ((label.time = parseDateLabel(text))) {
        label.kind = LabelKind::Date;
    } else if (const auto number = parseNumberLabel(text)) {
        label.kind = LabelKind::Number;
        label.numbers = {*number};
    } else if (auto numbers = parseDottedLabel(text)) {
        label.kind = LabelKind::Dotted;
        label.numbers = std::move(*numbers);
    } else if (isHash(text)) {
        label.kind = LabelKind::Hash;
    }
    return label;
}

} // namespace colophon
