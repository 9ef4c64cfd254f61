#include "models/store/factsjson.h"

#include "models/store/canonicaljson.h"
#include "models/store/registry.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace colophon {

namespace {

using Json = nlohmann::json;

void put(Json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

std::string text(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <typename Integer> std::optional<Integer> integer(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer())
        return std::nullopt;
    return found->get<Integer>();
}

const Json& member(const Json& object, const char* key)
{
    static const Json empty = Json::object();
    const auto found = object.find(key);
    return found == object.end() || !found->is_structured() ? empty : *found;
}

Json metricValue(const Metric& metric)
{
    if (!metric.isNumber())
        return {{"text", metric.text.text()}};
    if (std::isnan(metric.value))
        return "NaN";
    if (std::isinf(metric.value))
        return metric.value > 0 ? "Infinity" : "-Infinity";
    return metric.value;
}

Metric metricFrom(const std::string& key, const Json& value)
{
    Metric metric;
    metric.key = Name(key);
    metric.value = std::numeric_limits<double>::quiet_NaN();
    metric.origin = 0;
    if (value.is_number())
        metric.value = value.get<double>();
    else if (value == "Infinity" || value == "-Infinity")
        metric.value = (value == "Infinity" ? 1 : -1) * std::numeric_limits<double>::infinity();
    else if (value.is_object())
        metric.text = Name(text(value, "text"));
    return metric;
}

Json entryValue(const Entry& entry)
{
    if (entry.type == ValueType::Text)
        return entry.value;
    Json value = Json::parse(entry.value, nullptr, false);
    return value.is_discarded() ? Json(entry.value) : value;
}

ValueType typeOf(const Json& value)
{
    if (value.is_string())
        return ValueType::Text;
    if (value.is_number())
        return ValueType::Number;
    if (value.is_boolean())
        return ValueType::Boolean;
    return value.is_null() ? ValueType::Null : ValueType::Json;
}

Json toJson(const std::vector<Entry>& entries)
{
    Json object = Json::object();
    for (const Entry& entry : entries)
        object[entry.key.text()] = entryValue(entry);
    return object;
}

std::vector<Entry> entriesFrom(const Json& object)
{
    std::vector<Entry> entries;
    if (!object.is_object())
        return entries;
    for (const auto& [key, value] : object.items()) {
        const ValueType type = typeOf(value);
        const std::string written = type == ValueType::Text ? value.get<std::string>() : canonicalJson(value);
        entries.push_back({.key = Name(key), .value = written, .type = type, .origin = 0});
    }
    return entries;
}

Json toJson(const Dataset& dataset)
{
    Json object = Json::object();
    put(object, "name", dataset.name);
    put(object, "digest", dataset.digest);
    put(object, "path", dataset.path);
    put(object, "context", dataset.context);
    if (dataset.size)
        object["size"] = *dataset.size;
    if (dataset.rows)
        object["rows"] = *dataset.rows;
    for (const LabelCount& label : dataset.labels)
        object["labels"].push_back({{"label", label.label}, {"count", label.count}});
    return object;
}

Dataset datasetFrom(const Json& object)
{
    Dataset dataset;
    dataset.name = text(object, "name");
    dataset.digest = text(object, "digest");
    dataset.path = text(object, "path");
    dataset.context = text(object, "context");
    dataset.size = integer<std::uint64_t>(object, "size");
    dataset.rows = integer<std::int64_t>(object, "rows");
    dataset.origin = 0;
    for (const Json& label : member(object, "labels"))
        dataset.labels.push_back({text(label, "label"), integer<std::int64_t>(label, "count").value_or(0)});
    return dataset;
}

Json toJson(const CodeReference& code)
{
    Json object = Json::object();
    put(object, "commit", code.commit);
    put(object, "repository", code.repository);
    put(object, "branch", code.branch);
    put(object, "entry_point", code.entryPoint);
    if (code.dirty)
        object["dirty"] = *code.dirty;
    return object;
}

CodeReference codeFrom(const Json& object)
{
    CodeReference code;
    code.commit = text(object, "commit");
    code.repository = text(object, "repository");
    code.branch = text(object, "branch");
    code.entryPoint = text(object, "entry_point");
    if (const auto dirty = object.find("dirty"); dirty != object.end() && dirty->is_boolean())
        code.dirty = dirty->get<bool>();
    code.origin = object.empty() ? kNoOrigin : 0;
    return code;
}

Json toJson(const Artifact& artifact)
{
    Json object = {{"path", artifact.path}};
    put(object, "digest", artifact.digest);
    put(object, "format", artifact.format);
    if (artifact.size)
        object["size"] = *artifact.size;
    return object;
}

Artifact artifactFrom(const Json& object)
{
    Artifact artifact;
    artifact.path = text(object, "path");
    artifact.digest = text(object, "digest");
    artifact.format = text(object, "format");
    artifact.size = integer<std::uint64_t>(object, "size");
    artifact.integrity = artifact.digest.empty() ? Integrity::NotRecorded : Integrity::Unchecked;
    artifact.origin = 0;
    return artifact;
}

Attributed attributed(const Json& object, const char* key)
{
    Attributed fact{.text = text(object, key)};
    fact.origin = fact.isEmpty() ? kNoOrigin : 0;
    return fact;
}

void dropEmpty(Json& object)
{
    for (auto item = object.begin(); item != object.end();)
        item = item->is_structured() && item->empty() ? object.erase(item) : std::next(item);
}

} // namespace

nlohmann::json toJson(const Facts& facts)
{
    Json object = Json::object();
    if (facts.created)
        object["created"] = toIsoText(*facts.created);
    put(object, "author", facts.author.text);
    put(object, "reason", facts.reason.text);
    put(object, "card", facts.card.text);
    for (const Metric& metric : facts.metrics)
        object["metrics"][metric.key.text()] = metricValue(metric);
    object["parameters"] = toJson(facts.parameters);
    object["tags"] = toJson(facts.tags);
    object["environment"] = toJson(facts.environment);
    object["architecture"] = toJson(facts.architecture);
    object["code"] = toJson(facts.code);
    for (const Dataset& dataset : facts.datasets)
        object["datasets"].push_back(toJson(dataset));
    for (const Artifact& artifact : facts.artifacts)
        object["artifacts"].push_back(toJson(artifact));
    dropEmpty(object);
    return object;
}

Facts factsFromJson(const nlohmann::json& json)
{
    Facts facts;
    facts.addOrigin({.source = SourceId::None, .place = kRegistryPath});
    facts.created = parseTimestamp(text(json, "created"));
    facts.createdOrigin = facts.created ? 0 : kNoOrigin;
    facts.author = attributed(json, "author");
    facts.reason = attributed(json, "reason");
    facts.card = attributed(json, "card");
    for (const auto& [key, value] : member(json, "metrics").items())
        facts.metrics.push_back(metricFrom(key, value));
    facts.parameters = entriesFrom(member(json, "parameters"));
    facts.tags = entriesFrom(member(json, "tags"));
    facts.environment = entriesFrom(member(json, "environment"));
    facts.architecture = entriesFrom(member(json, "architecture"));
    facts.code = codeFrom(member(json, "code"));
    for (const Json& dataset : member(json, "datasets"))
        facts.datasets.push_back(datasetFrom(dataset));
    for (const Json& artifact : member(json, "artifacts"))
        facts.artifacts.push_back(artifactFrom(artifact));
    normalise(facts);
    return facts;
}

} // namespace colophon
