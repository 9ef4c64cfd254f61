#include "models/releases/releasejournal.h"

#include "models/sources/location.h"
#include "models/store/canonicaljson.h"
#include "models/store/registry.h"

#include <nlohmann/json.hpp>

namespace colophon {

namespace {

using Json = nlohmann::json;

/// More would make the journal of a model with very many metrics or files heavier than the model.
constexpr std::size_t kEvidenceLimit = 200;

Json reference(const std::string& system, const std::optional<std::string>& native, const std::string& label)
{
    if (!native)
        return nullptr;
    return {{"system", system}, {"native", *native}, {"label", label.empty() ? *native : label}};
}

Json toJson(const std::vector<Gate>& gates)
{
    Json list = Json::array();
    for (const Gate& gate : gates)
        list.push_back({{"name", gate.name}, {"result", toString(gate.result)}, {"detail", gate.detail}});
    return list;
}

Json toJson(const std::vector<Effect>& effects)
{
    Json list = Json::array();
    for (const Effect& effect : effects)
        list.push_back(effect.system + ": " + effect.text);
    return list;
}

std::optional<std::string> nativeOf(const Json& value)
{
    if (!value.is_object() || !value.contains("native") || !value["native"].is_string())
        return std::nullopt;
    return value["native"].get<std::string>();
}

Name name(const Json& object, const char* key)
{
    return Name(object.value(key, std::string()));
}

/// The last release into the stage that the journal of the location knows.
std::optional<RecordedRelease> newestRelease(const Location& location, const StageChange& change)
{
    const auto registry = readRegistry(location.path());
    if (!registry)
        return std::nullopt;
    const auto newest = std::ranges::find_if(
        registry->releases.rbegin(), registry->releases.rend(),
        [&](const RecordedRelease& release) { return release.model == change.model && release.stage == change.stage; });
    return newest == registry->releases.rend() ? std::nullopt : std::optional(*newest);
}

} // namespace

nlohmann::json intentPayload(const ReleasePlan& plan, const SourceInfo& source)
{
    const ReleaseRequest& request = plan.request;
    Json payload{{"action", toString(request.kind)},
                 {"model", request.model.text()},
                 {"stage", request.stage.text()},
                 {"system", source.kind},
                 {"place", source.location},
                 {"from", reference(source.kind, plan.change.from, plan.fromLabel)},
                 {"to", reference(source.kind, plan.change.to, plan.toLabel)},
                 {"actor", plan.change.actor},
                 {"reason", plan.change.reason},
                 {"gates", toJson(plan.gates)},
                 {"effects", toJson(plan.effects)}};
    if (plan.hasFailedGate())
        payload["despite_failed_gates"] = true;
    if (!plan.caution.empty())
        payload["caution_agreed"] = plan.caution;
    if (!request.label.empty())
        payload["release_label"] = request.label;
    if (Json evidence = Json::parse(plan.evidence, nullptr, false); evidence.is_object())
        payload["evidence"] = std::move(evidence);
    return payload;
}

std::string evidenceOf(const Version& version)
{
    const Facts& facts = version.facts;
    Json evidence = Json::object();
    for (const Metric& metric : facts.metrics) {
        if (evidence["metrics"].size() < kEvidenceLimit)
            evidence["metrics"][metric.key.text()] = metric.isNumber() ? Json(metric.value) : Json(metric.text.text());
    }
    for (const Artifact& artifact : facts.artifacts) {
        if (evidence["files"].size() < kEvidenceLimit && !artifact.digest.empty())
            evidence["files"].push_back({{"path", artifact.path}, {"digest", artifact.digest}});
    }
    for (const Dataset& dataset : facts.datasets) {
        if (evidence["data"].size() < kEvidenceLimit)
            evidence["data"].push_back({{"name", dataset.name}, {"digest", dataset.digest}});
    }
    if (!facts.code.commit.empty())
        evidence["commit"] = facts.code.commit;
    for (auto item = evidence.begin(); item != evidence.end();)
        item = item->is_null() ? evidence.erase(item) : std::next(item);
    return canonicalJson(evidence);
}

std::optional<IntendedChange> intendedChange(const std::string& payload)
{
    const Json json = Json::parse(payload, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    try {
        IntendedChange intended;
        intended.system = json.value("system", std::string());
        intended.place = json.value("place", std::string());
        intended.change.model = name(json, "model");
        intended.change.stage = name(json, "stage");
        intended.change.from = nativeOf(json.value("from", Json()));
        intended.change.to = nativeOf(json.value("to", Json()));
        intended.change.actor = json.value("actor", std::string());
        intended.change.reason = json.value("reason", std::string());
        if (intended.change.to)
            intended.toLabel = json.at("to").value("label", *intended.change.to);
        return intended;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

nlohmann::json endPayload(const ReleaseEnd& end, const std::string& actor)
{
    Json payload{{"intent", end.intent},
                 {"outcome", end.isApplied ? "applied" : "not applied"},
                 {"verified", end.isVerified},
                 {"holder", end.holder ? Json(*end.holder) : Json()},
                 {"actor", actor}};
    if (!end.done.empty())
        payload["done"] = end.done;
    if (!end.problem.empty())
        payload["problem"] = end.problem;
    return payload;
}

std::string authorOfPresent(const Location& location, const StageChange& change,
                            const std::optional<std::string>& holder)
{
    const auto newest = newestRelease(location, change);
    if (!newest)
        return {};
    const bool isOfHolder = newest->to ? holder == newest->to->native : !holder;
    return isOfHolder ? " (" + newest->actor + ", " + toIsoText(newest->time) + ")" : std::string();
}

std::string labelOfPresent(const Location& location, const StageChange& change)
{
    const auto newest = newestRelease(location, change);
    return newest && newest->to && change.from == newest->to->native ? newest->to->label : std::string();
}

} // namespace colophon
