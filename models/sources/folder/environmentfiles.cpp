#include "models/sources/folder/environmentfiles.h"

#include <algorithm>

namespace colophon::folder {

namespace {

std::string_view trim(std::string_view text)
{
    constexpr std::string_view kSpaces = " \t\r";
    const std::size_t begin = text.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '.';
}

/// One line of requirements, or one dependency of conda ("python=3.10", "numpy>=1.2", "pytorch::torch=2").
void readRequirement(std::string_view line, OriginIndex origin, FactsWriter& writer)
{
    line = trim(line.substr(0, line.find(" #")));
    if (line.empty() || line.front() == '#' || line.front() == '-')
        return; // Comments, and options such as "-r other.txt", which are never followed.
    if (const std::size_t channel = line.find("::"); channel != std::string_view::npos)
        line.remove_prefix(channel + 2);
    const auto nameEnd = std::ranges::find_if_not(line, isNameCharacter);
    const std::string_view name = line.substr(0, static_cast<std::size_t>(nameEnd - line.begin()));
    std::string_view condition = trim(line.substr(name.size()));
    if (condition.starts_with('[')) // Extras: "torch[cuda]==2.1".
        condition = trim(condition.substr(std::min(condition.find(']') + 1, condition.size())));
    condition = trim(condition.substr(0, condition.find(';'))); // Conditions on the platform.
    const bool isExact = condition.starts_with("==") && !condition.contains(',');
    if (isExact)
        condition = trim(condition.substr(2));
    else if (condition.starts_with('='))
        condition = trim(condition.substr(1));
    writer.text(writer.facts.environment, name, condition.empty() ? "any" : std::string(condition), origin);
}

void readDependencies(const Value* dependencies, OriginIndex origin, FactsWriter& writer)
{
    if (!dependencies || !dependencies->isList())
        return;
    for (const Value& item : dependencies->items) {
        if (item.isText())
            readRequirement(item.text, origin, writer);
        else if (item.isObject())
            readDependencies(item.find("pip"), origin, writer);
    }
}

} // namespace

void readRequirements(std::string_view content, OriginIndex origin, FactsWriter& writer)
{
    while (!content.empty()) {
        const std::string_view line = content.substr(0, content.find('\n'));
        content.remove_prefix(std::min(line.size() + 1, content.size()));
        readRequirement(line, origin, writer);
    }
}

void readCondaEnvironment(const Value& value, OriginIndex origin, FactsWriter& writer)
{
    readDependencies(value.find("dependencies"), origin, writer);
}

void readPythonEnvironment(const Value& value, OriginIndex origin, FactsWriter& writer)
{
    writer.text(writer.facts.environment, "python", value.textOf("python"), origin);
    readDependencies(value.find("build_dependencies"), origin, writer);
    readDependencies(value.find("dependencies"), origin, writer);
}

} // namespace colophon::folder
