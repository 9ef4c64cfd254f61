#include "ui/history/evolutionwords.h"

#include "models/catalog/author.h"
#include "models/catalog/unreadfiles.h"
#include "models/compare/datetext.h"
#include "models/compare/metricdecimals.h"
#include "models/compare/numbertext.h"
#include "models/compare/parentwords.h"
#include "models/items/text.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>

#include <algorithm>

namespace colophon {

namespace {

QString tr(const char* text, const char* comment = nullptr, int count = -1)
{
    return QCoreApplication::translate("Evolution", text, comment, count);
}

QString labelOf(const EvolutionData& data, std::size_t node)
{
    return visibleText(toQString(displayLabel(*data.nodes[node].version)));
}

/// More than those of the model where it takes them to tell the values apart.
int decimalsOfChange(const EvolutionData& data, double delta, double value)
{
    return decimalsBeside(data.decimals, value - delta, value);
}

CardNumber changeLine(const EvolutionData& data, const QString& name, const Version& baseline, const Version& version)
{
    const ComparisonCell cell = compareMetric(baseline, version, data.metric, data.direction);
    CardNumber line;
    line.name = name;
    line.standing = cell.standing;
    line.direction = data.direction;
    if (cell.delta) {
        line.delta = *cell.delta;
        line.change = toQString(deltaText(*cell.delta, decimalsOfChange(data, *cell.delta, *cell.number)));
    }
    return line;
}

QStringList cardWarnings(const EvolutionData& data, const EvolutionMarks& marks, std::size_t node)
{
    QStringList warnings;
    const Version& version = *data.nodes[node].version;
    if (marks.baseline && *marks.baseline != node) {
        const auto found = incomparability(*data.nodes[*marks.baseline].version, version);
        const QString name = marks.baselineIsProduction ? tr("production") : tr("the baseline");
        if (found)
            warnings.append(found->kind == "labels" ? tr("Other test labels than %1").arg(name)
                                                    : tr("Other test data than %1").arg(name));
    }
    if (data.nodes[node].isFileChanged)
        warnings.append(tr("A file is not the one that was recorded"));
    if (const auto unread = static_cast<int>(unreadFiles(*data.catalog, version).size()); unread > 0)
        warnings.append(tr("%n files not read", nullptr, unread));
    QStringList missing;
    for (const std::string_view fact : missingFacts(version))
        missing.append(toQString(fact));
    if (!missing.isEmpty())
        warnings.append(tr("Missing: %1").arg(missing.join(QStringLiteral(", "))));
    return warnings;
}

} // namespace

EvolutionCardContent cardContent(const EvolutionData& data, const EvolutionMarks& marks, std::size_t node)
{
    const Version& version = *data.nodes[node].version;
    EvolutionCardContent card;
    card.version = version.id;
    card.slot = marks.slot(node);
    card.label = labelOf(data, node);
    if (version.facts.created)
        card.time = toQString(dayAndClockText(*version.facts.created));
    card.reason = visibleText(toQString(version.facts.reason.text));
    CardNumber own;
    if (marks.baseline && *marks.baseline != node) {
        own = changeLine(data, {}, *data.nodes[*marks.baseline].version, version);
        own.against = marks.baselineIsProduction ? tr("to production") : tr("to baseline");
    }
    own.name = data.metric.text().empty() ? tr("metric") : visibleText(toQString(data.metric));
    own.value = valueText(data, node);
    card.numbers.push_back(own);
    if (const EvolutionEdge* edge = data.parentEdge(node)) {
        CardNumber parent = changeLine(data, tr("parent"), *data.nodes[edge->parent].version, version);
        parent.value = labelOf(data, edge->parent);
        if (edge->isInferred)
            parent.value = tr("%1 (%2)").arg(parent.value, toQString(evidenceWords(edge->evidence)));
        card.numbers.push_back(parent);
    }
    card.warnings = cardWarnings(data, marks, node);
    return card;
}

QString changeToParentText(const EvolutionData& data, std::size_t node)
{
    const EvolutionEdge* edge = data.parentEdge(node);
    if (!edge)
        return {};
    const CardNumber line = changeLine(data, {}, *data.nodes[edge->parent].version, *data.nodes[edge->child].version);
    const QString amount = line.change.mid(1); // without its sign: better and worse say it
    switch (line.standing) {
    case Standing::Better:
        return tr("better than parent by %1").arg(amount);
    case Standing::Worse:
        return tr("worse than parent by %1").arg(amount);
    case Standing::WithinNoise:
        return tr("within noise of parent");
    case Standing::NotComparable:
        return tr("not comparable with parent");
    case Standing::Equal:
        return tr("equal to parent");
    case Standing::Changed:
        return tr("%1 to parent").arg(line.change);
    case Standing::Baseline:
    case Standing::Missing:
        break;
    }
    return {};
}

namespace {

QString unmeasuredText(const EvolutionData& data)
{
    const auto count = static_cast<int>(data.unmeasured);
    return count == 1 ? tr("1 version not measured") : tr("%n versions not measured", nullptr, count);
}

QString spokenNote(const EvolutionData& data)
{
    const QString note = axisNote(data);
    return note.isEmpty() ? QString() : u' ' + note + u'.';
}

/// Of a model without any metric.
QString spokenUnmeasured(const EvolutionData& data)
{
    const QString order = data.axis == EvolutionAxis::Time ? tr("%1 over time, no metric recorded.")
                                                           : tr("%1 in order, no metric recorded.");
    const auto count = static_cast<int>(data.nodes.size());
    return order.arg(count == 1 ? tr("1 version") : tr("%n versions", nullptr, count)) + spokenNote(data);
}

QString spokenValue(const EvolutionData& data, std::size_t node)
{
    const QString metric = visibleText(toQString(data.metric));
    return metric.isEmpty() ? valueText(data, node) : metric + u' ' + valueText(data, node);
}

} // namespace

QString spokenNode(const EvolutionData& data, std::size_t node)
{
    const Version& version = *data.nodes[node].version;
    QStringList parts{labelOf(data, node)};
    parts += toStringList(version.stages);
    parts.append(spokenValue(data, node));
    parts.append(changeToParentText(data, node));
    parts.append(version.facts.created ? toQString(dateText(*version.facts.created, Timestamp{}))
                                       : tr("time not recorded"));
    parts.append(visibleText(toQString(nameOfAuthor(version.facts.author.text))));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString spokenDrawing(const EvolutionData& data)
{
    if (data.nodes.empty())
        return tr("No version.");
    const auto count = static_cast<int>(data.nodes.size() - data.unmeasured);
    if (count == 0)
        return spokenUnmeasured(data);
    QString text = data.axis == EvolutionAxis::Time ? tr("%1 of %n versions over time", nullptr, count)
                                                    : tr("%1 of %n versions in order", nullptr, count);
    text = text.arg(visibleText(toQString(data.metric)));
    if (data.unmeasured > 0)
        text += QStringLiteral("; ") + unmeasuredText(data);
    for (std::size_t node = 0; node < data.nodes.size(); ++node) {
        if (data.nodes[node].version->holds(productionStage()))
            text += tr("; production %1 at %2").arg(labelOf(data, node), valueText(data, node));
    }
    return text + u'.' + spokenNote(data);
}

QString edgeText(const EvolutionData& data, const EvolutionEdge& edge)
{
    const Version& child = *data.nodes[edge.child].version;
    const VersionId& parent = data.nodes[edge.parent].version->id;
    const auto found = std::ranges::find(child.parents, parent, &ParentEdge::parent);
    QString why = found == child.parents.end() ? QString() : visibleText(toQString(found->detail));
    if (found != child.parents.end() && why.isEmpty())
        why = toQString(toString(found->evidence));
    QString text = tr("%1 → %2").arg(labelOf(data, edge.parent), labelOf(data, edge.child)) + QStringLiteral(": ");
    text += edge.isInferred ? tr("inferred: %1").arg(why) : tr("recorded: %1").arg(why);
    if (edge.change >= 0)
        text += u'\n' + visibleText(toQString(data.changes[static_cast<std::size_t>(edge.change)].detail));
    return text;
}

QString bandToolTip(const EvolutionData& data, const EvolutionBand& band)
{
    const QString stage = visibleText(toQString(data.stages[band.stage]));
    const QString label = visibleText(band.label);
    const QString since = toQString(dateText(band.since, Timestamp{}));
    if (band.isPresent)
        return tr("%1: %2 since %3").arg(stage, label, since);
    return tr("%1: %2, %3 to %4").arg(stage, label, since, toQString(dateText(band.until, Timestamp{})));
}

QString gapText(const EvolutionData& data, double place)
{
    for (const ShortenedGap& gap : data.time.gaps()) {
        if (place < gap.places.from || place > gap.places.to)
            continue;
        const auto lasted = static_cast<std::int64_t>(gap.times.length());
        return tr("%1 without a version or release, drawn shorter").arg(toQString(durationText(lasted)));
    }
    return {};
}

QString axisNote(const EvolutionData& data)
{
    switch (data.lack) {
    case TimeLack::NotRecorded:
        return tr("Most times missing: in order");
    case TimeLack::TheSame:
        return tr("Most times equal: in order");
    case TimeLack::CloseTogether:
        return tr("Times lie close together: in order");
    case TimeLack::None:
        break;
    }
    const auto gaps = static_cast<int>(data.time.gaps().size());
    if (gaps == 0)
        return {};
    return gaps == 1 ? tr("1 empty stretch is shortened") : tr("%n empty stretches are shortened", nullptr, gaps);
}

QString valueText(const EvolutionData& data, std::size_t node)
{
    const Metric* value = data.nodes[node].version->facts.metric(data.metric);
    if (!value || !value->isNumber())
        return tr("not measured");
    return toQString(numberText(value->value, data.decimals));
}

} // namespace colophon
