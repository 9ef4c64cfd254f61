#include "models/sources/mlflow/stagedmodel.h"

#include "models/sources/mlflow/keyfolder.h"
#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <cerrno>

namespace colophon::mlflow {

namespace {

constexpr std::string_view kMetaName = "meta.yaml";
constexpr std::string_view kVersionPrefix = "version-";

/// A version whose meta.yaml cannot be read, or not to its end.
struct DoubtfulVersion
{
    std::int64_t number = 0;
    std::optional<std::string> legacyStage; ///< if the file still says it
    bool isRefused = false; ///< the file may be whole, but the system does not let it be read
    Problem problem;
};

class StagedModelReader
{
public:
    StagedModelReader(Reading& reading, const OpenFolder& store, const StageQuestion& question)
        : m_reading(reading)
        , m_question(question)
        , m_folder(reading.files.open(store, "models/" + question.model.text()))
    {
        m_model.name = question.model.text();
        m_model.path = joinPath(store.path, "models/" + question.model.text());
    }

    std::expected<std::optional<StagedModel>, Problem> read()
    {
        m_reading.batch.problems.clear();
        if (!m_folder.isOpen()) {
            const int error = m_reading.files.lastError();
            if (error == ENOTDIR || error == ENOENT)
                return std::optional<StagedModel>();
            m_reading.refuse(m_model.path, error);
            return std::unexpected(m_reading.batch.problems.front());
        }
        const MetaResult result = m_reading.readMeta(m_folder, kMetaName, MetaKind::RegisteredModel, m_meta);
        if (result == MetaResult::Missing)
            return std::optional<StagedModel>();
        m_reading.warnOfHalf(m_folder, kMetaName, MetaKind::RegisteredModel, m_meta);
        if (result == MetaResult::Read && !m_meta.text("name").empty())
            m_model.name = toValidUtf8(m_meta.text("name"));
        readAliases();
        readVersions();
        if (auto problem = decidingProblem())
            return std::unexpected(std::move(*problem));
        return std::optional(std::move(m_model));
    }

private:
    void readAliases()
    {
        Facts scratch;
        std::vector<Entry> aliases;
        readEntries(m_reading, m_folder, "aliases", scratch, aliases);
        for (Entry& entry : aliases)
            m_model.aliases.push_back({entry.key, std::move(entry.value)});
        std::ranges::sort(m_model.aliases, {}, &Alias::name);
    }

    void readVersions()
    {
        Listing& listing = m_reading.listing(0);
        if (!m_reading.files.list(m_folder, listing))
            return m_reading.refuse(m_folder.path, m_reading.files.lastError());
        for (const Listing::Entry& entry : listing.entries()) {
            const std::string name(listing.name(entry));
            const auto number = name.starts_with(kVersionPrefix)
                ? parseVersionNumber(std::string_view(name).substr(kVersionPrefix.size()))
                : std::nullopt;
            if (number)
                readVersion(*number, joinPath(name, kMetaName));
        }
        std::ranges::sort(m_model.versions, {}, &StagedVersion::number);
    }

    void readVersion(std::int64_t number, const std::string& file)
    {
        const std::size_t problems = m_reading.batch.problems.size();
        const MetaResult result = m_reading.readMeta(m_folder, file, MetaKind::Version, m_meta);
        if (result == MetaResult::Missing)
            return;
        if (result == MetaResult::Read)
            m_reading.warnOfHalf(m_folder, file, MetaKind::Version, m_meta);
        const bool saysStage = result == MetaResult::Read && m_meta.fields.has("current_stage");
        std::string legacyStage = saysStage ? toValidUtf8(m_meta.text("current_stage")) : std::string();
        if (m_reading.batch.problems.size() == problems) {
            if (legacyStage != kDeletedStage)
                m_model.versions.push_back({number, std::move(legacyStage)});
            return;
        }
        const bool isRefused = !m_reading.files.read(m_folder, file, 1);
        m_doubtful.push_back({number, saysStage ? std::optional(std::move(legacyStage)) : std::nullopt, isRefused,
                              std::move(m_reading.batch.problems.back())});
        m_reading.batch.problems.pop_back();
    }

    std::optional<Problem> decidingProblem() const
    {
        // What is left are the problems of the model itself and of its aliases.
        const auto& problems = m_reading.batch.problems;
        const auto problem = std::ranges::find_if(problems, [this](const Problem& each) { return decides(each.file); });
        if (problem != problems.end())
            return *problem;
        const auto version
            = std::ranges::find_if(m_doubtful, [this](const DoubtfulVersion& each) { return decides(each); });
        return version != m_doubtful.end() ? std::optional(version->problem) : std::nullopt;
    }

    bool decides(std::string_view file) const
    {
        const std::string aliases = joinPath(m_model.path, "aliases");
        if (!file.starts_with(aliases + "/"))
            return true;
        const std::string_view alias = file.substr(aliases.size() + 1);
        // Whether "champion" is a stage of its own depends on whether there is "production".
        const auto production = aliasNamesOf(Name("production"));
        const bool isOfProduction = std::ranges::find(production, m_question.stage.text()) != production.end();
        const auto names = isOfProduction ? production : aliasNamesOf(m_question.stage);
        return std::ranges::find(names, alias) != names.end();
    }

    bool decides(const DoubtfulVersion& version) const
    {
        if (m_question.to == m_model.name + "/" + std::to_string(version.number))
            return true;
        if (const Alias* alias = aliasOfStage(m_model.aliases, m_question.stage))
            return parseVersionNumber(alias->version) == version.number;
        const std::string_view legacy = legacyOfStage(m_question.stage);
        if (legacy.empty())
            return false;
        return version.legacyStage ? *version.legacyStage == legacy : version.isRefused || usesLegacyStages(m_model);
    }

    Reading& m_reading;
    const StageQuestion& m_question;
    OpenFolder m_folder;
    StagedModel m_model;
    std::vector<DoubtfulVersion> m_doubtful;
    Meta m_meta;
};

} // namespace

bool usesLegacyStages(const StagedModel& model)
{
    return std::ranges::any_of(
        model.versions, [](const StagedVersion& version) { return !stageOfLegacy(version.legacyStage).isEmpty(); });
}

std::expected<std::optional<StagedModel>, Problem> readStagedModel(Reading& reading, const OpenFolder& store,
                                                                   const StageQuestion& question)
{
    return StagedModelReader(reading, store, question).read();
}

} // namespace colophon::mlflow
