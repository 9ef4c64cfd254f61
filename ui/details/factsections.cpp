#include "ui/details/factsections.h"

#include "models/catalog/filterlexer.h"
#include "models/compare/comparison.h"
#include "models/compare/livetest.h"
#include "models/compare/metricdecimals.h"
#include "models/compare/numbertext.h"
#include "models/compare/valuetext.h"
#include "models/items/problemsmodel.h"
#include "models/lineage/recordednoise.h"
#include "models/releases/release.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FactSections", text);
}

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

class Builder
{
public:
    Builder(const Catalog& catalog, const Facts& facts)
        : m_catalog(catalog)
        , m_facts(facts)
    {
    }

    DetailFact row(const QString& key, const QString& value, OriginIndex origin, Name name = {}) const
    {
        return {key, value, value, originText(m_catalog, m_facts, origin), toText(placeOf(m_facts, origin, name)), {}};
    }

    std::vector<DetailFact> entries(const std::vector<Entry>& entries, const QString& filterKey) const
    {
        std::vector<DetailFact> rows;
        for (const Entry& entry : entries) {
            const QString key = toText(entry.key.text());
            rows.push_back(row(key, toText(readableValue(entry.value, entry.type)), entry.origin, entry.key));
            rows.back().full = toText(entry.value);
            if (!filterKey.isEmpty())
                rows.back().filter = QStringLiteral("%1.%2 = %3").arg(filterKey, key, toText(filterValue(entry.value)));
        }
        return rows;
    }

    /// Where it ran, and for how long.
    std::vector<DetailFact> environment() const
    {
        std::vector<DetailFact> rows = entries(m_facts.environment, QStringLiteral("env"));
        if (const std::optional<std::int64_t> duration = m_facts.run.duration())
            rows.push_back(row(tr("run took"), toText(durationText(*duration)), m_facts.run.origin));
        return rows;
    }

    std::vector<DetailFact> metrics(const Version& version) const
    {
        std::vector<DetailFact> rows;
        const Version* const versions[]{&version};
        for (const Metric& metric : m_facts.metrics) {
            if (isToldAsNoise(m_facts, metric))
                continue;
            const int decimals = metricDecimals(m_catalog, versions, metric.key);
            const QString value
                = metric.isNumber() ? toText(numberText(metric.value, decimals)) : toText(metric.text.text());
            const QString key = toText(metric.key.text());
            rows.push_back(row(key, value, metric.origin, metric.key));
            rows.back().full = metric.isNumber() ? toText(exactText(metric.value)) : value;
            rows.back().isNumber = metric.isNumber();
            if (std::isfinite(metric.noise))
                rows.back().noise
                    = QStringLiteral("± ") + toText(numberText(static_cast<double>(metric.noise), decimals));
            if (metric.isNumber())
                rows.back().filter = QStringLiteral("metric.%1 = %2").arg(key, rows.back().full);
        }
        return rows;
    }

    std::vector<DetailFact> datasets() const
    {
        std::vector<DetailFact> rows;
        for (const Dataset& dataset : m_facts.datasets) {
            const QString name = toText(dataset.name);
            QStringList parts{toText(dataset.digest).left(24)};
            if (dataset.size)
                parts.append(toText(byteText(*dataset.size)));
            if (dataset.rows)
                parts.append(tr("%1 rows").arg(toText(numberText(static_cast<double>(*dataset.rows), 0))));
            if (!dataset.context.empty())
                parts.append(toText(dataset.context));
            rows.push_back(row(name, parts.join(QStringLiteral(" · ")), dataset.origin));
            rows.back().full = toText(dataset.digest);
            rows.back().filter = QStringLiteral("data.%1 = %2").arg(name, toText(filterValue(dataset.digest)));
            if (!dataset.labels.empty())
                rows.push_back(row(tr("%1 labels").arg(name), labelText(dataset), dataset.origin));
        }
        return rows;
    }

    std::vector<DetailFact> code() const
    {
        std::vector<DetailFact> rows;
        const CodeReference& code = m_facts.code;
        const auto add = [&](const QString& key, const std::string& value) {
            if (!value.empty())
                rows.push_back(row(key, toText(value), code.origin));
        };
        if (!code.commit.empty()) {
            add(tr("commit"), code.commit);
            rows.back().value = toText(shortened(code.commit));
            rows.back().filter = QStringLiteral("commit = %1").arg(rows.back().full);
        }
        add(tr("branch"), code.branch);
        add(tr("repository"), code.repository);
        add(tr("entry point"), code.entryPoint);
        if (code.dirty)
            rows.push_back(row(tr("uncommitted changes"), *code.dirty ? tr("yes") : tr("none"), code.origin));
        return rows;
    }

    std::vector<DetailFact> files() const
    {
        std::vector<DetailFact> rows;
        for (const Artifact& artifact : m_facts.artifacts) {
            QStringList parts;
            if (artifact.size)
                parts.append(toText(byteText(*artifact.size)));
            if (!artifact.format.empty())
                parts.append(toText(artifact.format));
            parts.append(artifact.outsideRoot ? tr("outside the location") : integrityText(artifact.integrity));
            rows.push_back(row(toText(artifact.path), parts.join(QStringLiteral(" · ")), artifact.origin));
            rows.back().full = toText(artifact.digest.empty() ? artifact.path : artifact.digest);
        }
        return rows;
    }

private:
    static QString integrityText(Integrity integrity)
    {
        switch (integrity) {
        case Integrity::Verified:
            return tr("digest matches");
        case Integrity::Changed:
            return tr("file changed");
        case Integrity::Missing:
            return tr("file missing");
        case Integrity::Unchecked:
            return tr("digest not checked");
        case Integrity::NotRecorded:
            break;
        }
        return tr("no digest");
    }

    static QString labelText(const Dataset& dataset)
    {
        double total = 0;
        for (const LabelCount& label : dataset.labels)
            total += static_cast<double>(label.count);
        QStringList parts;
        for (const LabelCount& label : dataset.labels) {
            const int percent
                = total > 0 ? static_cast<int>(std::lround(100 * static_cast<double>(label.count) / total)) : 0;
            parts.append(QStringLiteral("%1 %2 %").arg(toText(label.label)).arg(percent));
        }
        return parts.join(QStringLiteral(", "));
    }

    const Catalog& m_catalog;
    const Facts& m_facts;
};

std::vector<DetailFact> releaseRows(const Catalog& catalog, const Version& version)
{
    std::vector<DetailFact> rows;
    const Model* model = catalog.model(version.model.text());
    if (!model)
        return rows;
    const Timestamp now = Timestamp::now();
    const std::vector<Tenure> all = tenures(*model);
    for (auto tenure = all.rbegin(); tenure != all.rend(); ++tenure) {
        if (tenure->version != version.id)
            continue;
        const ReleaseEvent& release = model->releases[tenure->release];
        const QString begin = toText(dateText(tenure->begin, now));
        const QString when
            = tenure->end ? tr("%1 to %2").arg(begin, toText(dateText(*tenure->end, now))) : tr("since %1").arg(begin);
        rows.push_back({toText(tenure->stage.text()),
                        release.actor.empty() ? when : QString(when + QStringLiteral(" · ") + toText(release.actor)),
                        toText(release.reason),
                        release.madeHere ? tr("journal") : toText(release.evidence),
                        toText(release.evidence),
                        {}});
    }
    return rows;
}

std::vector<DetailFact> recordRows(const Catalog& catalog, const Version& version)
{
    std::vector<DetailFact> rows;
    for (const Record& record : version.records) {
        const SourceInfo* source = catalog.source(record.source);
        rows.push_back({source ? sourceKindText(source->kind) : toText(toString(record.source)),
                        toText(record.native),
                        toText(record.native),
                        toText(record.evidence),
                        source ? toText(source->location) : QString(),
                        {}});
    }
    return rows;
}

/// Compared with every other version in the same test.
std::vector<DetailFact> liveRows(const Catalog& catalog, const Version& version)
{
    std::vector<DetailFact> rows;
    if (!version.facts.live)
        return rows;
    const LiveTest& live = *version.facts.live;
    const Builder builder(catalog, version.facts);
    // Named as text: a sum of texts only refers to them until it becomes one.
    const auto percent
        = [](double share) -> QString { return toText(numberText(100 * share, 1)) + QStringLiteral(" %"); };
    rows.push_back(builder.row(tr("test"), toText(live.test), live.origin));
    rows.push_back(builder.row(tr("traffic"), percent(live.share), live.origin));
    if (live.trials > 0) {
        const double rate = static_cast<double>(live.successes) / static_cast<double>(live.trials);
        rows.push_back(builder.row(
            live.outcome.empty() ? tr("successes") : toText(live.outcome),
            QStringLiteral("%1 of %2 · %3").arg(live.successes).arg(live.trials).arg(percent(rate)), live.origin));
    }
    const Model* model = catalog.model(version.model.text());
    for (const Version& other : model ? model->versions : std::vector<Version>()) {
        const std::optional<LiveDifference> difference
            = other.id == version.id ? std::nullopt : compareLive(other, version);
        if (!difference)
            continue;
        rows.push_back(builder.row(tr("against %1").arg(toText(displayLabel(other))),
                                   toText(displayLabel(version) + liveSentence(*difference)), live.origin));
    }
    return rows;
}

/// What is recorded about the model itself.
std::vector<DetailFact> modelRows(const Catalog& catalog, const Version& version)
{
    const Model* model = catalog.model(version.model.text());
    if (!model)
        return {};
    const Builder builder(catalog, model->facts);
    std::vector<DetailFact> rows;
    for (const Note& note : model->facts.notes)
        rows.push_back(builder.row(tr("description"), toText(note.text), note.origin));
    if (model->facts.created)
        rows.push_back(builder.row(tr("created"), toText(dateText(*model->facts.created, Timestamp::now())),
                                   model->facts.createdOrigin));
    const std::vector<DetailFact> tags = builder.entries(model->facts.tags, {});
    rows.insert(rows.end(), tags.begin(), tags.end());
    return rows;
}

/// The first few values: what a closed section tells.
QString firstValues(const std::vector<DetailFact>& rows, bool withKeys)
{
    constexpr std::size_t kShown = 3;
    QStringList parts;
    for (std::size_t index = 0; index < std::min(kShown, rows.size()); ++index)
        parts.append(withKeys ? QString(rows[index].key + u' ' + rows[index].value) : rows[index].value);
    return parts.join(QStringLiteral(", "));
}

/// Newest first: who and when, then what.
std::vector<DetailFact> noteRows(const Catalog& catalog, const Version& version)
{
    const Builder builder(catalog, version.facts);
    const std::vector<Note>& notes = version.facts.notes;
    std::vector<DetailFact> rows;
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        QStringList parts;
        if (note->time)
            parts.append(toText(dateText(*note->time, Timestamp::now())));
        if (!note->author.empty())
            parts.append(toText(note->author));
        const QString key = parts.isEmpty() ? tr("description") : parts.join(QStringLiteral(" · "));
        rows.push_back(builder.row(key, toText(note->text), note->origin));
    }
    return rows;
}

std::vector<DetailFact> cardRows(const Catalog& catalog, const Version& version)
{
    const Attributed& card = version.facts.card;
    if (card.isEmpty())
        return {};
    return {Builder(catalog, version.facts).row({}, toText(card.text), card.origin)};
}

} // namespace

QString originText(const Catalog& catalog, const Facts& facts, OriginIndex index)
{
    const Origin* origin = facts.origin(index);
    if (!origin)
        return {};
    if (origin->place == "file system")
        return tr("file system");
    const SourceInfo* source = catalog.source(origin->source);
    if (!source)
        return toText(origin->place);
    // Which of a system's kinds it is shows in the sidebar and in Records; beside every fact it would be noise.
    return source->kind.starts_with("mlflow") ? QStringLiteral("MLflow") : sourceKindText(source->kind);
}

std::vector<FactSection> factSections(const Catalog& catalog, const Version& version)
{
    const Facts& facts = version.facts;
    const Builder builder(catalog, facts);
    std::vector<FactSection> sections;
    const auto add
        = [&](const char* id, const char* icon, const QString& title, std::vector<DetailFact> rows, bool withKeys) {
              if (rows.empty())
                  return;
              const QString count = rows.size() > 3 ? QStringLiteral("%1 · ").arg(rows.size()) : QString();
              const QString open = QString::number(rows.size());
              sections.push_back({QString::fromLatin1(id), QString::fromLatin1(icon), title,
                                  count + firstValues(rows, withKeys), std::move(rows), open});
          };
    add("metrics", "gauge", tr("Metrics"), builder.metrics(version), true);
    if (!sections.empty() && !facts.noiseSource.empty())
        sections.back().openSummary += QStringLiteral(" · ") + toText(facts.noiseSource);
    add("notes", "message-square-text", tr("Notes"), noteRows(catalog, version), false);
    add("live", "split", tr("Live test"), liveRows(catalog, version), true);
    add("parameters", "sliders-horizontal", tr("Parameters"),
        builder.entries(facts.parameters, QStringLiteral("param")), true);
    add("data", "database", tr("Data"), builder.datasets(), true);
    add("code", "git-commit-horizontal", tr("Code"), builder.code(), false);
    add("architecture", "network", tr("Architecture"), builder.entries(facts.architecture, {}), false);
    add("environment", "package", tr("Environment"), builder.environment(), true);
    add("files", "file-check", tr("Files"), builder.files(), false);
    add("releases", "flag", tr("Releases"), releaseRows(catalog, version), true);
    add("tags", "tag", tr("Tags"), builder.entries(facts.tags, QStringLiteral("tag")), true);
    add("model", "box", tr("Model"), modelRows(catalog, version), true);
    add("records", "link", tr("Records"), recordRows(catalog, version), false);
    add("card", "file-text", tr("Model card"), cardRows(catalog, version), false);
    return sections;
}

} // namespace colophon
