#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace colophon::folder {

/// Of ASCII: what stands in labels.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A name taken apart into what names the version and what is left of it.
struct VersionName
{
    std::string base; ///< "churn"; may be empty or generic
    std::string label; ///< as written: "v1.2.3", "20231015", "checkpoint-500"

    friend bool operator==(const VersionName&, const VersionName&) = default;
};

/// Finds the version in a file name without its extension, or in the name of a folder: a SemVer with pre-release and
/// build, a date with or without time, "v3", "1.2", "checkpoint-500", a hash, or a bare number, in this order of
/// preference. It may stand at the end, at the start, or before words that say little ("churn_v2_final").
std::optional<VersionName> splitVersion(std::string_view name);

/// Whether a name says nothing about which model it is: empty, "model", "weights", "best_checkpoint", "exports" …
bool isGenericName(std::string_view name);

/// A folder that names a model although its own name is generic, because others like it lie beside it.
struct ModelFolder
{
    std::string path; ///< empty: there is none
    std::string model;

    friend bool operator==(const ModelFolder&, const ModelFolder&) = default;
};

/// The last component of a path.
std::string_view nameOf(std::string_view path);

/// What the name of a folder says about its model: the name without a version in it.
std::string nameOfModelFolder(std::string_view folderName);

/// The name of the nearest folder that says something, from `folder` upwards; empty if none below the root does.
std::string nameFromFolders(std::string_view folder, const ModelFolder& named);

/// The model that a version belongs to: `base` if it says something; otherwise the nearest folder above that does or
/// that is `named`; otherwise the opened folder itself, because people name their project after the model. When nothing
/// says anything, the most specific generic word. `folder`: path of the folder that the version is in, relative to the
/// root.
std::string modelName(std::string_view base, std::string_view folder, std::string_view rootName,
                      const ModelFolder& named = {});

/// Whether two labels mean the same version: "v3" and "3", "checkpoint-500" and "500".
bool sameLabel(std::string_view left, std::string_view right);

/// Which part of how many, as the end of a name says it: "-00001-of-00003".
struct PartNumber
{
    std::string_view base; ///< what stands before it
    int number = 0;
    int total = 0;

    friend bool operator==(const PartNumber&, const PartNumber&) = default;
};

std::optional<PartNumber> partNumber(std::string_view stem);

/// The name without a part number: "model" of "model-00001-of-00003".
std::string_view withoutPartNumber(std::string_view stem);

} // namespace colophon::folder
