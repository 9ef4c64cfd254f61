#include "app/sample/samplereleases.h"
#include "app/sample/samplefolder.h"
#include "app/sourcekinds.h"

#include "models/releases/release.h"
#include "models/releases/releasejournal.h"
#include "models/sources/location.h"
#include "models/store/registrywriter.h"

#include <algorithm>
#include <map>

namespace colophon {

namespace {

using Json = nlohmann::ordered_json;

/// One release of a story, with its model.
struct PastRelease
{
    std::string model;
    Timestamp time;
    std::string stage;
    std::string label;
    std::string actor;
    std::string reason;
    ReleaseKind kind = ReleaseKind::Release;
};

std::vector<PastRelease> releasesOf(const std::string& model)
{
    std::vector<PastRelease> releases;
    const Json story = sampleStory(model);
    for (const Json& told : story.at("releases")) {
        PastRelease release;
        release.model = model;
        release.time = parseTimestamp(told.at("time").get<std::string>()).value_or(Timestamp{});
        release.stage = told.at("stage");
        release.label = told.at("version").is_string() ? told["version"].get<std::string>() : told["version"].dump();
        release.actor = told.at("actor");
        release.reason = told.at("reason");
        if (told.value("kind", "") == "rollback")
            release.kind = ReleaseKind::Rollback;
        releases.push_back(std::move(release));
    }
    return releases;
}

/// The people of the stories did it, not who writes the sample: the journal is the same on every computer.
nlohmann::json toldElsewhere(nlohmann::json payload)
{
    payload["host"] = "workstation.example.org";
    payload["utc_offset"] = "+00:00";
    return payload;
}

class HistoryWriter
{
public:
    HistoryWriter(const Catalog& catalog, RegistryWriter& registry)
        : m_catalog(catalog)
        , m_registry(registry)
    {
    }

    /// False after the first failure; see problem().
    bool add(const PastRelease& release)
    {
        const auto plan = planOf(release);
        if (!plan) {
            m_problem.emplace().reason = "The sample has no version " + release.model + "@" + release.label + ".";
            return false;
        }
        const auto intent
            = m_registry.append("intent", toldElsewhere(intentPayload(*plan, plan->source)), release.time);
        if (!intent)
            return fail(intent.error());
        if (plan->source.kind == "folder") {
            const auto set = m_registry.setStage({.model = plan->change.model,
                                                  .stage = plan->change.stage,
                                                  .from = plan->change.from,
                                                  .to = plan->change.to,
                                                  .actor = release.actor,
                                                  .time = release.time});
            if (!set)
                return fail(set.error());
        }
        const ReleaseEnd end{.intent = intent->number,
                             .isApplied = true,
                             .isVerified = true,
                             .holder = plan->change.to,
                             .done = {},
                             .problem = {}};
        const auto result = m_registry.append("result", toldElsewhere(endPayload(end, release.actor)), release.time);
        if (!result)
            return fail(result.error());
        m_holders[{release.model, release.stage}] = plan->change.to;
        m_labels[{release.model, release.stage}] = plan->toLabel;
        return true;
    }

    const std::optional<Problem>& problem() const { return m_problem; }

private:
    using Slot = std::pair<std::string, std::string>; ///< model and stage

    bool fail(const RegistryFailure& failure)
    {
        m_problem = failure.problem;
        return false;
    }

    const Version* versionOf(const PastRelease& release) const
    {
        const Model* model = m_catalog.model(release.model);
        if (model == nullptr)
            return nullptr;
        const auto found = std::ranges::find(model->versions, release.label, &Version::label);
        return found == model->versions.end() || found->records.empty() ? nullptr : &*found;
    }

    std::optional<ReleasePlan> planOf(const PastRelease& release)
    {
        const Version* version = versionOf(release);
        const SourceInfo* source = version != nullptr ? m_catalog.source(version->records.front().source) : nullptr;
        if (source == nullptr)
            return {};
        const Slot slot{release.model, release.stage};
        ReleasePlan plan;
        plan.source = *source;
        plan.request.kind = release.kind;
        plan.request.model = Name(release.model);
        plan.request.stage = Name(release.stage);
        plan.change = {.model = plan.request.model,
                       .stage = plan.request.stage,
                       .from = m_holders[slot],
                       .to = version->records.front().native,
                       .actor = release.actor,
                       .reason = release.reason,
                       .time = release.time};
        plan.fromLabel = m_labels[slot];
        plan.toLabel = version->label;
        plan.evidence = evidenceOf(*version);
        return plan;
    }

    const Catalog& m_catalog;
    RegistryWriter& m_registry;
    std::map<Slot, std::optional<std::string>> m_holders; ///< native names
    std::map<Slot, std::string> m_labels;
    std::optional<Problem> m_problem;
};

} // namespace

std::optional<Problem> writeSampleReleases(const std::string& folder)
{
    const std::vector<SourceKind> kinds = sourceKinds();
    const auto location = Location::open(folder, kinds, SourceId(1));
    if (!location)
        return location.error();
    const std::vector<std::shared_ptr<Location>> locations{*location};
    const CatalogPointer catalog = scanLocations(locations, {}, {}, {});
    auto registry = RegistryWriter::open(folder);
    if (!registry)
        return registry.error().problem;

    std::vector<PastRelease> all;
    for (const char* model : {"churn", "triage", "recommender"})
        std::ranges::move(releasesOf(model), std::back_inserter(all));
    std::ranges::sort(all, {}, &PastRelease::time); // the journal runs forward in time
    HistoryWriter history(*catalog, *registry);
    std::ranges::all_of(all, [&](const PastRelease& release) { return history.add(release); });
    return history.problem();
}

} // namespace colophon
