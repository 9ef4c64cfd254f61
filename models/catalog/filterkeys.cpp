#include "models/catalog/filterkeys.h"

#include "models/catalog/casefolding.h"

#include <algorithm>
#include <array>

namespace colophon {

namespace {

constexpr std::array<FilterKey, 19> kKeys{{
    {FilterSubject::Metric, "metric", true, true, "last value of a metric", ""},
    {FilterSubject::Parameter, "param", true, true, "a parameter", ""},
    {FilterSubject::Stage, "stage", false, false, "the version is in this stage", ""},
    {FilterSubject::Model, "model", false, false, "name of the model", ""},
    {FilterSubject::Author, "author", false, false, "who made it; a word of the name or address begins so", ""},
    {FilterSubject::Created, "created", false, true, "when it was made", ""},
    {FilterSubject::Status, "status", false, false, "how the run that made it went", ""},
    {FilterSubject::Label, "label", false, true, "what the version is called", ""},
    {FilterSubject::SemVer, "semver", false, true, "its version number", ""},
    {FilterSubject::Reason, "reason", false, false, "why it exists", ""},
    {FilterSubject::Tag, "tag", true, true, "a tag", ""},
    {FilterSubject::Data, "data", true, false, "a data set: its digest or path", ""},
    {FilterSubject::Environment, "env", true, true, "a package or tool and its version", ""},
    {FilterSubject::Alias, "alias", false, false, "a name that points to the version", ""},
    {FilterSubject::Commit, "commit", false, false, "commit of its code", ""},
    {FilterSubject::Source, "source", false, false, "where it was read", ""},
    {FilterSubject::Missing, "missing", false, false, "an essential fact that nobody recorded",
     "time author code data parameters metrics"},
    {FilterSubject::File, "file", false, false, "state of its files", "verified changed missing unchecked unrecorded"},
    {FilterSubject::Is, "is", false, false, "what kind of version it is",
     "registered tagged file logged run deleted prompt prerelease staged live was-production"},
}};

} // namespace

std::span<const FilterKey> filterKeys()
{
    return kKeys;
}

WrittenFilterKey readFilterKey(std::string_view text)
{
    const std::size_t dot = text.find('.');
    const std::string word = foldCase(text.substr(0, dot));
    const auto* const found = std::ranges::find(kKeys, word, &FilterKey::text);
    if (found == kKeys.end() || (!found->hasName && dot != std::string_view::npos))
        return {};
    return {found, dot == std::string_view::npos ? std::string() : std::string(text.substr(dot + 1))};
}

} // namespace colophon
