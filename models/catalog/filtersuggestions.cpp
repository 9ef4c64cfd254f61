#include "models/catalog/filtersuggestions.h"

#include "models/catalog/author.h"
#include "models/catalog/casefolding.h"
#include "models/catalog/filterauthors.h"
#include "models/catalog/filterfactconditions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace colophon {

namespace {

/// Versions that are looked at for one list of suggestions; in larger catalogs every n-th one.
constexpr std::size_t kSampleSize = 10'000;

/// How often one thing occurs, and between which numbers.
struct Usage
{
    std::size_t count = 0;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        ++count;
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
};

template <typename Visit> void forSample(const Catalog& catalog, Visit visit)
{
    const std::size_t step = catalog.versionCount() / kSampleSize + 1;
    std::size_t index = 0;
    for (const auto& model : catalog.models()) {
        for (const Version& version : model->versions) {
            if (index++ % step == 0)
                visit(version);
        }
    }
}

std::string shortNumber(double value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 4);
    return error == std::errc() ? std::string(text, end) : std::string();
}

std::string counted(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " version" : " versions");
}

std::string detailOf(const Usage& usage)
{
    if (usage.lowest > usage.highest)
        return counted(usage.count);
    if (usage.lowest == usage.highest)
        return shortNumber(usage.lowest) + ", " + counted(usage.count);
    return shortNumber(usage.lowest) + " to " + shortNumber(usage.highest) + ", " + counted(usage.count);
}

std::string quotedIfNeeded(const std::string& text)
{
    if (!text.empty() && text.find_first_of(" \t\n\"()<>=!:~") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

using NameUsage = std::unordered_map<Name, Usage>;

void addNamedKeys(std::vector<FilterSuggestion>& suggestions, std::string_view prefix, const NameUsage& usage)
{
    for (const auto& [name, used] : usage) {
        const std::string key(prefix);
        suggestions.push_back(
            {key + "." + quotedIfNeeded(name.text()), key + "." + name.text(), detailOf(used), used.count});
    }
}

void countEntries(NameUsage& usage, const std::vector<Entry>& entries)
{
    for (const Entry& entry : entries)
        usage[entry.key].add(std::numeric_limits<double>::quiet_NaN());
}

using Values = std::unordered_map<std::string, std::size_t>;

void countValues(Values& values, const Version& version, const WrittenFilterKey& key)
{
    const auto addEntry = [&](const std::vector<Entry>& entries) {
        for (const Entry& entry : entries) {
            if (entry.key == key.name)
                ++values[entry.value];
        }
    };
    switch (key.key->field) {
    case FilterSubject::Stage:
        for (const Name stage : version.stages)
            ++values[stage.text()];
        break;
    case FilterSubject::Alias:
        for (const Name alias : version.aliases)
            ++values[alias.text()];
        break;
    case FilterSubject::Model:
        ++values[version.model.text()];
        break;
    case FilterSubject::Label:
        ++values[displayLabel(version)];
        break;
    case FilterSubject::SemVer:
        if (version.semver)
            ++values[toString(*version.semver)];
        break;
    case FilterSubject::Status:
        if (!version.facts.run.status.isEmpty())
            ++values[version.facts.run.status.text()];
        break;
    case FilterSubject::Author:
        if (!version.facts.author.isEmpty())
            ++values[std::string(nameOfAuthor(version.facts.author.text))];
        break;
    case FilterSubject::Parameter:
        addEntry(version.facts.parameters);
        break;
    case FilterSubject::Tag:
        addEntry(version.facts.tags);
        break;
    case FilterSubject::Environment:
        addEntry(version.facts.environment);
        break;
    default:
        break;
    }
}

std::vector<FilterSuggestion> suggestWords(const Catalog& catalog, const FilterKey& key)
{
    std::vector<FilterSuggestion> suggestions;
    for (std::string_view rest = key.words; !rest.empty();) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        const std::string word(rest.substr(0, space));
        rest.remove_prefix(std::min(space + 1, rest.size()));
        std::size_t count = 0;
        forSample(catalog, [&, test = wordTest(key.field, word)](const Version& version) { count += test(version); });
        suggestions.push_back({word, word, counted(count), count});
    }
    return suggestions;
}

std::vector<FilterSuggestion> suggestSources(const Catalog& catalog)
{
    std::vector<FilterSuggestion> suggestions;
    for (const SourceInfo& source : catalog.sources()) {
        const std::string id = toString(source.id);
        suggestions.push_back({id, id, source.kind + " at " + source.location, 0});
    }
    return suggestions;
}

/// 3: begins with it; 2: the name after the dot begins with it; 1: contains it; 0: does not fit.
int fitOf(const FilterSuggestion& suggestion, const FoldedText& typed)
{
    if (typed.begins(suggestion.plain))
        return 3;
    const std::size_t dot = suggestion.plain.find('.');
    if (dot != std::string::npos && typed.begins(std::string_view(suggestion.plain).substr(dot + 1)))
        return 2;
    return typed.isIn(suggestion.plain) ? 1 : 0;
}

} // namespace

std::vector<FilterSuggestion> suggestFilterKeys(const Catalog& catalog)
{
    NameUsage metrics;
    NameUsage parameters;
    NameUsage tags;
    NameUsage environment;
    std::unordered_map<std::string, std::size_t> datasets;
    forSample(catalog, [&](const Version& version) {
        for (const Metric& metric : version.facts.metrics)
            metrics[metric.key].add(metric.value);
        for (const Dataset& dataset : version.facts.datasets)
            ++datasets[dataset.name];
        countEntries(parameters, version.facts.parameters);
        countEntries(tags, version.facts.tags);
        countEntries(environment, version.facts.environment);
    });

    std::vector<FilterSuggestion> suggestions;
    addNamedKeys(suggestions, "metric", metrics);
    addNamedKeys(suggestions, "param", parameters);
    addNamedKeys(suggestions, "tag", tags);
    addNamedKeys(suggestions, "env", environment);
    for (const auto& [name, count] : datasets)
        suggestions.push_back({"data." + quotedIfNeeded(name), "data." + name, counted(count), count});
    for (const FilterKey& key : filterKeys()) {
        if (!key.hasName)
            suggestions.push_back({std::string(key.text) + (key.field == FilterSubject::Created ? ">=" : ":"),
                                   std::string(key.text), std::string(key.detail),
                                   std::numeric_limits<std::size_t>::max()});
    }
    return suggestions;
}

std::vector<FilterSuggestion> suggestFilterValues(const Catalog& catalog, const WrittenFilterKey& key)
{
    if (!key.key->words.empty())
        return suggestWords(catalog, *key.key);
    if (key.key->field == FilterSubject::Source)
        return suggestSources(catalog);
    Values values;
    forSample(catalog, [&](const Version& version) { countValues(values, version, key); });
    std::vector<FilterSuggestion> suggestions;
    for (const auto& [value, count] : values)
        suggestions.push_back({quotedIfNeeded(value), value, counted(count), count});
    return suggestions;
}

void keepWordBeginnings(std::vector<FilterSuggestion>& suggestions, std::string_view typed)
{
    std::erase_if(suggestions, [folded = FoldedText(typed)](const FilterSuggestion& suggestion) {
        return !beginsWord(folded, suggestion.plain);
    });
}

void rankFilterSuggestions(std::vector<FilterSuggestion>& suggestions, std::string_view typed)
{
    const FoldedText folded(typed);
    std::erase_if(suggestions, [&](const FilterSuggestion& suggestion) { return fitOf(suggestion, folded) == 0; });
    std::ranges::sort(suggestions, [&](const FilterSuggestion& left, const FilterSuggestion& right) {
        const int leftFit = fitOf(left, folded);
        const int rightFit = fitOf(right, folded);
        if (leftFit != rightFit)
            return leftFit > rightFit;
        return left.weight != right.weight ? left.weight > right.weight : left.plain < right.plain;
    });
}

} // namespace colophon
