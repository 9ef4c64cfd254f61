#include "models/sources/folder/recordreader.h"

#include "models/artifacts/digest.h"
#include "models/artifacts/format.h"
#include "models/catalog/label.h"
#include "models/sources/folder/filereader.h"
#include "models/sources/folder/fromfile.h"
#include "models/sources/folder/missingparts.h"
#include "models/sources/folder/sidecarreader.h"

#include <algorithm>
#include <array>

#include <pwd.h>
#include <unistd.h>

namespace colophon::folder {

namespace {

constexpr std::uint64_t kLargestChecked = std::uint64_t{1} << 20;
constexpr std::uint64_t kCheckedInAll = std::uint64_t{64} << 20;

/// Time and owner of a version are those of its newest file.
std::optional<FileStatus> newestStatus(const RootFolder& root, const FoundVersion& version)
{
    std::optional<FileStatus> newest;
    const auto take = [&](const std::string& path) {
        if (const auto status = root.status(path); status && (!newest || status->modified > newest->modified))
            newest = *status;
    };
    for (const FoundFile& file : version.files)
        take(file.path);
    for (std::size_t i = 0; !newest && i < version.sidecars.size(); ++i)
        take(version.sidecars[i].path);
    return newest;
}

void warnOfFuture(const FoundVersion& version, FactsWriter& writer)
{
    constexpr std::int64_t kTolerance = 24 * 60 * 60 * 1000;
    const Facts& facts = writer.facts;
    if (!facts.created || facts.created->milliseconds <= Timestamp::now().milliseconds + kTolerance)
        return;
    writer.warn(version.native, 0, "The version is dated in the future: " + toIsoText(*facts.created) + ".",
                "A clock was wrong when it was made, or is wrong now. The time is shown as it is recorded.");
}

} // namespace

RecordReader::RecordReader(const RootFolder& root, SourceId source)
    : m_root(root)
    , m_source(source)
    , m_budget(kLargestChecked, kCheckedInAll)
{
}

std::optional<SourceRecord> RecordReader::read(const FoundVersion& version, std::vector<Problem>& problems,
                                               std::stop_token stop)
{
    FactsWriter writer(m_source);
    std::vector<Sidecar> sidecars = version.sidecars;
    std::ranges::stable_sort(sidecars, {}, &Sidecar::kind);
    for (const Sidecar& sidecar : sidecars)
        readSidecar(m_root, sidecar, writer);
    if (writer.isTrackedByMlflow && version.label == kUnversioned && writer.label.empty())
        return std::nullopt;
    readFiles(version, writer, stop);
    readRecordedFiles(writer, stop);
    addFromFileSystem(version, writer);
    warnOfFuture(version, writer);

    SourceRecord record;
    record.source = m_source;
    record.kind = RecordKind::File;
    record.native = version.native;
    record.model = Name(toDisplayText(writer.model.empty() ? version.model : writer.model));
    record.label = toDisplayText(writer.label.empty() ? version.label : writer.label);
    record.parents = std::move(writer.parents);
    for (Problem& problem : writer.problems) {
        if (problem.file.empty())
            problem.file = version.native;
        problem.source = m_source;
        problems.push_back(std::move(problem));
    }
    normalise(writer.facts);
    record.facts = std::move(writer.facts);
    return record;
}

void RecordReader::readFiles(const FoundVersion& version, FactsWriter& writer, std::stop_token stop)
{
    TensorTotals totals;
    for (const FoundFile& file : version.files) {
        if (!stop.stop_requested())
            readModelFile(m_root, file, totals, writer);
    }
    if (addMissingParts(version, writer))
        totals.missFile();
    totals.writeTo(writer);
    // A digest file may be named after the model file with or without its extension.
    for (Artifact& artifact : writer.facts.artifacts) {
        auto recorded = writer.recordedFiles.find(artifact.path);
        if (recorded == writer.recordedFiles.end())
            recorded = writer.recordedFiles.find(std::string(stemOf(artifact.path)));
        if (recorded == writer.recordedFiles.end() || artifact.outsideRoot)
            continue;
        takeRecorded(recorded->second, artifact, writer);
        writer.recordedFiles.erase(recorded);
        if (auto problem = checkIntegrity(m_root, artifact, m_budget, stop))
            writer.problems.push_back(std::move(*problem));
    }
}

/// The files of the version are incomplete: those that are not there are listed as missing. True if tensors are among
/// them that the headers of the others do not tell of.
bool RecordReader::addMissingParts(const FoundVersion& version, FactsWriter& writer) const
{
    std::vector<std::string> recorded;
    for (const auto& [path, file] : writer.recordedFiles)
        recorded.push_back(path);
    const MissingParts parts = missingParts(m_root, version.files, writer.weightIndexes, recorded);
    for (const std::string& path : parts.paths) {
        Artifact artifact;
        artifact.path = path;
        artifact.format = formatByName(path);
        artifact.integrity = Integrity::Missing;
        artifact.origin = writer.origin(kFileSystem);
        writer.facts.artifacts.push_back(std::move(artifact));
    }
    if (parts.count > 0)
        writer.problems.push_back(problemOf(parts));
    return parts.lacksTensors;
}

void RecordReader::readRecordedFiles(FactsWriter& writer, std::stop_token stop)
{
    for (const auto& [path, recorded] : writer.recordedFiles) {
        Artifact artifact;
        artifact.path = path;
        takeRecorded(recorded, artifact, writer);
        if (artifact.format.empty())
            artifact.format = formatByName(path);
        if (m_root.leavesRoot(path))
            artifact.outsideRoot = true;
        else if (auto problem = checkIntegrity(m_root, artifact, m_budget, stop))
            writer.problems.push_back(std::move(*problem));
        writer.facts.artifacts.push_back(std::move(artifact));
    }
}

void RecordReader::checkFiles(SourceRecord& record, std::vector<Problem>& problems, const std::stop_token& stop)
{
    for (Artifact& artifact : record.facts.artifacts) {
        if (artifact.outsideRoot || artifact.integrity != Integrity::Unchecked)
            continue;
        if (auto problem = checkIntegrity(m_root, artifact, m_budget, stop))
            problems.push_back(std::move(*problem));
    }
}

void RecordReader::addFromFileSystem(const FoundVersion& version, FactsWriter& writer)
{
    Facts& facts = writer.facts;
    if (!facts.created) {
        const Label label = parseLabel(version.label);
        if (label.kind == LabelKind::Date && label.time) {
            facts.created = label.time;
            facts.createdOrigin = writer.origin("name of the file");
        }
    }
    if (facts.created && !facts.author.isEmpty())
        return;
    const auto status = newestStatus(m_root, version);
    if (!status)
        return;
    if (!facts.created) {
        facts.created = status->modified;
        facts.createdOrigin = writer.origin(kFileSystem);
    }
    if (facts.author.isEmpty())
        facts.author = {ownerName(status->owner), writer.origin(kFileSystem)};
}

std::string RecordReader::ownerName(std::uint32_t user)
{
    const std::scoped_lock lock(m_mutex);
    const auto [known, isNew] = m_owners.try_emplace(user);
    if (!isNew)
        return known->second;
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found);
    known->second = found ? std::string(found->pw_name) : "user " + std::to_string(user);
    return known->second;
}

} // namespace colophon::folder
