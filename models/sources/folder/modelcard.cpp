#include "models/sources/folder/modelcard.h"

#include <array>
#include <optional>

namespace colophon::folder {

namespace {

constexpr std::size_t kLongestFrontMatter = 256 * 1024;

/// Front matter between a first line "---" and the next one; empty if there is none.
std::optional<std::string> frontMatter(std::string_view content)
{
    if (!content.starts_with("---\n") && !content.starts_with("---\r\n"))
        return std::nullopt;
    const std::size_t begin = content.find('\n') + 1;
    const std::size_t end = content.find("\n---", begin - 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    return std::string(content.substr(begin, end + 1 - begin));
}

void readTexts(const Value* value, const auto& each)
{
    if (!value)
        return;
    if (value->isText())
        each(value->text);
    for (const Value& item : value->items) {
        if (item.isText())
            each(item.text);
    }
}

void readResult(const Value& result, OriginIndex origin, FactsWriter& writer)
{
    const Value* dataset = result.find("dataset");
    const Value* metrics = result.find("metrics");
    for (std::size_t i = 0; metrics && metrics->isList() && i < metrics->items.size(); ++i) {
        const Value& metric = metrics->items[i];
        const std::string name = metric.textOf("type").empty() ? metric.textOf("name") : metric.textOf("type");
        const Value* value = metric.find("value");
        if (name.empty() || !value)
            continue;
        writer.metric(Name(name), *value, origin);
        if (dataset)
            writer.dataset(Name(name), Name(dataset->textOf("name")));
    }
}

void readModelIndex(const Value* index, OriginIndex origin, FactsWriter& writer)
{
    for (std::size_t i = 0; index && index->isList() && i < index->items.size(); ++i) {
        const Value* results = index->items[i].find("results");
        for (std::size_t j = 0; results && results->isList() && j < results->items.size(); ++j)
            readResult(results->items[j], origin, writer);
    }
}

void readFrontMatter(const Value& card, OriginIndex origin, const std::string& path, FactsWriter& writer)
{
    Facts& facts = writer.facts;
    for (const char* key : {"license", "library_name", "pipeline_tag", "language"}) {
        if (const Value* value = card.find(key))
            writer.entry(facts.tags, key, *value, origin);
    }
    readTexts(card.find("datasets"), [&](const std::string& name) {
        if (facts.datasets.size() >= FactsWriter::kMostEntries)
            return;
        Dataset& dataset = facts.datasets.emplace_back();
        dataset.name = name;
        dataset.origin = origin;
    });
    readTexts(card.find("base_model"), [&](const std::string& name) {
        writer.text(facts.architecture, "base_model", name, origin);
        // Mostly a model of a hub, which is no version here.
        writer.parents.push_back({.native = name, .address = name, .digest = {}, .detail = "base_model in " + path});
    });
    readModelIndex(card.find("model-index"), origin, writer);
}

} // namespace

void readModelCard(const std::string& content, const std::string& path, FactsWriter& writer)
{
    const OriginIndex origin = writer.origin(path);
    writer.facts.card = {content, origin};
    const auto yaml = frontMatter(content);
    if (!yaml)
        return;
    const auto read = parseYaml(*yaml, {kLongestFrontMatter, 100'000, 64});
    if (!read)
        writer.warn(path, read.error().line > 0 ? read.error().line + 1 : 0, read.error().reason, read.error().hint);
    else if (read->value.isObject())
        readFrontMatter(read->value, origin, path, writer);
}

} // namespace colophon::folder
