#include "app/commands/json.h"

#include "models/files/rootfolder.h"

#include <cmath>

namespace colophon {

namespace {

/// Appends without looking for the key first: keys are known to be new, and a search for each would make versions with
/// thousands of metrics slow.
void append(Json& object, std::string key, Json value)
{
    using Members = Json::object_t::Container;
    static_cast<Members&>(object.get_ref<Json::object_t&>()).emplace_back(std::move(key), std::move(value));
}

void appendText(Json& object, const char* key, const std::string& value)
{
    if (!value.empty())
        append(object, key, value);
}

void appendIfAny(Json& object, const char* key, Json list)
{
    if (!list.empty())
        append(object, key, std::move(list));
}

Json names(const std::vector<Name>& list)
{
    Json json = Json::array();
    for (const Name name : list)
        json.push_back(name.text());
    return json;
}

Json parentsJson(const Version& version)
{
    Json json = Json::array();
    for (const ParentEdge& edge : version.parents) {
        Json parent{{"id", edge.parent}, {"evidence", toString(edge.evidence)}};
        appendText(parent, "detail", edge.detail);
        json.push_back(std::move(parent));
    }
    return json;
}

Json recordsJson(const Version& version)
{
    Json json = Json::array();
    for (const Record& record : version.records) {
        Json one{{"source", toString(record.source)}, {"native", record.native}};
        appendText(one, "evidence", record.evidence);
        json.push_back(std::move(one));
    }
    return json;
}

/// Where one version holds a key for several data sets, "DATASET:KEY" tells them apart.
Json metricsJson(const std::vector<Metric>& metrics)
{
    Json json = Json::object();
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        const Metric& metric = metrics[i];
        const bool repeats = (i > 0 && metrics[i - 1].key == metric.key)
            || (i + 1 < metrics.size() && metrics[i + 1].key == metric.key);
        std::string key = metric.key.text();
        if (repeats && !metric.dataset.isEmpty())
            key.insert(0, metric.dataset.text() + ":");
        append(json, std::move(key), metric.isNumber() ? numberJson(metric.value) : Json(metric.text.text()));
    }
    return json;
}

Json entriesJson(const std::vector<Entry>& entries)
{
    Json json = Json::object();
    for (const Entry& entry : entries)
        append(json, entry.key.text(), entryValueJson(entry));
    return json;
}

Json datasetsJson(const std::vector<Dataset>& datasets)
{
    Json json = Json::array();
    for (const Dataset& dataset : datasets) {
        Json one{{"name", dataset.name}};
        one.update(datasetJson(dataset));
        json.push_back(std::move(one));
    }
    return json;
}

Json codeJson(const CodeReference& code)
{
    Json json = Json::object();
    appendText(json, "commit", code.commit);
    appendText(json, "repository", code.repository);
    appendText(json, "branch", code.branch);
    appendText(json, "entry_point", code.entryPoint);
    if (code.dirty)
        append(json, "dirty", *code.dirty);
    return json;
}

const char* integrityText(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Verified:
        return "verified";
    case Integrity::Changed:
        return "changed";
    case Integrity::Missing:
        return "missing";
    case Integrity::NotRecorded:
    case Integrity::Unchecked:
        break;
    }
    return "";
}

Json artifactsJson(const std::vector<Artifact>& artifacts)
{
    Json json = Json::array();
    for (const Artifact& artifact : artifacts) {
        Json one{{"path", artifact.path}};
        if (artifact.size)
            append(one, "size", *artifact.size);
        appendText(one, "digest", artifact.digest);
        appendText(one, "format", artifact.format);
        appendText(one, "integrity", integrityText(artifact.integrity));
        appendText(one, "found_digest", artifact.foundDigest);
        if (artifact.outsideRoot)
            append(one, "outside", true);
        json.push_back(std::move(one));
    }
    return json;
}

Json runJson(const RunCourse& run)
{
    Json json = Json::object();
    appendText(json, "status", run.status.text());
    if (run.started)
        append(json, "started", toIsoText(*run.started));
    if (run.ended)
        append(json, "ended", toIsoText(*run.ended));
    return json;
}

Json liveJson(const LiveTest& live)
{
    Json json{{"test", live.test}, {"share", live.share}, {"trials", live.trials}, {"successes", live.successes}};
    appendText(json, "outcome", live.outcome);
    return json;
}

void appendFacts(Json& json, const Facts& facts)
{
    appendIfAny(json, "metrics", metricsJson(facts.metrics));
    appendIfAny(json, "parameters", entriesJson(facts.parameters));
    appendIfAny(json, "tags", entriesJson(facts.tags));
    appendIfAny(json, "datasets", datasetsJson(facts.datasets));
    appendIfAny(json, "code", codeJson(facts.code));
    appendIfAny(json, "artifacts", artifactsJson(facts.artifacts));
    appendIfAny(json, "environment", entriesJson(facts.environment));
    appendIfAny(json, "architecture", entriesJson(facts.architecture));
    if (facts.live)
        append(json, "live", liveJson(*facts.live));
}

} // namespace

Json numberJson(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return value;
}

Json entryValueJson(const Entry& entry)
{
    if (entry.type == ValueType::Text)
        return entry.value;
    Json typed = Json::parse(entry.value, nullptr, false);
    return typed.is_discarded() ? Json(entry.value) : typed;
}

Json datasetJson(const Dataset& dataset)
{
    Json json = Json::object();
    appendText(json, "digest", dataset.digest);
    appendText(json, "path", dataset.path);
    appendText(json, "context", dataset.context);
    if (dataset.size)
        append(json, "size", *dataset.size);
    if (dataset.rows)
        append(json, "rows", *dataset.rows);
    Json labels = Json::object();
    for (const LabelCount& label : dataset.labels)
        labels[label.label] = label.count;
    appendIfAny(json, "labels", std::move(labels));
    return json;
}

Json modelFactsJson(const Model& model)
{
    Json json = Json::object();
    if (model.facts.created)
        append(json, "created", toIsoText(*model.facts.created));
    if (!model.facts.notes.empty())
        append(json, "description", model.facts.notes.front().text);
    appendIfAny(json, "tags", entriesJson(model.facts.tags));
    return json;
}

Json idJson(const std::optional<VersionId>& id)
{
    return id ? Json(*id) : Json();
}

Json versionJson(const Version& version)
{
    Json json{{"id", version.id}, {"label", version.label}};
    if (version.semver)
        append(json, "semver", toString(*version.semver));
    if (version.facts.created)
        append(json, "created", toIsoText(*version.facts.created));
    appendText(json, "author", version.facts.author.text);
    appendText(json, "reason", version.facts.reason.text);
    appendIfAny(json, "run", runJson(version.facts.run));
    append(json, "parents", parentsJson(version));
    append(json, "records", recordsJson(version));
    append(json, "stages", names(version.stages));
    append(json, "aliases", names(version.aliases));
    appendFacts(json, version.facts);
    if (version.deleted)
        append(json, "deleted", true);
    if (version.isPrompt)
        append(json, "kind", "prompt");
    appendIfAny(json, "related", version.related);
    return json;
}

Json sourceJson(const SourceInfo& source)
{
    return {{"id", toString(source.id)},
            {"kind", source.kind},
            {"location", source.location},
            {"writable", source.writable},
            {"root", source.root}};
}

Json problemJson(const Problem& problem)
{
    Json json = Json::object();
    if (problem.source != SourceId::None)
        append(json, "source", toString(problem.source));
    append(json, "file", problem.file.empty() ? "." : toDisplayText(problem.file)); // "." is the opened folder itself
    if (problem.line > 0)
        append(json, "line", problem.line);
    append(json, "reason", problem.reason);
    appendText(json, "hint", problem.hint);
    append(json, "severity", problem.severity == Problem::Severity::Error ? "error" : "warning");
    return json;
}

std::string jsonText(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace colophon
