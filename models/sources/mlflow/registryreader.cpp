#include "models/sources/mlflow/registryreader.h"

#include "models/sources/mlflow/artifactfolder.h"
#include "models/sources/mlflow/keyfolder.h"
#include "models/sources/mlflow/runtags.h"
#include "models/sources/mlflow/status.h"
#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <cerrno>

namespace colophon::mlflow {

namespace {

constexpr std::string_view kMetaName = "meta.yaml";
constexpr std::string_view kVersionPrefix = "version-";
constexpr std::string_view kPromptTag = "mlflow.prompt.is_prompt";
constexpr std::size_t kVersionsListing = 39; ///< stays in use while versions are read

bool saysPrompt(std::string_view tag)
{
    return tag == "true" || tag == "True";
}

bool hasPromptTag(const std::vector<Entry>& tags)
{
    return std::ranges::any_of(tags, [](const Entry& tag) { return tag.key == kPromptTag && saysPrompt(tag.value); });
}

/// "models:/m-1a2b" → m-1a2b; empty for other sources.
std::string_view loggedModelOf(std::string_view source)
{
    constexpr std::string_view kPrefix = "models:/";
    if (!source.starts_with(std::string(kPrefix) + "m-"))
        return {};
    source.remove_prefix(kPrefix.size());
    return source.find('/') == std::string_view::npos ? source : std::string_view();
}

/// "models:/churn/3" → churn/3, the version that this one was copied from; empty for other sources.
std::string_view copiedVersion(std::string_view source)
{
    constexpr std::string_view kPrefix = "models:/";
    if (!source.starts_with(kPrefix) || !loggedModelOf(source).empty())
        return {};
    source.remove_prefix(kPrefix.size());
    const std::size_t slash = source.rfind('/');
    const bool isVersion = slash != std::string_view::npos && parseVersionNumber(source.substr(slash + 1));
    return isVersion ? source : std::string_view();
}

std::string_view firstFilled(std::string_view first, std::string_view second)
{
    return first.empty() ? second : first;
}

/// Joins the version with its run and logged model, and names what it was copied from.
void linkRecord(const Meta& meta, SourceRecord& record)
{
    const std::string_view source = meta.text("source");
    if (!meta.text("run_id").empty())
        record.sameAs.push_back("run:" + toValidUtf8(meta.text("run_id")));
    const std::string_view loggedModel = firstFilled(meta.text("model_id"), loggedModelOf(source));
    if (!loggedModel.empty())
        record.sameAs.push_back("model:" + toValidUtf8(loggedModel));
    if (const auto copied = copiedVersion(source); !copied.empty())
        record.parents.push_back({toValidUtf8(copied), {}, {}, "copied from " + toValidUtf8(copied)});
}

void applyModelMeta(const Meta& meta, const Origin& place, RegisteredModel& model)
{
    if (!meta.text("name").empty())
        model.name = toValidUtf8(meta.text("name"));
    model.changed = meta.time("last_updated_timestamp");
    const OriginIndex origin = model.facts.addOrigin(place);
    model.facts.created = meta.time("creation_timestamp");
    model.facts.createdOrigin = model.facts.created ? origin : kNoOrigin;
    if (!meta.text("description").empty())
        model.facts.notes.push_back({toValidUtf8(meta.text("description")), {}, {}, origin});
}

} // namespace

RegistryReader::RegistryReader(Reading& reading, std::string storePath)
    : m_reading(reading)
    , m_storePath(std::move(storePath))
{
}

std::optional<RegisteredModel> RegistryReader::model(const OpenFolder& store, const std::string& folderName)
{
    const OpenFolder folder = m_reading.files.open(store, "models/" + folderName);
    if (!folder.isOpen()) {
        if (m_reading.files.lastError() != ENOTDIR && m_reading.files.lastError() != ENOENT)
            m_reading.refuse(joinPath(store.path, "models/" + folderName), m_reading.files.lastError());
        return std::nullopt;
    }
    RegisteredModel model;
    model.name = toValidUtf8(folderName);
    model.path = folder.path;
    const MetaResult result = m_reading.readMeta(folder, kMetaName, MetaKind::RegisteredModel, m_meta);
    if (result == MetaResult::Missing)
        return std::nullopt;
    if (result == MetaResult::Read) {
        m_reading.warnOfHalf(folder, kMetaName, MetaKind::RegisteredModel, m_meta);
        applyModelMeta(m_meta, {m_reading.source(), joinPath(folder.path, kMetaName), false}, model);
    }
    readEntries(m_reading, folder, "tags", model.facts, model.facts.tags);
    model.isPrompt = hasPromptTag(model.facts.tags);
    Facts scratch;
    std::vector<Entry> aliases;
    readEntries(m_reading, folder, "aliases", scratch, aliases);
    for (Entry& entry : aliases)
        model.aliases.push_back({entry.key, std::move(entry.value)});
    std::ranges::sort(model.aliases, {}, &Alias::name);
    readVersions(store, folder, model);
    return model;
}

void RegistryReader::readVersions(const OpenFolder& store, const OpenFolder& folder, RegisteredModel& model)
{
    Listing& listing = m_reading.listing(kVersionsListing);
    if (!m_reading.files.list(folder, listing))
        return m_reading.refuse(folder.path, m_reading.files.lastError());
    for (const Listing::Entry& entry : listing.entries()) {
        const std::string name(listing.name(entry));
        if (name.starts_with(kVersionPrefix) && !m_reading.isStopped())
            readVersion(store, folder, name, model);
    }
    std::ranges::sort(model.versions, {}, [](const RegistryVersion& version) { return version.staged.number; });
}

void RegistryReader::readVersion(const OpenFolder& store, const OpenFolder& folder, const std::string& name,
                                 RegisteredModel& model)
{
    const auto number = parseVersionNumber(std::string_view(name).substr(kVersionPrefix.size()));
    const std::string file = joinPath(name, kMetaName);
    if (!number || m_reading.readMeta(folder, file, MetaKind::Version, m_meta) != MetaResult::Read)
        return;
    m_reading.warnOfHalf(folder, file, MetaKind::Version, m_meta);
    RegistryVersion version;
    version.staged = {*number, toValidUtf8(m_meta.text("current_stage"))};
    version.record.deleted = version.staged.legacyStage == kDeletedStage;
    if (version.record.deleted && !m_reading.includeDeleted)
        return;
    fillRecord(store, folder, name, model, version);
    model.versions.push_back(std::move(version));
}

void RegistryReader::fillRecord(const OpenFolder& store, const OpenFolder& folder, const std::string& name,
                                const RegisteredModel& model, RegistryVersion& version)
{
    SourceRecord& record = version.record;
    const std::string number = std::to_string(version.staged.number);
    record.source = m_reading.source();
    record.kind = RecordKind::Registered;
    record.native = model.name + "/" + number;
    record.model = Name(model.name);
    record.label = number;
    linkRecord(m_meta, record);
    Facts& facts = record.facts;
    const auto origin = facts.addOrigin({record.source, joinPath(folder.path, joinPath(name, kMetaName)), false});
    facts.created = m_meta.time("creation_timestamp");
    facts.createdOrigin = facts.created ? origin : kNoOrigin;
    applyVersionStatus(m_meta, origin, facts);
    if (!m_meta.text("user_id").empty())
        facts.author = {toValidUtf8(m_meta.text("user_id")), origin};
    if (!m_meta.text("description").empty()) {
        facts.reason = {toValidUtf8(m_meta.text("description")), origin};
        facts.notes.push_back({.text = facts.reason.text, .author = {}, .time = {}, .origin = origin});
    }
    readEntries(m_reading, folder, name + "/tags", facts, facts.tags);
    version.isPrompt = hasPromptTag(facts.tags);
    const std::string uri(firstFilled(m_meta.text("storage_location"), m_meta.text("source")));
    readArtifacts(m_reading, {store, {}, m_storePath, uri}, facts);
    normalise(facts);
}

void RegistryReader::reportDangling(const RegisteredModel& model, const std::vector<StagedVersion>& versions)
{
    for (const Alias& alias : model.aliases) {
        const auto number = parseVersionNumber(alias.version);
        const auto isNamed = [&number](const StagedVersion& version) {
            return version.number == number && version.legacyStage != kDeletedStage;
        };
        if (std::ranges::none_of(versions, isNamed))
            m_reading.warn(joinPath(model.path, "aliases/" + alias.name.text()),
                           "The alias points to version “" + alias.version
                               + "”, which is not there, was deleted or cannot be read.",
                           "Where a problem of its files is listed too, mend that first. Otherwise give the alias to "
                           "another version, or remove it.");
    }
}

void RegistryReader::reportDisagreement(const RegisteredModel& model, const std::vector<StagedVersion>& versions)
{
    for (const char* name : {"production", "staging"}) {
        const Name stage(name);
        const Alias* alias = aliasOfStage(model.aliases, stage);
        const auto holder = holderOf(stage, versions, model.aliases);
        if (alias == nullptr || !holder)
            continue;
        std::optional<std::int64_t> staged;
        for (const StagedVersion& version : versions) {
            if (stageOfLegacy(version.legacyStage) == stage && (!staged || version.number == *holder))
                staged = version.number;
        }
        if (!staged || *staged == *holder)
            continue;
        const std::string legacy(legacyOfStage(stage));
        m_reading.warn(joinPath(model.path, "version-" + std::to_string(*staged) + "/meta.yaml"),
                       "Version " + std::to_string(*staged) + " is in MLflow's stage " + legacy + ", but the alias "
                           + alias->name.text() + " points to version " + std::to_string(*holder) + ".",
                       "The alias decides. To end the doubt, take the version out of the stage in MLflow.");
    }
}

void RegistryReader::observeReleases(const OpenFolder& store, const RegisteredModel& model,
                                     const std::vector<StagedVersion>& versions)
{
    constexpr std::int64_t kTolerance = 2'000; ///< milliseconds between the two writes of one alias change
    for (const char* name : {"production", "staging"}) {
        const Name stage(name);
        const Alias* alias = aliasOfStage(model.aliases, stage);
        const auto holder = holderOf(stage, versions, model.aliases);
        if (alias == nullptr || !holder || !model.changed)
            continue;
        // MLflow keeps no time of an alias, but writes the model right after it: an alias file that is younger than
        // its model was copied here, and its time says nothing.
        const std::string folder = model.path.substr(store.path.empty() ? 0 : store.path.size() + 1);
        const auto status = m_reading.files.status(store, folder + "/aliases/" + alias->name.text());
        if (!status || status->modified.milliseconds > model.changed->milliseconds + kTolerance)
            continue;
        const std::string number = std::to_string(*holder);
        RecordedRelease& release = m_reading.batch.releases.emplace_back();
        release.time = status->modified;
        release.model = Name(model.name);
        release.stage = stage;
        release.to = VersionReference{"mlflow-files", model.name + "/" + number, number};
        release.evidence = "alias " + alias->name.text();
    }
}

void RegistryReader::readModel(const OpenFolder& store, const std::string& folderName)
{
    auto model = this->model(store, folderName);
    if (!model || (model->isPrompt && !m_reading.includeDeleted))
        return;
    std::vector<StagedVersion> staged;
    for (const RegistryVersion& version : model->versions)
        staged.push_back(version.staged);
    reportDangling(*model, staged);
    reportDisagreement(*model, staged);
    observeReleases(store, *model, staged);
    normalise(model->facts);
    m_reading.batch.models.push_back({m_reading.source(), Name(model->name), true, std::move(model->facts)});
    for (RegistryVersion& version : model->versions) {
        const bool isPrompt = model->isPrompt || version.isPrompt;
        if (isPrompt && !m_reading.includeDeleted)
            continue;
        if (isPrompt)
            version.record.kind = RecordKind::Prompt;
        version.record.stages = stagesOf(version.staged, staged, model->aliases);
        for (const Alias& alias : model->aliases) {
            if (parseVersionNumber(alias.version) == version.staged.number)
                version.record.aliases.push_back(alias.name);
        }
        m_reading.add(std::move(version.record));
    }
}

std::vector<std::string> registeredModelFolders(Reading& reading, const OpenFolder& store)
{
    std::vector<std::string> names;
    const OpenFolder models = reading.files.open(store, "models");
    if (!models.isOpen())
        return names;
    Listing& listing = reading.listing(0);
    if (!reading.files.list(models, listing)) {
        reading.refuse(models.path, reading.files.lastError());
        return names;
    }
    for (const Listing::Entry& entry : listing.entries()) {
        if (entry.kind == FileKind::Folder || entry.kind == FileKind::Link)
            names.emplace_back(listing.name(entry));
    }
    return names;
}

} // namespace colophon::mlflow
