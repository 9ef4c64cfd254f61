#include "models/sources/folder/registryrecords.h"

#include "models/files/fileproblem.h"

#include <algorithm>
#include <cerrno>
#include <unordered_map>
#include <unordered_set>

namespace colophon {

namespace {

/// Facts of `from` come to stand under the origins of `into`.
std::vector<OriginIndex> adoptOrigins(Facts& into, const Facts& from)
{
    std::vector<OriginIndex> indices;
    indices.reserve(from.origins.size());
    for (const Origin& origin : from.origins)
        indices.push_back(into.addOrigin(origin));
    return indices;
}

class FactFiller
{
public:
    FactFiller(Facts& into, const Facts& from)
        : m_into(into)
        , m_from(from)
        , m_origins(adoptOrigins(into, from))
    {
    }

    void fill()
    {
        if (!m_into.created && m_from.created) {
            m_into.created = m_from.created;
            m_into.createdOrigin = moved(m_from.createdOrigin);
        }
        fillOne(m_into.run, m_from.run);
        fillOne(m_into.author, m_from.author);
        fillOne(m_into.reason, m_from.reason);
        fillOne(m_into.card, m_from.card);
        fillOne(m_into.code, m_from.code);
        fillByKey(m_into.metrics, m_from.metrics);
        fillByKey(m_into.parameters, m_from.parameters);
        fillByKey(m_into.tags, m_from.tags);
        fillByKey(m_into.environment, m_from.environment);
        fillByKey(m_into.architecture, m_from.architecture);
        fillBy(m_into.datasets, m_from.datasets, [](const Dataset& data) { return data.path + '\n' + data.name; });
        fillArtifacts();
        if (!m_into.live && m_from.live) {
            m_into.live = m_from.live;
            m_into.live->origin = moved(m_from.live->origin);
        }
        if (m_into.noiseSource.empty())
            m_into.noiseSource = m_from.noiseSource;
        normalise(m_into);
    }

private:
    OriginIndex moved(OriginIndex index) const { return index < m_origins.size() ? m_origins[index] : kNoOrigin; }

    template <typename Fact> void fillOne(Fact& into, const Fact& from)
    {
        if (!into.isEmpty() || from.isEmpty())
            return;
        into = from;
        into.origin = moved(from.origin);
    }

    template <typename Item, typename KeyOf>
    void fillBy(std::vector<Item>& into, const std::vector<Item>& from, KeyOf keyOf)
    {
        std::unordered_set<std::string> known;
        for (const Item& item : into)
            known.insert(keyOf(item));
        for (const Item& item : from) {
            if (known.contains(keyOf(item)))
                continue;
            into.push_back(item);
            into.back().origin = moved(item.origin);
        }
    }

    template <typename Item> void fillByKey(std::vector<Item>& into, const std::vector<Item>& from)
    {
        fillBy(into, from, [](const Item& item) { return item.key.text(); });
    }

    /// A recorded digest stays what it was when it was registered; format and state come from the file.
    void fillArtifacts()
    {
        std::unordered_map<std::string, const Artifact*> files;
        for (const Artifact& artifact : m_from.artifacts)
            files.emplace(artifact.path, &artifact);
        for (Artifact& artifact : m_into.artifacts) {
            const auto file = files.find(artifact.path);
            if (file == files.end())
                continue;
            if (artifact.format.empty())
                artifact.format = file->second->format;
            artifact.outsideRoot = file->second->outsideRoot;
            if (artifact.size && file->second->size && *artifact.size != *file->second->size)
                artifact.integrity = Integrity::Unchecked; // Checked next, which tells what differs.
        }
        fillBy(m_into.artifacts, m_from.artifacts, [](const Artifact& artifact) { return artifact.path; });
    }

    Facts& m_into;
    const Facts& m_from;
    std::vector<OriginIndex> m_origins;
};

void takeOver(SourceRecord& registered, const SourceRecord& file)
{
    FactFiller(registered.facts, file.facts).fill();
    registered.aliases.insert(registered.aliases.end(), file.aliases.begin(), file.aliases.end());
    registered.sameAs.insert(registered.sameAs.end(), file.sameAs.begin(), file.sameAs.end());
    registered.parents.insert(registered.parents.end(), file.parents.begin(), file.parents.end());
}

std::vector<std::string> pathsOf(const SourceRecord& registered)
{
    std::vector<std::string> paths{registered.native};
    for (const Artifact& artifact : registered.facts.artifacts)
        paths.push_back(artifact.path);
    return paths;
}

/// The registered versions, joined with their files, in place of those files.
void joinVersions(const RegistryContents& contents, SourceId source, std::vector<SourceRecord>& records)
{
    std::unordered_map<std::string, std::size_t> positions;
    for (std::size_t index = 0; index < records.size(); ++index)
        positions.emplace(records[index].native, index);
    std::vector<bool> isTaken(records.size(), false);
    std::vector<SourceRecord> joined;
    for (SourceRecord registered : contents.versions) {
        registered.source = source;
        for (Origin& origin : registered.facts.origins)
            origin.source = source;
        for (const std::string& path : pathsOf(registered)) {
            const auto file = positions.find(path);
            if (file == positions.end() || isTaken[file->second])
                continue;
            isTaken[file->second] = true;
            takeOver(registered, records[file->second]);
        }
        joined.push_back(std::move(registered));
    }
    std::size_t index = 0;
    std::erase_if(records, [&](const SourceRecord&) { return isTaken[index++]; });
    std::ranges::move(joined, std::back_inserter(records));
}

/// What stands where the holder of a stage was found before.
enum class Whereabouts : std::uint8_t { Gone, Unreadable, Unrecognised };

/// Why this cannot be read; 0 if it can, or if it is no folder.
int refusalOf(const RootFolder& root, const std::string& path)
{
    const Descriptor folder(root.openFolder(path));
    return folder.isOpen() ? 0 : errno;
}

Whereabouts whereabouts(const RootFolder& root, const std::string& native)
{
    const int error = refusalOf(root, native);
    if (error == 0 || (error == ENOTDIR && root.status(native)))
        return Whereabouts::Unrecognised;
    return error == ENOENT || error == ENOTDIR ? Whereabouts::Gone : Whereabouts::Unreadable;
}

Problem holderMissing(const RegistryContents::StageEntry& stage, const RootFolder& root, SourceId source)
{
    const std::string other = "mark another version as " + stage.stage.text() + ".";
    Problem problem{.source = source,
                    .severity = Problem::Severity::Warning,
                    .file = stage.native,
                    .line = 0,
                    .reason = "“" + stage.native + "” holds " + stage.stage.text() + " of " + stage.model.text(),
                    .hint = {}};
    switch (whereabouts(root, stage.native)) {
    case Whereabouts::Gone:
        problem.reason += ", but is not there any more.";
        problem.hint = "Put the file back, or " + other;
        break;
    case Whereabouts::Unreadable:
        problem.reason += ", but cannot be read. " + fileProblem(stage.native, refusalOf(root, stage.native)).reason;
        problem.hint = "Make it and the folders it is in readable to you, or ask its owner, then read again.";
        break;
    case Whereabouts::Unrecognised:
        problem.reason += " and is there, but was not recognised as a version.";
        problem.hint = "Look at the other problems of this location, or " + other;
        break;
    }
    return problem;
}

} // namespace

std::vector<Problem> joinRegistry(const RegistryContents& contents, const RootFolder& root, SourceId source,
                                  std::vector<SourceRecord>& records)
{
    joinVersions(contents, source, records);
    std::unordered_map<std::string, SourceRecord*> byNative;
    for (SourceRecord& record : records)
        byNative.emplace(record.native, &record);
    std::vector<Problem> problems;
    for (const auto& stage : contents.stages) {
        const auto holder = byNative.find(stage.native);
        if (holder == byNative.end())
            problems.push_back(holderMissing(stage, root, source));
        else if (std::ranges::find(holder->second->stages, stage.stage) == holder->second->stages.end())
            holder->second->stages.push_back(stage.stage);
    }
    return problems;
}

} // namespace colophon
