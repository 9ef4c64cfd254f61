#include "models/sources/mlflow/stagewriter.h"

#include "models/catalog/naming.h"
#include "models/files/fileproblem.h"
#include "models/sources/mlflow/filewriter.h"
#include "models/sources/mlflow/metaedit.h"
#include "models/sources/mlflow/storeplace.h"

#include <algorithm>
#include <cerrno>
#include <iterator>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kMetaLimit = std::size_t(4) * 1024 * 1024;
constexpr const char* kSystem = "MLflow files";

std::string versionText(std::int64_t number)
{
    return "version " + std::to_string(number);
}

std::string nativeOf(const std::string& model, std::int64_t number)
{
    return model + "/" + std::to_string(number);
}

/// Number of a native name "NAME/VERSION" of this model.
std::optional<std::int64_t> numberOf(std::string_view native, std::string_view model)
{
    if (!native.starts_with(model) || !native.substr(model.size()).starts_with('/'))
        return std::nullopt;
    return parseVersionNumber(native.substr(model.size() + 1));
}

/// Of a release that was left half-done.
bool isCompletion(const StageChange& change)
{
    return change.to && change.from == change.to;
}

StageQuestion questionOf(const StageChange& change)
{
    return {change.model, change.stage, change.to.value_or("")};
}

std::string aliasFile(const StagedModel& model, Name alias)
{
    return joinPath(model.path, "aliases/" + alias.text());
}

template <typename Moves> std::vector<Effect> legacyEffects(const Moves& moves)
{
    std::vector<Effect> effects;
    for (const auto& move : moves)
        effects.push_back({kSystem,
                           "Stage of " + versionText(move.version) + " changes from " + move.from + " to " + move.to,
                           {},
                           move.isSideEffect});
    return effects;
}

Effect timeEffect(const StagedModel& model)
{
    return {kSystem, "Time of the last change of model " + model.name + " is set to now",
            "last_updated_timestamp, as MLflow does", true};
}

} // namespace

/// One change under way, under the lock of its model.
struct StageWriter::Writing
{
    const StagedModel& model;
    const Steps& steps;
    FileWriter& files;
    const OpenFolder& folder;
    std::string time; ///< milliseconds, as MLflow writes them
    std::vector<std::string> done;
};

StageWriter::StageWriter(const RootFolder& root, const SourceInfo& info)
    : m_info(info)
    , m_reading(root, info.id, false, {})
    , m_store(m_reading.files.open(storePath(info)))
{
}

Problem StageWriter::problem(std::string file, std::string reason, std::string hint) const
{
    return {m_info.id, Problem::Severity::Error, std::move(file), 0, std::move(reason), std::move(hint)};
}

WriteFailure StageWriter::failure(WriteFailure::Kind kind, std::string file, std::string reason, std::string hint) const
{
    return {kind, problem(std::move(file), std::move(reason), std::move(hint)), {}};
}

std::expected<StagedModel, Problem> StageWriter::read(const StageQuestion& question)
{
    const std::string& name = question.model.text();
    const bool isFolderName = !name.empty() && name.find('/') == std::string::npos && name != ".." && name != ".";
    std::optional<StagedModel> model;
    if (m_store.isOpen() && isFolderName) {
        auto found = readStagedModel(m_reading, m_store, question);
        if (!found)
            return std::unexpected(std::move(found.error()));
        model = std::move(*found);
    }
    if (!model)
        return std::unexpected(
            problem(joinPath(storePath(m_info), "models/" + name), "The registry has no model “" + name + "”.",
                    "Only registered versions have stages. Register the run or logged model first."));
    return std::move(*model);
}

std::expected<std::optional<std::string>, Problem> StageWriter::holder(Name model, Name stage)
{
    auto registered = read({model, stage, {}});
    if (!registered)
        return std::unexpected(std::move(registered.error()));
    const auto number = holderOf(stage, registered->versions, registered->aliases);
    if (!number)
        return std::optional<std::string>();
    return std::optional(nativeOf(registered->name, *number));
}

std::expected<StageWriter::Steps, Problem> StageWriter::stepsFor(const StagedModel& model,
                                                                 const StageChange& change) const
{
    const auto& staged = model.versions;
    const Alias* present = aliasOfStage(model.aliases, change.stage);
    Steps steps;
    steps.alias = present != nullptr ? present->name : change.stage;
    if (present != nullptr)
        steps.presentAlias = present->version;
    steps.presentHolder = holderOf(change.stage, staged, model.aliases);
    if (const auto reason = whyNoAlias(steps.alias.text()); !reason.empty())
        return std::unexpected(
            problem(aliasFile(model, steps.alias), std::string(reason), "Choose another stage name."));
    std::vector<std::string_view> known;
    for (const Alias& alias : model.aliases)
        known.push_back(alias.name.text());
    if (auto twin = stageTwinProblem(change.stage.text(), known))
        return std::unexpected(problem(aliasFile(model, change.stage), std::move(twin->reason), std::move(twin->hint)));
    if (const Name decided = stageDecidedBy(model.aliases, change.stage); !decided.isEmpty())
        return std::unexpected(problem(aliasFile(model, change.stage),
                                       "This registry's “" + change.stage.text() + "” is its " + decided.text()
                                           + ": putting a version there would move " + decided.text() + ".",
                                       "Use the stage " + decided.text() + " (--stage " + decided.text()
                                           + "); it writes the alias “"
                                           + (present != nullptr ? steps.alias.text() : decided.text()) + "”."));
    if (change.stage == std::string_view("archived"))
        return std::unexpected(problem(model.path, "“archived” is no stage that one version holds.",
                                       "Release another version, and MLflow's stage moves the old one there."));
    if (change.to) {
        steps.to = numberOf(*change.to, model.name);
        const auto isWanted = [&](const StagedVersion& version) { return version.number == steps.to; };
        if (!steps.to || std::ranges::none_of(staged, isWanted))
            return std::unexpected(problem(model.path, *change.to + " is not a registered version of this model.",
                                           "Register the run or logged model first; then it can hold a stage."));
    }
    const std::string legacy(legacyOfStage(change.stage));
    if (legacy.empty() || !usesLegacyStages(model))
        return steps;
    for (const StagedVersion& version : staged) {
        if (version.number == steps.to && version.legacyStage != legacy)
            steps.legacyMoves.push_back({version.number, version.legacyStage, legacy, false});
        else if (version.number != steps.to && version.legacyStage == legacy)
            steps.legacyMoves.push_back({version.number, legacy, steps.to ? "Archived" : "None", true});
    }
    return steps;
}

std::vector<Effect> StageWriter::missing(const StagedModel& model, const Steps& steps)
{
    if (!steps.to || !steps.presentAlias || parseVersionNumber(*steps.presentAlias) != steps.to)
        return {};
    std::vector<Effect> effects = legacyEffects(steps.legacyMoves);
    const auto document = m_reading.files.read(m_store, "models/" + model.name + "/meta.yaml", kMetaLimit);
    if (document && withAlias(*document, steps.alias.text(), steps.to) != *document)
        effects.push_back({kSystem,
                           "The file of model " + model.name + " names " + versionText(*steps.to) + " for alias "
                               + steps.alias.text(),
                           {},
                           false});
    if (!effects.empty())
        effects.push_back(timeEffect(model));
    return effects;
}

std::vector<Effect> StageWriter::effectsOf(const StagedModel& model, const Steps& steps)
{
    std::vector<Effect> effects;
    const std::string alias = "Alias " + steps.alias.text();
    const std::string note = "compared again right before writing";
    if (steps.to && steps.presentAlias)
        effects.push_back({kSystem,
                           alias + " moves from version " + *steps.presentAlias + " to " + std::to_string(*steps.to),
                           note, false});
    else if (steps.to)
        effects.push_back({kSystem, alias + " is set to " + versionText(*steps.to), note, false});
    else if (steps.presentAlias)
        effects.push_back({kSystem, alias + " is removed from version " + *steps.presentAlias, note, false});
    std::ranges::move(legacyEffects(steps.legacyMoves), std::back_inserter(effects));
    effects.push_back(timeEffect(model));
    return effects;
}

std::optional<Problem> StageWriter::obstacle(const StagedModel& model, const Steps& steps)
{
    const OpenFolder folder = m_reading.files.open(model.path);
    if (!folder.isOpen())
        return unread(model, {});
    FileWriter files(folder.descriptor.number());
    auto found = files.obstacle({}, "meta.yaml");
    if (!found && (steps.to || steps.presentAlias))
        found = files.obstacle("aliases", steps.alias.text());
    for (const auto& move : steps.legacyMoves) {
        if (!found)
            found = files.obstacle("version-" + std::to_string(move.version), "meta.yaml");
    }
    return found ? std::optional(unwritten(model, found->file, found->error)) : std::nullopt;
}

std::expected<std::vector<Effect>, Problem> StageWriter::plan(const StageChange& change)
{
    auto model = read(questionOf(change));
    if (!model)
        return std::unexpected(std::move(model.error()));
    const auto steps = stepsFor(*model, change);
    if (!steps)
        return std::unexpected(steps.error());
    std::vector<Effect> effects = isCompletion(change) ? missing(*model, *steps) : effectsOf(*model, *steps);
    if (effects.empty())
        return effects;
    if (auto denied = obstacle(*model, *steps))
        return std::unexpected(std::move(*denied));
    return effects;
}

std::expected<void, WriteFailure> StageWriter::apply(const StageChange& change)
{
    auto model = read(questionOf(change));
    if (!model)
        return std::unexpected(WriteFailure{WriteFailure::Kind::Refused, std::move(model.error()), {}});
    const OpenFolder folder = m_reading.files.open(m_store, "models/" + change.model.text());
    FileWriter writer(folder.descriptor.number());
    if (!folder.isOpen() || !writer.lock())
        return std::unexpected(failure(WriteFailure::Kind::Refused, model->path,
                                       "Another program is changing this model right now.", "Try again in a moment."));
    // From here on no other Colophon writes: what is read now is what is compared.
    model = read(questionOf(change));
    if (!model)
        return std::unexpected(WriteFailure{WriteFailure::Kind::Refused, std::move(model.error()), {}});
    const auto steps = stepsFor(*model, change);
    if (!steps)
        return std::unexpected(WriteFailure{WriteFailure::Kind::Refused, steps.error(), {}});
    const auto present
        = steps->presentHolder ? std::optional(nativeOf(model->name, *steps->presentHolder)) : std::nullopt;
    if (present != change.from)
        return std::unexpected(
            failure(WriteFailure::Kind::Refused, aliasFile(*model, steps->alias),
                    present ? "Somebody else was first: " + *present + " holds " + change.stage.text() + " now."
                            : "Somebody else was first: nobody holds " + change.stage.text() + " any more.",
                    "Nothing was written. Read the location again and decide anew."));
    return write({*model, *steps, writer, folder, std::to_string(change.time.milliseconds), {}}, change);
}

std::optional<std::string> StageWriter::movedMeta(const StagedModel& model, const Steps& steps,
                                                  const Steps::LegacyMove& move, const OpenFolder& folder,
                                                  const std::string& time)
{
    const std::string file = "version-" + std::to_string(move.version) + "/meta.yaml";
    const auto document = m_reading.files.read(folder, file, kMetaLimit);
    if (!document)
        return std::nullopt;
    std::vector<std::string> aliases;
    for (const Alias& alias : model.aliases) {
        if (alias.name != steps.alias && parseVersionNumber(alias.version) == move.version)
            aliases.push_back(alias.name.text());
    }
    if (steps.to == move.version)
        aliases.push_back(steps.alias.text());
    std::ranges::sort(aliases);
    const std::string staged = withField(*document, "current_stage", move.to);
    return withAliasList(withField(staged, "last_updated_timestamp", time), aliases);
}

Problem StageWriter::unwritten(const StagedModel& model, const std::string& file, int error) const
{
    Problem reason = writeProblem(file.empty() ? model.path : joinPath(model.path, file), error);
    reason.source = m_info.id;
    return reason;
}

Problem StageWriter::unread(const StagedModel& model, const std::string& file) const
{
    Problem reason = fileProblem(file.empty() ? model.path : joinPath(model.path, file), m_reading.files.lastError());
    reason.source = m_info.id;
    return reason;
}

std::optional<Problem> StageWriter::writeAlias(Writing& writing) const
{
    const Steps& steps = writing.steps;
    const std::string& alias = steps.alias.text();
    int error = 0;
    if (steps.to)
        error = writing.files.replace("aliases", alias, std::to_string(*steps.to));
    else if (steps.presentAlias)
        error = writing.files.remove("aliases", alias);
    else
        return std::nullopt;
    if (error != 0)
        return unwritten(writing.model, "aliases/" + alias, error);
    writing.done.push_back("Alias " + alias + (steps.to ? " is set to " + versionText(*steps.to) : " is removed"));
    return std::nullopt;
}

std::optional<Problem> StageWriter::writeLegacyStages(Writing& writing)
{
    for (const auto& move : writing.steps.legacyMoves) {
        const std::string parent = "version-" + std::to_string(move.version);
        const auto changed = movedMeta(writing.model, writing.steps, move, writing.folder, writing.time);
        if (!changed)
            return unread(writing.model, parent + "/meta.yaml");
        if (const int error = writing.files.replace(parent, "meta.yaml", *changed))
            return unwritten(writing.model, parent + "/meta.yaml", error);
        writing.done.push_back("Stage of " + versionText(move.version) + " is " + move.to);
    }
    return std::nullopt;
}

std::optional<Problem> StageWriter::writeModel(Writing& writing, Name stage)
{
    const auto document = m_reading.files.read(writing.folder, "meta.yaml", kMetaLimit);
    if (!document)
        return unread(writing.model, "meta.yaml");
    const Name alias = writing.steps.alias;
    std::string changed
        = withAlias(withField(*document, "last_updated_timestamp", writing.time), alias.text(), writing.steps.to);
    // An interrupted release may have removed an alias that only this text still names.
    for (const std::string_view name : aliasNamesOf(stage)) {
        if (alias != name
            && std::ranges::none_of(writing.model.aliases, [name](const Alias& a) { return a.name == name; }))
            changed = withAlias(changed, name, std::nullopt);
    }
    if (const int error = writing.files.replace({}, "meta.yaml", changed))
        return unwritten(writing.model, "meta.yaml", error);
    return std::nullopt;
}

std::expected<void, WriteFailure> StageWriter::write(Writing writing, const StageChange& change)
{
    // The alias decides who holds the stage. It is set first and removed last: whoever finds it in place after a crash
    // knows that the release was begun, or that clearing was not finished.
    auto problem = change.to ? writeAlias(writing) : writeLegacyStages(writing);
    if (!problem)
        problem = change.to ? writeLegacyStages(writing) : writeAlias(writing);
    if (!problem)
        problem = writeModel(writing, change.stage);
    if (!problem)
        return {};
    const auto kind = writing.done.empty() ? WriteFailure::Kind::Failed : WriteFailure::Kind::HalfDone;
    return std::unexpected(WriteFailure{kind, std::move(*problem), std::move(writing.done)});
}

} // namespace colophon::mlflow
