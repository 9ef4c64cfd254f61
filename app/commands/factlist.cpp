#include "app/commands/factlist.h"

#include "app/commands/json.h"
#include "models/compare/comparison.h"
#include "models/compare/numbertext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace colophon {

namespace {

/// Noise is kept in single precision: more digits would be made up.
std::string noiseText(float noise)
{
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), noise);
    return {buffer.data(), result.ptr};
}

class FactCollector
{
public:
    explicit FactCollector(const Version& version)
        : m_version(version)
        , m_facts(version.facts)
    {
    }

    std::vector<FactLine> collect()
    {
        addIdentity();
        addMetrics();
        addLive();
        addDatasets();
        addEntries(FactGroup::Architecture, m_facts.architecture);
        addEntries(FactGroup::Parameters, m_facts.parameters);
        addCode();
        addEntries(FactGroup::Environment, m_facts.environment);
        addArtifacts();
        addEntries(FactGroup::Tags, m_facts.tags);
        addNotes();
        return std::move(m_lines);
    }

private:
    void add(FactGroup group, const std::string& key, Json value, std::string text, OriginIndex origin)
    {
        FactLine line{.group = std::string(toString(group)),
                      .key = key,
                      .value = std::move(value),
                      .text = std::move(text),
                      .source = SourceId::None,
                      .place = placeOf(m_facts, origin, Name(key))};
        if (const Origin* known = m_facts.origin(origin))
            line.source = known->source;
        m_lines.push_back(std::move(line));
    }

    void addText(FactGroup group, const char* key, const std::string& text, OriginIndex origin)
    {
        if (!text.empty())
            add(group, key, text, text, origin);
    }

    void addIdentity()
    {
        if (m_facts.created) {
            const std::string time = toIsoText(*m_facts.created);
            add(FactGroup::Identity, "created", time, time, m_facts.createdOrigin);
        }
        addText(FactGroup::Identity, "status", m_facts.run.status.text(), m_facts.run.origin);
        if (const auto duration = m_facts.run.duration())
            addText(FactGroup::Identity, "duration", durationText(*duration), m_facts.run.origin);
        addText(FactGroup::Identity, "author", m_facts.author.text, m_facts.author.origin);
        addText(FactGroup::Identity, "reason", m_facts.reason.text, m_facts.reason.origin);
    }

    void addMetrics()
    {
        for (const Metric& metric : m_facts.metrics) {
            std::string text = metric.isNumber() ? exactText(metric.value) : metric.text.text();
            if (std::isfinite(metric.noise))
                text += " ± " + noiseText(metric.noise);
            if (!metric.dataset.isEmpty())
                text += " on " + metric.dataset.text();
            Json value = metric.isNumber() ? numberJson(metric.value) : Json(metric.text.text());
            add(FactGroup::Metrics, metric.key.text(), std::move(value), std::move(text), metric.origin);
        }
    }

    void addLive()
    {
        if (!m_facts.live)
            return;
        const LiveTest& live = *m_facts.live;
        addText(FactGroup::LiveTest, "test", live.test, live.origin);
        add(FactGroup::LiveTest, "share", live.share, exactText(live.share), live.origin);
        add(FactGroup::LiveTest, "trials", live.trials, std::to_string(live.trials), live.origin);
        add(FactGroup::LiveTest, "successes", live.successes, std::to_string(live.successes), live.origin);
        addText(FactGroup::LiveTest, "outcome", live.outcome, live.origin);
    }

    void addDatasets()
    {
        for (const Dataset& dataset : m_facts.datasets) {
            std::string text = dataset.digest;
            if (!dataset.path.empty())
                text += (text.empty() ? "" : "  ") + dataset.path;
            if (dataset.size)
                text += ", " + byteText(*dataset.size);
            if (dataset.rows)
                text += ", " + std::to_string(*dataset.rows) + " rows";
            for (const LabelCount& label : dataset.labels)
                text += (&label == &dataset.labels.front() ? ", labels: " : ", ") + label.label + " "
                    + std::to_string(label.count);
            add(FactGroup::Datasets, dataset.name, datasetJson(dataset), std::move(text), dataset.origin);
        }
    }

    void addEntries(FactGroup group, const std::vector<Entry>& entries)
    {
        for (const Entry& entry : entries)
            add(group, entry.key.text(), entryValueJson(entry), entry.value, entry.origin);
    }

    void addCode()
    {
        const CodeReference& code = m_facts.code;
        addText(FactGroup::Code, "commit", code.commit, code.origin);
        addText(FactGroup::Code, "repository", code.repository, code.origin);
        addText(FactGroup::Code, "branch", code.branch, code.origin);
        addText(FactGroup::Code, "entry_point", code.entryPoint, code.origin);
        if (code.dirty)
            add(FactGroup::Code, "dirty", *code.dirty, *code.dirty ? "true" : "false", code.origin);
    }

    void addArtifacts()
    {
        for (const Artifact& artifact : m_facts.artifacts) {
            std::string text = artifact.format;
            if (artifact.size)
                text += (text.empty() ? "" : ", ") + byteText(*artifact.size);
            if (!artifact.digest.empty())
                text += (text.empty() ? "" : ", ") + artifact.digest;
            text += integrityNote(artifact);
            add(FactGroup::Artifacts, artifact.path, artifact.digest, std::move(text), artifact.origin);
        }
    }

    void addNotes()
    {
        for (const Note& note : m_facts.notes) {
            Json value{{"text", note.text}};
            std::string text = note.text;
            if (!note.author.empty()) {
                value["author"] = note.author;
                text += " (" + note.author + ")";
            }
            if (note.time)
                value["time"] = toIsoText(*note.time);
            m_lines.push_back({.group = "notes",
                               .key = note.time ? toIsoText(*note.time) : "note",
                               .value = std::move(value),
                               .text = std::move(text),
                               .source = SourceId::None,
                               .place = placeOf(m_facts, note.origin, {})});
            if (const Origin* known = m_facts.origin(note.origin))
                m_lines.back().source = known->source;
        }
    }

    static std::string integrityNote(const Artifact& artifact)
    {
        switch (artifact.integrity) {
        case Integrity::Verified:
            return " (verified)";
        case Integrity::Changed:
            return " (changed: the file has " + artifact.foundDigest + ")";
        case Integrity::Missing:
            return " (missing)";
        case Integrity::NotRecorded:
        case Integrity::Unchecked:
            break;
        }
        return {};
    }

    const Version& m_version;
    const Facts& m_facts;
    std::vector<FactLine> m_lines;
};

} // namespace

std::vector<FactLine> factLines(const Version& version)
{
    return FactCollector(version).collect();
}

} // namespace colophon
