#include "models/catalog/address.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace colophon {

namespace {

constexpr std::string_view kLatest = "latest";
constexpr std::size_t kCandidateLimit = 8;

using Versions = std::vector<const Version*>;

std::string quoted(std::string_view text)
{
    return "“" + std::string(text) + "”";
}

std::string written(const Version& version)
{
    return version.model.text() + "@" + version.label;
}

/// As a hint to people who saw another name than the label.
std::string hinted(const Version& version)
{
    const bool isCounted = version.semver && parseLabel(version.label).kind == LabelKind::Number;
    return isCounted ? version.model.text() + "@" + displayLabel(version) : written(version);
}

/// Smallest number of inserted, removed and replaced bytes between two texts.
std::size_t editDistance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

template <typename Matches> Versions selectVersions(const Model& model, Matches matches)
{
    Versions found;
    for (const Version& version : model.versions) {
        if (matches(version))
            found.push_back(&version);
    }
    return found;
}

/// Where a registry counts and the version itself has a number ("9" is v1.3.0), "v9" is a name and not that count.
bool isOnlyCounted(const Version& version)
{
    return version.semver && !parseSemVer(version.label);
}

/// "1.2.0" means the label "v1.2.0" and "7" the label "v7": same kind and same meaning.
Versions versionsLike(const Model& model, std::string_view text)
{
    const Label wanted = parseLabel(text);
    if (wanted.kind == LabelKind::Text || wanted.kind == LabelKind::Hash)
        return selectVersions(model, [&](const Version& version) {
            return wanted.kind == LabelKind::Hash && version.label.starts_with(text);
        });
    return selectVersions(model, [&](const Version& version) {
        return (wanted.semver && version.semver == wanted.semver)
            || (parseLabel(version.label) == wanted && !isOnlyCounted(version));
    });
}

Versions versionsLabelled(const Model& model, std::string_view label)
{
    if (label == kLatest) {
        const auto newest = std::ranges::find(model.versions, false, &Version::deleted);
        return newest != model.versions.end() ? Versions{&*newest} : Versions{};
    }
    Versions found = selectVersions(model, [&](const Version& version) { return version.label == label; });
    if (found.empty())
        found = versionsLike(model, label);
    if (found.empty()) {
        const auto isAlias = [&](Name alias) { return alias == label; };
        found = selectVersions(model,
                               [&](const Version& version) { return std::ranges::any_of(version.aliases, isAlias); });
    }
    return found;
}

std::expected<const Version*, AddressError> onlyOne(const Catalog& catalog, const Versions& found,
                                                    std::string_view address)
{
    if (found.size() == 1)
        return found.front();
    AddressError error{quoted(address) + " fits " + std::to_string(found.size()) + " versions.", {}};
    for (const Version* version : found)
        error.candidates.push_back(addressOf(catalog, *version));
    return std::unexpected(std::move(error));
}

std::unexpected<AddressError> unknownModel(const Catalog& catalog, std::string_view name)
{
    AddressError error{"There is no model named " + quoted(name) + ".", {}};
    for (const auto& model : catalog.models()) {
        const std::string& other = model->name.text();
        const bool near = other.find(name) != std::string::npos || editDistance(other, name) <= 1 + name.size() / 4;
        if (near && error.candidates.size() < kCandidateLimit)
            error.candidates.push_back(other + "@" + std::string(kLatest));
    }
    return std::unexpected(std::move(error));
}

std::unexpected<AddressError> unknownLabel(const Model& model, std::string_view label)
{
    AddressError error{model.name.text() + " has no version " + quoted(label) + ".", {}};
    for (const Version& version : model.versions) {
        if (error.candidates.size() == kCandidateLimit)
            break;
        error.candidates.push_back(hinted(version));
    }
    return std::unexpected(std::move(error));
}

std::expected<const Version*, AddressError> findHolder(const Model& model, std::string_view stage)
{
    if (const Version* holder = model.holder(Name(stage)))
        return holder;
    AddressError error{"No version of " + model.name.text() + " is in the stage " + quoted(stage) + ".", {}};
    for (const StageHolder& holder : model.stages)
        error.candidates.push_back(model.name.text() + "#" + holder.stage.text());
    return std::unexpected(std::move(error));
}

std::unexpected<AddressError> noSeparator(const Catalog& catalog, std::string_view address)
{
    const Model* model = catalog.model(address);
    if (!model)
        return std::unexpected(
            AddressError{quoted(address) + " is neither MODEL@LABEL, nor MODEL#STAGE, nor the id of a version.", {}});
    AddressError error{quoted(address) + " is a model; say which version of it.", {}};
    error.candidates.push_back(model->name.text() + "@" + std::string(kLatest));
    for (const StageHolder& holder : model->stages)
        error.candidates.push_back(model->name.text() + "#" + holder.stage.text());
    return std::unexpected(std::move(error));
}

std::expected<const Version*, AddressError> findSeparated(const Catalog& catalog, std::string_view address,
                                                          std::size_t separator)
{
    const std::string_view name = address.substr(0, separator);
    const std::string_view rest = address.substr(separator + 1);
    const Model* model = catalog.model(name);
    if (!model)
        return unknownModel(catalog, name);
    if (address[separator] == '#')
        return findHolder(*model, rest);
    const Versions found = versionsLabelled(*model, rest);
    if (found.empty())
        return unknownLabel(*model, rest);
    return onlyOne(catalog, found, address);
}

} // namespace

std::expected<const Version*, AddressError> findVersion(const Catalog& catalog, std::string_view address)
{
    if (const Version* version = catalog.version(address))
        return version;
    const std::size_t last = address.find_last_of("@#");
    if (last == std::string_view::npos)
        return noSeparator(catalog, address);
    auto found = findSeparated(catalog, address, last);
    // Foreign labels hold separators as well.
    for (std::size_t separator = last; !found && separator > 0;) {
        separator = address.find_last_of("@#", separator - 1);
        if (separator == std::string_view::npos)
            break;
        auto other = findSeparated(catalog, address, separator);
        if (other || catalog.model(address.substr(0, separator)) != nullptr)
            found = std::move(other);
    }
    return found;
}

std::string shownAddressOf(const Catalog& catalog, const Version& version)
{
    std::string shown = version.model.text() + "@" + displayLabel(version);
    const auto found = findVersion(catalog, shown);
    return found && *found == &version ? shown : addressOf(catalog, version);
}

std::string addressOf(const Catalog& catalog, const Version& version)
{
    const Model* model = catalog.model(version.model.text());
    if (!model || version.label.empty())
        return version.id;
    const auto twins = std::ranges::count(model->versions, version.label, &Version::label);
    if (twins != 1)
        return version.id;
    const bool isPlain = version.label != kLatest && version.label.find_first_of("@#") == std::string::npos;
    std::string address = written(version);
    if (isPlain)
        return address;
    const auto found = findVersion(catalog, address);
    return found && *found == &version ? address : version.id;
}

} // namespace colophon
