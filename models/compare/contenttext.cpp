#include "models/compare/contenttext.h"

#include "models/compare/numbertext.h"

#include <algorithm>
#include <cstdint>
#include <ranges>
#include <string_view>
#include <vector>

namespace colophon {

namespace {

bool namesKind(const Entry& entry)
{
    return entry.key == "kind" || entry.key == "flavours" || entry.key == "model_type";
}

/// MLflow writes this flavour beside every other one, so that it tells something only when it stands alone.
constexpr std::string_view kAnyFlavour = "python_function";

/// The single names of "xgboost, python_function".
std::vector<std::string_view> namesIn(std::string_view list)
{
    std::vector<std::string_view> names;
    for (const auto part : std::views::split(list, std::string_view(", "))) {
        const std::string_view name(part.begin(), part.end());
        if (!name.empty() && name != kAnyFlavour)
            names.push_back(name);
    }
    return names.empty() && !list.empty() ? std::vector{list} : names;
}

/// "xgboost" says nothing beside "xgboost Booster".
bool isSaidBy(std::string_view name, std::string_view other)
{
    return other.starts_with(name) && (other.size() == name.size() || other[name.size()] == ' ');
}

void addName(std::vector<std::string>& parts, std::string_view name)
{
    if (std::ranges::any_of(parts, [name](const std::string& part) { return isSaidBy(name, part); }))
        return;
    std::erase_if(parts, [name](const std::string& part) { return isSaidBy(part, name); });
    parts.emplace_back(name);
}

std::uint64_t sizeOfFiles(const Version& version)
{
    std::uint64_t size = 0;
    for (const Artifact& artifact : version.facts.artifacts)
        size += artifact.size.value_or(0);
    return size;
}

} // namespace

std::string contentText(const Version& version)
{
    std::vector<std::string> parts;
    for (const Entry& entry : version.facts.architecture) {
        if (!namesKind(entry))
            continue;
        for (const std::string_view name : namesIn(entry.value))
            addName(parts, name); // Several records may say the same.
    }
    if (const std::uint64_t size = sizeOfFiles(version); size > 0)
        parts.push_back(byteText(size));
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : " · ") + part;
    return text;
}

} // namespace colophon
