#include "models/sources/mlflow/metaedit.h"

#include <algorithm>
#include <array>
#include <regex>
#include <vector>

namespace colophon::mlflow {

namespace {

using Lines = std::vector<std::string>;

Lines linesOf(std::string_view document)
{
    Lines lines;
    while (!document.empty()) {
        const std::size_t end = std::min(document.find('\n'), document.size());
        lines.emplace_back(document.substr(0, end));
        document.remove_prefix(std::min(end + 1, document.size()));
    }
    return lines;
}

std::string joined(const Lines& lines)
{
    std::string document;
    for (const std::string& line : lines)
        document.append(line).push_back('\n');
    return document;
}

bool isInner(std::string_view line)
{
    return line.empty() || line.front() == ' ' || line.front() == '-' || line.front() == '#';
}

bool isKey(std::string_view line, std::string_view key)
{
    return line.starts_with(key) && line.substr(key.size()).starts_with(':');
}

/// Words that YAML would read as something else than a text, and therefore PyYAML puts into quotes.
bool needsQuotes(std::string_view alias)
{
    constexpr std::array<std::string_view, 7> kWords{"true", "false", "yes", "no", "on", "off", "null"};
    std::string lower(alias);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (std::ranges::find(kWords, lower) != kWords.end())
        return true;
    // Whole numbers, octal, hexadecimal and binary ones, and days.
    static const std::regex kNotText("-?(0|[1-9][0-9_]*|0[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)|[0-9]{4}-[0-9]{2}-[0-9]{2}");
    constexpr std::size_t kLongestNumber = 64; // A longer run of digits is not worth the time of a match.
    return alias.size() <= kLongestNumber && std::regex_match(alias.begin(), alias.end(), kNotText);
}

std::string aliasText(std::string_view alias)
{
    return needsQuotes(alias) ? "'" + std::string(alias) + "'" : std::string(alias);
}

/// Alias of a line "  'true': '3'".
std::string_view aliasOfLine(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    line = line.substr(0, line.rfind(':'));
    const bool isQuoted = line.size() > 1 && line.front() == '\'' && line.back() == '\'';
    return isQuoted ? line.substr(1, line.size() - 2) : line;
}

} // namespace

std::string withField(std::string_view document, std::string_view key, std::string_view value)
{
    Lines lines = linesOf(document);
    const std::string line = std::string(key) + ": " + std::string(value);
    const auto found = std::ranges::find_if(lines, [key](const std::string& other) { return isKey(other, key); });
    if (found != lines.end()) {
        *found = line;
        const auto end = std::find_if_not(found + 1, lines.end(), [](const std::string& other) {
            return other.starts_with(' '); // The old value went on for more lines.
        });
        lines.erase(found + 1, end);
        return joined(lines);
    }
    const auto later = [key](const std::string& other) { return !isInner(other) && std::string_view(other) > key; };
    lines.insert(std::ranges::find_if(lines, later), line);
    return joined(lines);
}

std::string withAlias(std::string_view document, std::string_view alias, std::optional<std::int64_t> version)
{
    Lines lines = linesOf(document);
    const auto head = std::ranges::find_if(lines, [](const std::string& line) { return isKey(line, "aliases"); });
    if (head == lines.end())
        return std::string(document);
    const auto end = std::find_if_not(head + 1, lines.end(), [](const std::string& line) { return isInner(line); });
    Lines entries(head + 1, end);
    std::erase_if(entries, [alias](const std::string& line) { return aliasOfLine(line) == alias; });
    if (version) {
        const auto place
            = std::ranges::find_if(entries, [alias](const std::string& line) { return aliasOfLine(line) > alias; });
        entries.insert(place, "  " + aliasText(alias) + ": '" + std::to_string(*version) + "'");
    }
    *head = entries.empty() ? "aliases: {}" : "aliases:";
    const auto rest = lines.erase(head + 1, end);
    lines.insert(rest, entries.begin(), entries.end());
    return joined(lines);
}

std::string withAliasList(std::string_view document, const std::vector<std::string>& aliases)
{
    Lines lines = linesOf(document);
    const auto head = std::ranges::find_if(lines, [](const std::string& line) { return isKey(line, "aliases"); });
    if (head == lines.end())
        return std::string(document);
    const auto end = std::find_if_not(head + 1, lines.end(), [](const std::string& line) { return isInner(line); });
    *head = aliases.empty() ? "aliases: []" : "aliases:";
    auto place = lines.erase(head + 1, end);
    for (const std::string& alias : aliases)
        place = lines.insert(place, "- " + aliasText(alias)) + 1;
    return joined(lines);
}

} // namespace colophon::mlflow
