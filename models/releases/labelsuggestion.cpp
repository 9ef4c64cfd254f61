#include "models/releases/labelsuggestion.h"

#include "models/catalog/label.h"

#include <algorithm>

namespace colophon {

namespace {

constexpr const char* kFirstLabel = "v1.0.0";

bool hasLabel(const Model& model, const std::string& label)
{
    return std::ranges::find(model.versions, label, &Version::label) != model.versions.end();
}

/// The version with the highest label of this kind; null if there is none.
const Version* highest(const Model& model, LabelKind kind)
{
    const Version* found = nullptr;
    for (const Version& version : model.versions) {
        const Label label = parseLabel(version.label);
        if (label.kind == kind && (!found || label > parseLabel(found->label)))
            found = &version;
    }
    return found;
}

std::string nextSemVer(const Model& model, const Version& version)
{
    const std::string prefix = version.label.starts_with('v') ? "v" : "";
    SemVer next = *parseSemVer(version.label);
    if (!next.isPreRelease()) {
        ++next.minor;
        next.patch = 0;
    }
    next.preRelease.clear();
    next.build.clear();
    while (hasLabel(model, prefix + toString(next)))
        ++next.patch;
    return prefix + toString(next);
}

/// "8" after "7", "v8" after "v7", "v1.10" after "v1.9"; "checkpoint-600" is nobody's guess after "checkpoint-500".
std::string nextNumber(const Version& version)
{
    const Label label = parseLabel(version.label);
    const std::string number = std::to_string(label.numbers.back());
    const std::string prefix = version.label.ends_with(number)
        ? version.label.substr(0, version.label.size() - number.size())
        : std::string();
    return prefix + std::to_string(label.numbers.back() + 1);
}

} // namespace

std::string suggestedLabel(const Model* model)
{
    if (!model || model->versions.empty())
        return kFirstLabel;
    if (const Version* version = highest(*model, LabelKind::SemVer))
        return nextSemVer(*model, *version);
    const Version* version = highest(*model, LabelKind::Dotted);
    if (!version)
        version = highest(*model, LabelKind::Number);
    return version ? nextNumber(*version) : kFirstLabel;
}

} // namespace colophon
