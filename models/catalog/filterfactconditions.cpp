#include "models/catalog/filterfactconditions.h"

#include "models/catalog/filtervalues.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace colophon {

namespace {

using Entries = std::vector<Entry> Facts::*;

Entries entriesOf(FilterSubject field)
{
    switch (field) {
    case FilterSubject::Tag:
        return &Facts::tags;
    case FilterSubject::Environment:
        return &Facts::environment;
    default:
        return &Facts::parameters;
    }
}

/// Finds a key in many lists that mostly look alike: first where it was in the list before.
class KeyLookup
{
public:
    explicit KeyLookup(Name key)
        : m_key(key)
    {
    }
    KeyLookup(const KeyLookup& other)
        : m_key(other.m_key)
    {
    }
    KeyLookup& operator=(const KeyLookup&) = delete;

    /// The first item with the key, or the end.
    template <typename T> typename std::vector<T>::const_iterator in(const std::vector<T>& items) const
    {
        const std::size_t hint = m_hint.load(std::memory_order_relaxed);
        if (hint < items.size() && items[hint].key == m_key && (hint == 0 || items[hint - 1].key != m_key))
            return items.begin() + static_cast<std::ptrdiff_t>(hint);
        const auto found = std::ranges::lower_bound(items, m_key, {}, &T::key);
        if (found == items.end() || found->key != m_key)
            return items.end();
        m_hint.store(static_cast<std::size_t>(found - items.begin()), std::memory_order_relaxed);
        return found;
    }

    Name key() const { return m_key; }

private:
    Name m_key;
    mutable std::atomic<std::size_t> m_hint = 0;
};

/// Whether a metric of this key, on any data set, passes the test.
template <typename Test> FilterNode anyMetric(Name key, Test test)
{
    return makeNode([lookup = KeyLookup(key), test](const Version& version) {
        const std::vector<Metric>& metrics = version.facts.metrics;
        for (auto metric = lookup.in(metrics); metric != metrics.end() && metric->key == lookup.key(); ++metric) {
            if (test(*metric))
                return true;
        }
        return false;
    });
}

bool isOrdering(FilterOperator op)
{
    return op == FilterOperator::Less || op == FilterOperator::LessOrEqual || op == FilterOperator::Greater
        || op == FilterOperator::GreaterOrEqual;
}

/// NaN equals NaN here: "metric.loss = nan" looks for runs that blew up.
bool isNumberOrder(FilterOperator op, double left, double right)
{
    if (std::isnan(left) && std::isnan(right))
        return isOrder(op, std::partial_ordering::equivalent);
    return isOrder(op, left <=> right);
}

std::string notANumber(const std::string& value)
{
    return "“" + value + "” is not a number.";
}

std::string_view fileWord(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Verified:
        return "verified";
    case Integrity::Changed:
        return "changed";
    case Integrity::Missing:
        return "missing";
    case Integrity::Unchecked:
        return "unchecked";
    case Integrity::NotRecorded:
        break;
    }
    return "unrecorded";
}

bool isOfKind(const Version& version, RecordKind kind)
{
    return !version.records.empty() && version.records.front().kind == kind;
}

std::function<bool(const Version&)> kindTest(const std::string& word)
{
    if (word == "registered")
        return [](const Version& version) { return isOfKind(version, RecordKind::Registered); };
    if (word == "tagged")
        return [](const Version& version) { return isOfKind(version, RecordKind::Tagged); };
    if (word == "file")
        return [](const Version& version) { return isOfKind(version, RecordKind::File); };
    if (word == "logged")
        return [](const Version& version) { return isOfKind(version, RecordKind::LoggedModel); };
    if (word == "run")
        return [](const Version& version) { return isOfKind(version, RecordKind::Run); };
    if (word == "deleted")
        return [](const Version& version) { return version.deleted; };
    if (word == "prompt")
        return [](const Version& version) { return version.isPrompt; };
    if (word == "prerelease")
        return [](const Version& version) { return version.semver && version.semver->isPreRelease(); };
    if (word == "staged")
        return [](const Version& version) { return !version.stages.empty(); };
    if (word == "was-production") {
        return [](const Version& version) {
            return std::ranges::find(version.pastStages, productionStage()) != version.pastStages.end();
        };
    }
    if (word == "live")
        return [](const Version& version) { return version.facts.live.has_value(); };
    return nullptr;
}

std::function<bool(const Version&)> missingTest(const std::string& word)
{
    if (word == "time")
        return [](const Version& version) { return !version.facts.created; };
    if (word == "author")
        return [](const Version& version) { return version.facts.author.isEmpty(); };
    if (word == "code")
        return [](const Version& version) { return version.facts.code.isEmpty(); };
    if (word == "data")
        return [](const Version& version) { return version.facts.datasets.empty(); };
    if (word == "parameters")
        return [](const Version& version) { return version.facts.parameters.empty(); };
    if (word == "metrics")
        return [](const Version& version) { return version.facts.metrics.empty(); };
    return nullptr;
}

} // namespace

std::expected<FilterNode, std::string> makeMetricCondition(Name key, FilterOperator op, const std::string& value)
{
    if (const auto number = readNumber(value)) {
        return anyMetric(key, [op, wanted = *number](const Metric& metric) {
            return metric.isNumber() && isNumberOrder(op, metric.value, wanted);
        });
    }
    if (isOrdering(op))
        return std::unexpected(notANumber(value));
    return anyMetric(key, [matches = TextTest(op, value)](const Metric& metric) {
        return !metric.isNumber() && matches(metric.text.text());
    });
}

std::expected<FilterNode, std::string> makeEntryCondition(FilterSubject field, Name key, FilterOperator op,
                                                          const std::string& value)
{
    const auto entryTest = [lookup = KeyLookup(key), entries = entriesOf(field)](auto test) {
        return makeNode([lookup, entries, test](const Version& version) {
            const auto entry = lookup.in(version.facts.*entries);
            return entry != (version.facts.*entries).end() && test(entry->value);
        });
    };
    if (const auto number = readNumber(value); number && op != FilterOperator::Contains) {
        return entryTest([op, wanted = *number](const std::string& text) {
            const auto found = readNumber(text);
            return found ? isNumberOrder(op, *found, wanted) : op == FilterOperator::NotEqual;
        });
    }
    if (isOrdering(op)) {
        // Versions of packages and other texts with numbers in them.
        return entryTest([op, wanted = parseLabel(value)](const std::string& text) {
            const Label found = parseLabel(text);
            return found.kind == wanted.kind && isOrder(op, found <=> wanted);
        });
    }
    return entryTest([matches = TextTest(op, value)](const std::string& text) { return matches(text); });
}

FilterNode makeDataCondition(const std::string& name, FilterOperator op, const std::string& value)
{
    return makeNode([folded = FoldedText(name), matches = TextTest(op, value)](const Version& version) {
        return std::ranges::any_of(version.facts.datasets, [&](const Dataset& dataset) {
            if (!folded.text().empty() && !folded.equals(dataset.name))
                return false;
            return matches(dataset.digest) || matches(dataset.path) || (folded.text().empty() && matches(dataset.name));
        });
    });
}

FilterNode makeAbsentKeyCondition(FilterSubject field, const std::string& name)
{
    if (field == FilterSubject::Metric) {
        return makeNode([lookup = KeyLookup(Name(name))](const Version& version) {
            return lookup.in(version.facts.metrics) == version.facts.metrics.end();
        });
    }
    if (field == FilterSubject::Data) {
        return makeNode([folded = FoldedText(name)](const Version& version) {
            return std::ranges::none_of(version.facts.datasets,
                                        [&](const Dataset& dataset) { return folded.equals(dataset.name); });
        });
    }
    return makeNode([lookup = KeyLookup(Name(name)), entries = entriesOf(field)](const Version& version) {
        return lookup.in(version.facts.*entries) == (version.facts.*entries).end();
    });
}

std::function<bool(const Version&)> wordTest(FilterSubject field, const std::string& word)
{
    if (field == FilterSubject::Missing)
        return missingTest(word);
    if (field == FilterSubject::Is)
        return kindTest(word);
    for (const Integrity integrity :
         {Integrity::NotRecorded, Integrity::Unchecked, Integrity::Verified, Integrity::Changed, Integrity::Missing}) {
        if (word == fileWord(integrity)) {
            return [integrity](const Version& version) {
                const auto& artifacts = version.facts.artifacts;
                return std::ranges::find(artifacts, integrity, &Artifact::integrity) != artifacts.end();
            };
        }
    }
    return nullptr;
}

} // namespace colophon
