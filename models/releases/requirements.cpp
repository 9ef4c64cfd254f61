#include "models/releases/requirements.h"

#include <yaml-cpp/yaml.h>

#include <optional>
#include <sstream>
#include <string_view>

namespace colophon {

namespace {

constexpr std::string_view kBlank = " \t\r";
constexpr std::string_view kNameEnd = " \t[=<>!~;@#";

std::string trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(kBlank) - begin + 1));
}

/// The part after a name: "==1.2" is exactly "1.2"; other conditions stay as they are.
std::string versionText(std::string_view condition)
{
    std::string text = trimmed(condition.substr(0, condition.find_first_of(";#")));
    if (text.starts_with('['))
        text = trimmed(std::string_view(text).substr(std::min(text.size(), text.find(']') + 1)));
    if (text.starts_with("=="))
        text = trimmed(std::string_view(text).substr(2));
    else if (text.starts_with('='))
        text = text.substr(1, text.find('=', 1) - 1); // conda: name=version=build
    return text;
}

std::optional<Entry> packageEntry(std::string_view line)
{
    const std::string text = trimmed(line);
    if (text.empty() || text.starts_with('#') || text.starts_with('-'))
        return std::nullopt;
    const std::size_t end = std::min(text.find_first_of(kNameEnd), text.size());
    if (end == 0 || text.substr(0, end).find_first_of("/:") != std::string::npos)
        return std::nullopt;
    Entry entry;
    entry.key = Name(text.substr(0, end));
    entry.value = versionText(std::string_view(text).substr(end));
    return entry;
}

void addDependencies(const YAML::Node& list, std::vector<Entry>& entries)
{
    for (const YAML::Node& item : list) {
        if (item.IsScalar()) {
            if (auto entry = packageEntry(item.Scalar()))
                entries.push_back(std::move(*entry));
        } else if (item.IsMap() && item["pip"].IsSequence()) {
            for (const YAML::Node& package : item["pip"]) {
                if (auto entry = package.IsScalar() ? packageEntry(package.Scalar()) : std::nullopt)
                    entries.push_back(std::move(*entry));
            }
        }
    }
}

} // namespace

std::vector<Entry> requirementEntries(const std::string& text)
{
    std::vector<Entry> entries;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (auto entry = packageEntry(line))
            entries.push_back(std::move(*entry));
    }
    return entries;
}

std::vector<Entry> condaEntries(const std::string& text)
{
    std::vector<Entry> entries;
    try {
        const YAML::Node root = YAML::Load(text);
        if (root.IsMap() && root["dependencies"].IsSequence())
            addDependencies(root["dependencies"], entries);
    } catch (const YAML::Exception&) {
        entries.clear();
    }
    return entries;
}

} // namespace colophon
