#pragma once

#include "models/catalog/name.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::mlflow {

/// An alias of a registered model and the version number that it names.
struct Alias
{
    Name name;
    std::string version; ///< as written; a number if all is well

    friend bool operator==(const Alias&, const Alias&) = default;
};

/// Legacy stage of a version that was deleted but stays on disk.
inline constexpr std::string_view kDeletedStage = "Deleted_Internal";

/// One version of a registered model, as far as stages go.
struct StagedVersion
{
    std::int64_t number = 0;
    std::string legacyStage; ///< "None", "Staging", "Production", "Archived", "Deleted_Internal"
};

/// The alias that stands for a stage: the one of its name; for production also "champion", then "prod". Null when the
/// model has none of them.
const Alias* aliasOfStage(std::span<const Alias> aliases, Name stage);
/// Every alias name that can stand for a stage, the first choice first.
std::vector<std::string_view> aliasNamesOf(Name stage);

/// The stage that an alias of this name decides now, or would decide, beside the stage that it is called like: an alias
/// "champion" is production in a model without an alias "production". Empty if it decides none.
Name stageDecidedBy(std::span<const Alias> aliases, Name alias);

/// Stages that a version holds. An alias decides over a legacy stage, because one version holds a stage: with both, the
/// legacy stage of another version is passed over. Several versions in one legacy stage: MLflow answers "which one?"
/// with the highest number, so that one holds it.
std::vector<Name> stagesOf(const StagedVersion& version, std::span<const StagedVersion> versions,
                           std::span<const Alias> aliases);

/// Stage of a legacy stage text: "Production" → production; empty for "None" and deleted versions.
Name stageOfLegacy(std::string_view legacyStage);
/// The way back: production → "Production"; empty if MLflow has no such stage.
std::string_view legacyOfStage(Name stage);

/// Number of the version that holds the stage now; empty if nobody does or the alias dangles.
std::optional<std::int64_t> holderOf(Name stage, std::span<const StagedVersion> versions,
                                     std::span<const Alias> aliases);

/// Why MLflow would refuse this alias name; empty if it would not. Letters and digits of the great
/// scripts, "_" and "-", at most 255 bytes; "latest" and "v" with digits are reserved.
std::string_view whyNoAlias(std::string_view name);

std::optional<std::int64_t> parseVersionNumber(std::string_view text);

} // namespace colophon::mlflow
