#include "models/sources/folder/modelfiles.h"

#include <algorithm>

namespace colophon::folder {

namespace {

void copyEntry(const Value& from, const char* key, std::vector<Entry>& into, OriginIndex origin, FactsWriter& writer)
{
    const Value* value = from.find(key);
    if (value && value->kind != Value::Kind::Null)
        writer.entry(into, key, *value, origin);
}

void readFlavours(const Value* flavours, OriginIndex origin, FactsWriter& writer)
{
    if (!flavours || !flavours->isObject())
        return;
    std::string names;
    for (std::size_t i = 0; i < flavours->keys.size(); ++i) {
        const std::string& name = flavours->keys[i];
        names += (names.empty() ? "" : ", ") + name;
        const Value& flavour = flavours->items[i];
        writer.text(writer.facts.environment, name, flavour.textOf(name + "_version"), origin);
        writer.text(writer.facts.environment, "python", flavour.textOf("python_version"), origin);
    }
    writer.text(writer.facts.architecture, "flavours", names, origin);
}

void readSignature(const Value* signature, OriginIndex origin, FactsWriter& writer)
{
    if (!signature)
        return;
    for (const char* key : {"inputs", "outputs", "params"}) {
        // A JSON text inside YAML; it is shown, never run.
        if (std::string text = signature->textOf(key); !text.empty() && text != "null")
            writer.facts.architecture.push_back({Name(key), std::move(text), ValueType::Json, origin});
    }
}

} // namespace

void readConfiguration(const Value& value, OriginIndex origin, FactsWriter& writer)
{
    writer.entries(writer.facts.architecture, value, origin);
}

void readAdapterConfiguration(const Value& value, OriginIndex origin, FactsWriter& writer)
{
    writer.entries(writer.facts.architecture, value, origin, "adapter");
    if (std::string base = value.textOf("base_model_name_or_path"); !base.empty())
        writer.text(writer.facts.architecture, "base_model", std::move(base), origin);
}

void readMlModel(const Value& value, OriginIndex origin, FactsWriter& writer)
{
    Facts& facts = writer.facts;
    writer.isTrackedByMlflow = !value.textOf("run_id").empty() || !value.textOf("model_id").empty();
    readFlavours(value.find("flavors"), origin, writer);
    readSignature(value.find("signature"), origin, writer);
    writer.text(facts.environment, "mlflow", value.textOf("mlflow_version"), origin);
    for (const char* key : {"run_id", "model_id", "model_uuid"})
        copyEntry(value, key, facts.tags, origin, writer);
    if (const auto time = parseTimestamp(value.textOf("utc_time_created"))) {
        facts.created = time;
        facts.createdOrigin = origin;
    }
}

void readTrainerState(const Value& value, OriginIndex origin, FactsWriter& writer)
{
    writer.curves(curvesOfTrainer(value), origin);
    Facts& facts = writer.facts;
    for (const char* key : {"epoch", "global_step", "best_model_checkpoint"})
        copyEntry(value, key, facts.tags, origin, writer);
    for (const char* key : {"max_steps", "num_train_epochs", "train_batch_size", "eval_steps", "logging_steps"})
        copyEntry(value, key, facts.parameters, origin, writer);
    if (const Value* best = value.find("best_metric"))
        writer.metric(Name("best_metric"), *best, origin);
}

} // namespace colophon::folder
