#include "models/releases/gates.h"

#include "models/artifacts/integrity.h"
#include "models/compare/comparability.h"
#include "models/compare/comparison.h"
#include "models/compare/factrows.h"
#include "models/compare/metricwords.h"
#include "models/compare/numbertext.h"
#include "models/lineage/recordednoise.h"
#include "models/releases/knownstages.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace colophon {

namespace {

std::string count(std::size_t number, std::string_view thing)
{
    return std::to_string(number) + " " + std::string(thing) + (number == 1 ? "" : "s");
}

/// "a, b and 3 more"
std::string list(const std::vector<std::string>& names, std::size_t most = 4)
{
    std::string text;
    for (std::size_t index = 0; index < std::min(names.size(), most); ++index)
        text += (index == 0 ? "" : ", ") + names[index];
    return names.size() > most ? text + " and " + std::to_string(names.size() - most) + " more" : text;
}

bool lacks(const std::vector<std::string_view>& missing, std::string_view fact)
{
    return std::ranges::find(missing, fact) != missing.end();
}

/// The evaluation data of a version for people: "test.csv 9f2c41".
std::string dataText(const Version& version)
{
    std::vector<std::string> names;
    for (const Dataset& dataset : version.facts.datasets) {
        if (!isTrainingData(dataset))
            names.push_back(dataset.name.empty() ? dataset.path : dataset.name);
    }
    return list(names);
}

/// How the metrics that both versions have stand to each other.
struct MetricJudgement
{
    std::vector<std::string> judged;
    std::vector<std::string> worse; ///< with their values
    std::vector<std::string> costlier; ///< sizes and times that grew, with their values: a person weighs them
    std::vector<std::string> undecided; ///< not finite, or words, without a worse direction; with their values
    std::vector<std::string> unknown; ///< differ, and nobody knows which way is better; with their values
    std::vector<std::string> notComparable;
    std::vector<std::string> gone; ///< the holder has it, the candidate does not
};

bool isBeyondTolerance(const ComparisonCell& cell)
{
    if (!cell.delta || !cell.number)
        return true;
    const double before = std::abs(*cell.number - *cell.delta);
    return !(std::abs(*cell.delta) <= kMetricTolerance * before);
}

std::string change(const Metric& before, const ComparisonCell& after)
{
    return before.key.text() + " " + exactText(before.value) + " → " + after.text;
}

bool isInfinitelyGood(double value, Direction direction)
{
    return std::isinf(value) && direction != Direction::None && (value > 0) == (direction == Direction::Higher);
}

/// A number of the holder, and NaN, infinity or words in its place, or the other way round: no difference tells which
/// of the two is better. True when that was the case.
bool judgeDiverged(const Metric& before, const Metric& after, Direction direction, MetricJudgement& judgement)
{
    const bool isSound = after.isNumber() && std::isfinite(after.value);
    if (std::isfinite(before.value) && isSound)
        return false;
    const std::string text = change(before, metricCell(after));
    if (isSound) {
        if (isInfinitelyGood(before.value, direction))
            judgement.undecided.push_back(text);
        return isInfinitelyGood(before.value, direction);
    }
    const bool isWorse = std::isfinite(before.value) && direction != Direction::None
        && !(after.isNumber() && isInfinitelyGood(after.value, direction));
    if (isResourceMetric(before.key.text()))
        judgement.costlier.push_back(text);
    else
        (isWorse ? judgement.worse : judgement.undecided).push_back(text);
    return true;
}

/// "accuracy_std" beside "accuracy" says how sure that number is; it is no number to be better at.
bool isNoiseOfAnother(const Version& version, const std::string& key)
{
    const std::string_view subject = deviationSubject(key);
    return !subject.empty() && version.facts.metric(Name(subject)) != nullptr;
}

/// Somebody said that neither way is better.
bool isOfNoConcern(Name metric, const Directions& corrected)
{
    return std::ranges::find(corrected, std::pair(metric, Direction::None)) != corrected.end();
}

void judgeMetric(const Version& holder, const Version& candidate, const Metric& metric, const Directions& corrected,
                 MetricJudgement& judgement)
{
    const std::string& key = metric.key.text();
    const Direction direction = directionOf(metric.key, corrected);
    if (!metric.isNumber() || isOfNoConcern(metric.key, corrected))
        return;
    const Metric* const after = candidate.facts.metric(metric.key);
    if (after != nullptr && judgeDiverged(metric, *after, direction, judgement))
        return;
    const ComparisonCell cell = compareMetric(holder, candidate, metric.key, direction);
    if (direction == Direction::None) {
        if (cell.standing == Standing::Changed && isBeyondTolerance(cell) && !isNoiseOfAnother(holder, key))
            judgement.unknown.push_back(change(metric, cell));
        return;
    }
    if (cell.standing == Standing::Missing) {
        judgement.gone.push_back(key);
    } else if (cell.standing == Standing::NotComparable) {
        // Every retraining has other training data; what it says about them is no reason to hesitate.
        if (metricData(key) != MetricData::Training)
            judgement.notComparable.push_back(key);
    } else {
        judgement.judged.push_back(key);
        if (cell.standing == Standing::Worse && isBeyondTolerance(cell)) {
            auto& list = isResourceMetric(key) ? judgement.costlier : judgement.worse;
            list.push_back(change(metric, cell));
        }
    }
}

/// What a person has to look at, as nothing here can be decided without one; empty if all is well.
std::string doubtsOf(const MetricJudgement& judgement)
{
    std::vector<std::string> doubts;
    const auto doubt = [&doubts](const char* what, const std::vector<std::string>& metrics, const char* why = "") {
        constexpr std::size_t kNamed = 3;
        if (!metrics.empty())
            doubts.push_back(what + list(metrics, kNamed) + why);
    };
    doubt("cannot be weighed: ", judgement.undecided);
    doubt("not measured: ", judgement.gone);
    doubt("measured on other data: ", judgement.notComparable);
    doubt("costs more: ", judgement.costlier);
    doubt("cannot be judged: ", judgement.unknown, " (whether higher or lower is better is not known)");
    if (doubts.empty() && judgement.judged.empty())
        doubts.emplace_back("the versions share no metric whose better direction is known");
    std::string text;
    for (const std::string& each : doubts)
        text += (text.empty() ? "" : "; ") + each;
    return text;
}

/// Version numbers and times only suggest which version another one was made from.
bool isGuess(const ParentEdge& edge)
{
    return edge.evidence == Evidence::SemVer || edge.evidence == Evidence::Time;
}

enum class Descent : std::uint8_t { None, Guessed, Known };

/// Whether a version was made from another, by edges that somebody knows or, failing that, by guesses too.
Descent descentFrom(const Catalog& catalog, const VersionId& ancestor, const Version& version)
{
    std::vector<std::pair<const Version*, Descent>> open{{&version, Descent::Known}};
    std::unordered_map<VersionId, Descent> seen;
    while (!open.empty()) {
        const auto [next, soFar] = open.back();
        open.pop_back();
        for (const ParentEdge& edge : next->parents) {
            const Descent descent = isGuess(edge) ? Descent::Guessed : soFar;
            Descent& known = seen[edge.parent];
            if (descent <= known)
                continue;
            known = descent;
            if (const Version* parent = catalog.version(edge.parent))
                open.emplace_back(parent, descent);
        }
    }
    const auto found = seen.find(ancestor);
    return found == seen.end() ? Descent::None : found->second;
}

} // namespace

std::optional<Gate> stageGate(const Catalog& catalog, const Model& model, Name stage)
{
    const bool isStandard = isStandardStage(stage);
    const auto meant = stageProbablyMeant(catalog, model, stage);
    if (!meant && (isStandard || isStageOf(model, stage)))
        return std::nullopt;
    Gate gate{.name = "Stage is known", .result = Gate::Result::Passed, .detail = {}};
    gate.detail = "no version of " + model.name.text() + " was ever in " + stage.text();
    if (!meant) {
        gate.detail += "; it looks like no other stage";
    } else {
        gate.result = isStandard ? Gate::Result::Check : Gate::Result::Failed;
        gate.detail += "; " + *meant + " was probably meant";
    }
    return gate;
}

std::optional<Gate> ownStepGate(const ReleaseRequest& request, const std::string& actor)
{
    if (request.kind != ReleaseKind::Undo || !request.reversed || request.reversed->actor == actor)
        return std::nullopt;
    const ReleaseEvent& step = *request.reversed;
    const std::string who = step.actor.empty() ? "somebody else" : step.actor;
    return Gate{.name = "The step is your own",
                .result = Gate::Result::Failed,
                .detail = who + " took it on " + toIsoText(step.effective).substr(0, 10)
                    + "; a rollback goes back from it by a decision of yours"};
}

Gate fileGate(const Version& version, const RootFolder& root)
{
    Gate gate{.name = "Files match their recorded digests", .result = Gate::Result::Passed, .detail = {}};
    std::vector<std::string> broken;
    std::size_t recorded = 0;
    std::size_t elsewhere = 0;
    for (Artifact artifact : version.facts.artifacts) {
        if (artifact.digest.empty())
            continue;
        ++recorded;
        IntegrityBudget budget = IntegrityBudget::unlimited();
        if (artifact.outsideRoot)
            ++elsewhere;
        else if (checkIntegrity(root, artifact, budget, {}) || artifact.integrity != Integrity::Verified)
            broken.push_back(artifact.path + (artifact.integrity == Integrity::Missing ? " is missing" : " differs"));
    }
    const std::size_t all = version.facts.artifacts.size();
    gate.detail = std::to_string(recorded) + " of " + count(all, "file") + ", verified just now";
    if (!broken.empty()) {
        gate.result = Gate::Result::Failed;
        gate.detail = list(broken);
    } else if (recorded == 0) {
        gate.result = Gate::Result::Check;
        gate.detail = all == 0 ? "no file is recorded" : count(all, "file") + ", no digest is recorded";
    } else if (elsewhere > 0) {
        gate.result = Gate::Result::Check;
        gate.detail = count(elsewhere, "file") + " outside the opened folder, not read";
    }
    return gate;
}

Gate factGate(const Version& version)
{
    Gate gate{.name = "Essential facts are recorded", .result = Gate::Result::Passed, .detail = {}};
    const std::vector<std::string_view> missing = missingFacts(version);
    if (missing.empty()) {
        gate.detail = "time, author, code, data, parameters, metrics";
        return gate;
    }
    // Without metrics nobody can say how good it is; without code, data and parameters, what it was made from.
    const bool hasNoMakings = lacks(missing, "code") && lacks(missing, "data") && lacks(missing, "parameters");
    gate.result = lacks(missing, "metrics") || hasNoMakings ? Gate::Result::Failed : Gate::Result::Check;
    gate.detail = "not recorded: " + list({missing.begin(), missing.end()});
    return gate;
}

Gate evaluationGate(const Version& holder, const Version& candidate, Name stage)
{
    Gate gate{.name = "Same evaluation data as " + stage.text(), .result = Gate::Result::Passed, .detail = {}};
    if (const auto difference = incomparability(holder, candidate)) {
        gate.result = Gate::Result::Failed;
        gate.detail = difference->detail;
    } else if (holder.facts.datasets.empty() || candidate.facts.datasets.empty()) {
        gate.result = Gate::Result::Check;
        gate.detail
            = "no data set is recorded for " + displayLabel(candidate.facts.datasets.empty() ? candidate : holder);
    } else {
        gate.detail = dataText(candidate);
    }
    return gate;
}

Gate metricGate(const Version& holder, const Version& candidate, const Directions& corrected)
{
    Gate gate{.name = "No metric is worse beyond noise", .result = Gate::Result::Passed, .detail = {}};
    MetricJudgement judgement;
    for (const Metric& metric : holder.facts.metrics)
        judgeMetric(holder, candidate, metric, corrected, judgement);
    if (!judgement.worse.empty()) {
        gate.result = Gate::Result::Failed;
        gate.detail = list(judgement.worse);
        return gate;
    }
    const std::string doubts = doubtsOf(judgement);
    gate.result = doubts.empty() ? Gate::Result::Passed : Gate::Result::Check;
    gate.detail = doubts.empty() ? list(judgement.judged) : doubts;
    return gate;
}

Gate ancestorGate(const Catalog& catalog, const Version& holder, const Version& candidate, Name stage)
{
    Gate gate{.name = "Contains the present " + stage.text(), .result = Gate::Result::Passed, .detail = {}};
    const Descent descent = descentFrom(catalog, holder.id, candidate);
    gate.result = descent == Descent::Known ? Gate::Result::Passed : Gate::Result::Check;
    if (descent == Descent::Known)
        gate.detail = displayLabel(holder) + " is an ancestor";
    else if (descent == Descent::Guessed)
        gate.detail = displayLabel(holder) + " is an ancestor only by version numbers or times; nobody recorded it";
    else
        gate.detail = displayLabel(holder) + " is not an ancestor: what was fixed in it may be lost";
    return gate;
}

std::vector<Gate> judge(const GateInput& input)
{
    std::vector<Gate> gates{fileGate(input.candidate, input.root)};
    if (input.kind != ReleaseKind::Release)
        return gates;
    const Model* const model = input.catalog.model(input.candidate.model.text());
    if (auto gate = model != nullptr ? stageGate(input.catalog, *model, input.stage) : std::nullopt)
        gates.insert(gates.begin(), std::move(*gate));
    gates.push_back(factGate(input.candidate));
    if (input.holder == nullptr)
        return gates;
    gates.push_back(evaluationGate(*input.holder, input.candidate, input.stage));
    gates.push_back(metricGate(*input.holder, input.candidate, input.directions));
    gates.push_back(ancestorGate(input.catalog, *input.holder, input.candidate, input.stage));
    return gates;
}

std::string_view toString(Gate::Result result)
{
    switch (result) {
    case Gate::Result::Passed:
        return "passed";
    case Gate::Result::Check:
        return "check";
    case Gate::Result::Failed:
        break;
    }
    return "failed";
}

} // namespace colophon
