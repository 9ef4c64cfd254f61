#include "models/sources/mlflow/registrystages.h"

#include "models/catalog/release.h"

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

/// Stretches of the great scripts in which every code point is a letter or digit, and so part of Python's \w in every
/// version that MLflow runs on. Rarer scripts are refused: better than an alias that MLflow does not read back.
bool isLetterBeyondAscii(char32_t c)
{
    struct Stretch
    {
        char32_t first;
        char32_t last;
    };
    constexpr std::array<Stretch, 25> kLetters{
        {{0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},     {0xC0, 0xD6},     {0xD8, 0xF6},
         {0xF8, 0x2C1},    {0x388, 0x38A},   {0x38E, 0x3A1},   {0x3A3, 0x3F5},   {0x3F7, 0x481},
         {0x48A, 0x52F},   {0x531, 0x556},   {0x561, 0x586},   {0x5D0, 0x5EA},   {0x620, 0x64A},
         {0x660, 0x669},   {0x904, 0x939},   {0x966, 0x96F},   {0xE01, 0xE30},   {0x10D0, 0x10FA},
         {0x1E00, 0x1F15}, {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x4E00, 0x9FEF}, {0xAC00, 0xD7A3}}};
    return std::ranges::any_of(kLetters,
                               [c](const Stretch& letters) { return c >= letters.first && c <= letters.last; });
}

bool isAsciiAliasCharacter(char c)
{
    return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// Takes the first code point of UTF-8 text off; 0 where the text is none, or beyond U+FFFF, where no letter is known.
char32_t takeCodePoint(std::string_view& text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 && first < 0xE0 ? 2 : 0;
    if (length == 0 || text.size() < length)
        return 0;
    char32_t codePoint = first & (length == 3 ? 0x0FU : 0x1FU);
    for (const char c : text.substr(1, length - 1)) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80)
            return 0;
        codePoint = (codePoint << 6U) | (byte & 0x3FU);
    }
    text.remove_prefix(length);
    return codePoint;
}

bool isAliasText(std::string_view text)
{
    while (!text.empty()) {
        if (isAsciiAliasCharacter(text.front()))
            text.remove_prefix(1);
        else if (!isLetterBeyondAscii(takeCodePoint(text)))
            return false;
    }
    return true;
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

Name stageDecidedBy(std::span<const Alias> aliases, Name alias)
{
    if (alias == productionStage())
        return {};
    for (const std::string_view name : aliasNamesOf(productionStage())) {
        if (alias == name)
            return productionStage();
        if (findAlias(aliases, name) != nullptr)
            return {};
    }
    return {};
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
    if (!isAliasText(name))
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
