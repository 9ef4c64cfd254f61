#include "models/releases/releasenotes.h"

#include "models/catalog/displaytext.h"
#include "models/compare/datetext.h"
#include "models/compare/report.h"
#include "models/releases/shownlabel.h"

#include <algorithm>
#include <vector>

namespace colophon {

namespace {

std::string words(const std::string& text)
{
    return markdownText(toDisplayText(text));
}

/// Each line of the reason as it was written, but for what Markdown would make of it.
std::string quotation(const std::string& reason)
{
    std::string text;
    std::size_t begin = 0;
    while (begin <= reason.size()) {
        const std::size_t end = std::min(reason.find('\n', begin), reason.size());
        text += "> " + words(reason.substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    return text;
}

std::string changes(const CatalogPointer& catalog, const Version* from, const Version& to, const Directions& corrected)
{
    std::vector<VersionId> ids{to.id};
    if (from != nullptr)
        ids.insert(ids.begin(), from->id);
    const Comparison comparison = compareVersions(catalog, ids, ids.front(), {.directions = corrected});
    const ReportOptions options{.onlyDifferences = from != nullptr, .width = 100};
    return comparisonReport(comparison, ReportFormat::Markdown, options);
}

} // namespace

std::string releaseNotes(const CatalogPointer& catalog, const Model& model, const ReleaseEvent& release,
                         const std::string& label, const Directions& corrected)
{
    const Version* from = release.from ? model.find(*release.from) : nullptr;
    const Version* to = release.to ? model.find(*release.to) : nullptr;
    const std::string version = shownLabel(model, release.to, release.toLabel);
    const std::string before = shownLabel(model, release.from, release.fromLabel);
    std::string text = "# " + words(model.name.text()) + " " + words(version) + "\n\n";
    if (!label.empty() && label != version)
        text += "Released as " + words(label) + ".\n";
    text += "In " + words(release.stage.text()) + " since " + minuteText(release.effective) + " UTC";
    if (!release.actor.empty())
        text += ", by " + words(release.actor);
    text += before.empty() ? ".\n" : ", in place of " + words(before) + ".\n";
    if (!release.reason.empty())
        text += "\n" + quotation(release.reason);
    if (to == nullptr)
        return text;
    text += from != nullptr ? "\n## What changed since " + words(before) + "\n\n" : std::string("\n## What it is\n\n");
    return text + changes(catalog, from, *to, corrected);
}

} // namespace colophon
