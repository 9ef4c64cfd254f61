#include "models/releases/notes.h"

#include "models/compare/numbertext.h"
#include "models/releases/journalnames.h"
#include "models/releases/locations.h"
#include "models/releases/reason.h"
#include "models/releases/refusal.h"
#include "models/releases/release.h"
#include "models/store/registryproblem.h"
#include "models/store/registrywriter.h"

namespace colophon {

namespace {

/// The location whose journal keeps the notes of a version; null when it is not open.
const Location* noteKeeper(std::span<const std::shared_ptr<Location>> locations, const Catalog& catalog,
                           const Version& version)
{
    return version.records.empty() ? nullptr : placeOf(locations, catalog, version.records.front().source).location;
}

Problem notOpen(const Version& version)
{
    Problem problem;
    problem.reason = "The location changed: the place that " + version.model.text() + " " + version.label
        + " was read from is not open any more.";
    problem.hint = "Read again or open it again, then write the note.";
    return problem;
}

std::optional<Problem> nameProblem(const Catalog& catalog, const Version& version)
{
    const Record& record = version.records.front();
    return journalNameProblem(version, record, catalog.source(record.source));
}

} // namespace

std::optional<Problem> noteObstacle(std::span<const std::shared_ptr<Location>> locations, const Catalog& catalog,
                                    const Version& version)
{
    const Location* keeper = noteKeeper(locations, catalog, version);
    if (!keeper)
        return notOpen(version);
    auto problem = nameProblem(catalog, version);
    return problem ? problem : registryObstacle(keeper->path());
}

std::expected<std::int64_t, WriteFailure> writeNote(std::span<const std::shared_ptr<Location>> locations,
                                                    const Catalog& catalog, const Version& version,
                                                    const std::string& text, const std::string& actor)
{
    const Location* keeper = noteKeeper(locations, catalog, version);
    if (!keeper)
        return std::unexpected(refused(notOpen(version)));
    if (auto problem = nameProblem(catalog, version))
        return std::unexpected(refused(std::move(*problem)));
    if (reasonLength(text) > kLongestNote)
        return std::unexpected(refused("The note is too long.",
                                       "Write at most " + numberText(kLongestNote, 0)
                                           + " characters; keep the rest in a document, and say where."));
    const Record& record = version.records.front();
    const SourceInfo* source = catalog.source(record.source);
    RecordedNote note;
    note.model = version.model;
    note.version = {source ? source->kind : std::string(), record.native, version.label};
    note.actor = actor.empty() ? currentActor() : actor;
    note.text = text;
    note.place = source ? source->location : std::string();
    const auto entry = addNote(keeper->path(), note);
    if (entry)
        return *entry;
    const bool isRefused = entry.error().kind == RegistryFailure::Kind::Refused;
    return std::unexpected(
        WriteFailure{isRefused ? WriteFailure::Kind::Refused : WriteFailure::Kind::Failed, entry.error().problem, {}});
}

} // namespace colophon
