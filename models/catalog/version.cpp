#include "models/catalog/version.h"

#include "models/catalog/displaytext.h"

#include <algorithm>

namespace colophon {

std::string_view toString(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Recorded:
        return "recorded";
    case Evidence::Content:
        return "content";
    case Evidence::Ancestry:
        return "ancestry";
    case Evidence::SemVer:
        return "semver";
    case Evidence::Time:
        break;
    }
    return "time";
}

bool Version::holds(Name stage) const
{
    return std::ranges::find(stages, stage) != stages.end();
}

std::string displayLabel(const Version& version)
{
    // No number has a point in it, and every version of a large table is asked at a key of the filter.
    if (version.semver && !version.label.contains('.') && parseLabel(version.label).kind == LabelKind::Number)
        return "v" + toString(*version.semver);
    return toDisplayText(version.label);
}

std::vector<std::string_view> missingFacts(const Version& version)
{
    const Facts& facts = version.facts;
    std::vector<std::string_view> missing;
    if (!facts.created)
        missing.emplace_back("time");
    if (facts.author.isEmpty())
        missing.emplace_back("author");
    if (facts.code.isEmpty())
        missing.emplace_back("code");
    if (facts.datasets.empty())
        missing.emplace_back("data");
    if (facts.parameters.empty())
        missing.emplace_back("parameters");
    if (facts.metrics.empty())
        missing.emplace_back("metrics");
    return missing;
}

} // namespace colophon
