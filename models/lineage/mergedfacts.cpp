#include "models/lineage/mergedfacts.h"

#include "models/lineage/chronology.h"

#include <algorithm>
#include <bit>

namespace colophon {

namespace {

/// Takes the facts of one record after the other into one value.
class FactsUnion
{
public:
    void add(const Facts& facts)
    {
        m_from = &facts;
        m_origins.clear();
        for (const Origin& origin : facts.origins)
            m_origins.push_back(m_result.addOrigin(origin));

        addTime();
        addRun();
        addText(facts.author, m_result.author);
        addText(facts.reason, m_result.reason);
        addText(facts.card, m_result.card);
        addMetrics();
        addEntries(facts.parameters, m_result.parameters);
        addEntries(facts.tags, m_result.tags);
        addEntries(facts.environment, m_result.environment);
        addEntries(facts.architecture, m_result.architecture);
        addDatasets();
        addCode();
        addArtifacts();
        addLiveTest();
        addNotes();
        if (m_result.noiseSource.empty())
            m_result.noiseSource = facts.noiseSource;
        // Keeps the order in which the next record is looked up.
        normalise(m_result);
    }

    Facts take() { return std::move(m_result); }

private:
    OriginIndex mapped(OriginIndex origin) const { return origin < m_origins.size() ? m_origins[origin] : kNoOrigin; }

    template <typename T> T adapted(T fact) const
    {
        fact.origin = mapped(fact.origin);
        return fact;
    }

    void addTime()
    {
        const bool better = !m_result.created
            || (isFromFileSystem(m_result, m_result.createdOrigin)
                && !isFromFileSystem(*m_from, m_from->createdOrigin));
        if (m_from->created && better) {
            m_result.created = m_from->created;
            m_result.createdOrigin = mapped(m_from->createdOrigin);
        }
    }

    /// Trouble with the model itself is told before how its run went; the times are the run's.
    void addRun()
    {
        RunCourse& run = m_result.run;
        if (run.origin == kNoOrigin)
            run.origin = mapped(m_from->run.origin);
        if (run.status.isEmpty())
            run.status = m_from->run.status;
        if (!run.started) {
            run.started = m_from->run.started;
            run.ended = m_from->run.ended;
        }
    }

    void addText(const Attributed& from, Attributed& into) const
    {
        const bool better
            = into.isEmpty() || (isFromFileSystem(m_result, into.origin) && !isFromFileSystem(*m_from, from.origin));
        if (!from.isEmpty() && better)
            into = adapted(from);
    }

    void addMetrics()
    {
        const std::size_t known = m_result.metrics.size();
        for (const Metric& metric : m_from->metrics) {
            const std::span<Metric> before(m_result.metrics.data(), known);
            const auto [first, last] = std::ranges::equal_range(before, metric.key, {}, &Metric::key);
            const auto same
                = std::find_if(first, last, [&](const Metric& other) { return isSameMeasurement(other, metric); });
            if (same == last)
                m_result.metrics.push_back(adapted(metric));
            else
                complete(*same, metric);
        }
    }

    /// One measurement logged twice under one key: to the run, and to the logged model with its data set.
    static bool isSameMeasurement(const Metric& left, const Metric& right)
    {
        const bool sameValue = std::bit_cast<std::uint64_t>(left.value) == std::bit_cast<std::uint64_t>(right.value)
            && left.text == right.text;
        const bool oneWithoutDataset = left.dataset.isEmpty() != right.dataset.isEmpty();
        return left.dataset == right.dataset || (sameValue && oneWithoutDataset);
    }

    static void complete(Metric& metric, const Metric& other)
    {
        if (metric.dataset.isEmpty())
            metric.dataset = other.dataset;
        metric.hasCurve = metric.hasCurve || other.hasCurve;
    }

    void addEntries(const std::vector<Entry>& from, std::vector<Entry>& into) const
    {
        const std::vector<Entry> before = std::move(into);
        into.clear();
        into.reserve(before.size() + from.size());
        // Both are ordered by key; the entry that was there first wins.
        auto known = before.begin();
        for (const Entry& entry : from) {
            while (known != before.end() && known->key < entry.key)
                into.push_back(*known++);
            if (known == before.end() || known->key != entry.key)
                into.push_back(adapted(entry));
        }
        into.insert(into.end(), known, before.end());
    }

    void addDatasets()
    {
        for (const Dataset& dataset : m_from->datasets) {
            const auto same = std::ranges::find_if(m_result.datasets, [&](const Dataset& other) {
                return other.name == dataset.name && other.digest == dataset.digest
                    && (other.context == dataset.context || other.context.empty() || dataset.context.empty());
            });
            if (same == m_result.datasets.end())
                m_result.datasets.push_back(adapted(dataset));
            else
                complete(*same, dataset);
        }
    }

    static void complete(Dataset& dataset, const Dataset& other)
    {
        if (dataset.context.empty())
            dataset.context = other.context;
        if (dataset.path.empty())
            dataset.path = other.path;
        if (!dataset.size)
            dataset.size = other.size;
        if (!dataset.rows)
            dataset.rows = other.rows;
        if (dataset.labels.empty())
            dataset.labels = other.labels;
    }

    void addCode()
    {
        const CodeReference& code = m_from->code;
        if (m_result.code.isEmpty()) {
            m_result.code = adapted(code);
        } else if (!code.commit.empty() && code.commit == m_result.code.commit) {
            completeText(m_result.code.repository, code.repository);
            completeText(m_result.code.branch, code.branch);
            completeText(m_result.code.entryPoint, code.entryPoint);
            if (!m_result.code.dirty)
                m_result.code.dirty = code.dirty;
        }
    }

    static void completeText(std::string& text, const std::string& other)
    {
        if (text.empty())
            text = other;
    }

    void addArtifacts()
    {
        const std::size_t known = m_result.artifacts.size();
        for (const Artifact& artifact : m_from->artifacts) {
            const std::span<const Artifact> before(m_result.artifacts.data(), known);
            if (!std::ranges::binary_search(before, artifact.path, {}, &Artifact::path))
                m_result.artifacts.push_back(adapted(artifact));
        }
    }

    void addLiveTest()
    {
        if (!m_result.live && m_from->live)
            m_result.live = adapted(*m_from->live);
    }

    void addNotes()
    {
        for (const Note& note : m_from->notes) {
            const auto isSame = [&note](const Note& other) {
                return other.text == note.text && other.author == note.author && other.time == note.time;
            };
            if (std::ranges::none_of(m_result.notes, isSame))
                m_result.notes.push_back(adapted(note));
        }
    }

    const Facts* m_from = nullptr;
    std::vector<OriginIndex> m_origins; ///< origin of the record → origin of the result
    Facts m_result;
};

} // namespace

Facts mergedFacts(std::span<const SourceRecord* const> records)
{
    FactsUnion result;
    for (const SourceRecord* record : records)
        result.add(record->facts);
    return result.take();
}

Facts mergedFacts(std::span<const RecordedModel* const> models)
{
    FactsUnion result;
    for (const RecordedModel* model : models)
        result.add(model->facts);
    return result.take();
}

} // namespace colophon
