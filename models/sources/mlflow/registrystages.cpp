#include "models/sources/mlflow/registrystages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace colophon::mlflow {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kLegacyStages{
    {{"Production", "production"}, {"Staging", "staging"}, {"Archived", "archived"}}};

const Alias* findAlias(std::span<const Alias> aliases, std::string_view name)
{
    const auto found = std::ranges::find_if(aliases, [name](const Alias& alias) { return alias.name == name; });
    return found == aliases.end() ? nullptr : &*found;
}

const StagedVersion* highestInStage(std::span<const StagedVersion> versions, Name stage)
{
    const StagedVersion* highest = nullptr;
    for (const StagedVersion& version : versions) {
        if (stageOfLegacy(version.legacyStage) == stage && (highest == nullptr || version.number > highest->number))
            highest = &version;
    }
    return highest;
}

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Python's \w: letters and digits of any script count, so every byte beyond ASCII does.
bool isWordByte(char c)
{
    return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'
        || static_cast<unsigned char>(c) >= 0x80;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    const auto toLower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(text, lower, {}, toLower);
}

} // namespace

std::vector<std::string_view> aliasNamesOf(Name stage)
{
    if (stage == std::string_view("production"))
        return {"production", "champion", "prod"};
    return {stage.text()};
}

const Alias* aliasOfStage(std::span<const Alias> aliases, Name stage)
{
    for (const std::string_view name : aliasNamesOf(stage)) {
        if (const Alias* alias = findAlias(aliases, name))
            return alias;
    }
    return nullptr;
}

Name stageOfLegacy(std::string_view legacyStage)
{
    for (const auto& [legacy, stage] : kLegacyStages) {
        if (legacy == legacyStage)
            return Name(stage);
    }
    return {};
}

std::string_view legacyOfStage(Name stage)
{
    for (const auto& [legacy, name] : kLegacyStages) {
        if (stage == name)
            return legacy;
    }
    return {};
}

std::vector<Name> stagesOf(const StagedVersion& version, std::span<const StagedVersion> versions,
                           std::span<const Alias> aliases)
{
    std::vector<Name> stages;
    for (const std::string_view name : {"production", "staging"}) {
        if (holderOf(Name(name), versions, aliases) == version.number)
            stages.emplace_back(name);
    }
    // Any number of versions may be archived.
    if (stageOfLegacy(version.legacyStage) == std::string_view("archived"))
        stages.emplace_back("archived");
    return stages;
}

std::optional<std::int64_t> holderOf(Name stage, std::span<const StagedVersion> versions,
                                     std::span<const Alias> aliases)
{
    if (const Alias* alias = aliasOfStage(aliases, stage)) {
        const auto number = parseVersionNumber(alias->version);
        const auto isNamed = [&number](const StagedVersion& version) {
            return version.number == number && version.legacyStage != kDeletedStage;
        };
        return std::ranges::any_of(versions, isNamed) ? number : std::nullopt;
    }
    const StagedVersion* version = highestInStage(versions, stage);
    return version != nullptr ? std::optional(version->number) : std::nullopt;
}

std::string_view whyNoAlias(std::string_view name)
{
    constexpr std::size_t kLongest = 255;
    if (name.empty())
        return "An alias needs a name.";
    if (name.size() > kLongest)
        return "An alias has at most 255 characters.";
    if (!std::ranges::all_of(name, isWordByte))
        return "An alias may hold letters, digits, “_” and “-” only.";
    if (equalsIgnoringCase(name, "latest"))
        return "The alias “latest” is reserved by MLflow.";
    const bool isVersion
        = name.size() > 1 && (name[0] == 'v' || name[0] == 'V') && std::ranges::all_of(name.substr(1), isAsciiDigit);
    return isVersion ? "Aliases such as “v3” are reserved by MLflow." : "";
}

std::optional<std::int64_t> parseVersionNumber(std::string_view text)
{
    std::int64_t number = 0;
    const std::size_t last = text.find_last_not_of(" \r\n");
    text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || stop != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

} // namespace colophon::mlflow
