#include "models/items/historycelldata.h"

#include "models/catalog/author.h"
#include "models/catalog/unreadfiles.h"
#include "models/compare/livetest.h"
#include "models/compare/numbertext.h"
#include "models/items/comparisoncells.h"
#include "models/items/roles.h"
#include "models/items/text.h"
#include "models/lineage/chronology.h"

#include <QCoreApplication>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("HistoryModel", text);
}

QStringList missingFactNames(const Version& version)
{
    QStringList names;
    for (const std::string_view name : missingFacts(version))
        names.append(toQString(name));
    return names;
}

/// The time of a file is not the time at which somebody made the version, and its owner perhaps only copied it.
QString spokenTime(const Version& version)
{
    const Facts& facts = version.facts;
    if (!facts.created)
        return tr("not recorded");
    const QString time = toQString(dateTimeText(*facts.created, Timestamp::now()));
    return isFromFileSystem(facts, facts.createdOrigin) ? tr("%1 (time of the file; none is recorded)").arg(time)
                                                        : time;
}

QString withOwner(const Version& version, const QString& author)
{
    return isFromFileSystem(version.facts, version.facts.author.origin)
        ? tr("%1 (owner of the file; no author is recorded)").arg(author)
        : author;
}

QString spokenMetric(const HistoryMetricCell& cell)
{
    if (cell.value.isEmpty())
        return tr("not recorded");
    QStringList parts{cell.value};
    if (!cell.delta.isEmpty())
        parts.append(tr("%1 to the %2").arg(cell.delta, cell.against));
    parts.append(standingText(cell.change.standing));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

QVariant labelCellData(const Model* model, const Version& version, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return toQString(displayLabel(version));
    case StagesRole:
        return toStringList(version.stages);
    case IntegrityRole:
        return static_cast<int>(worstIntegrity(version));
    case MissingFactsRole:
        return missingFactNames(version);
    case LiveTestRole:
        return model && version.facts.live ? QVariant(toQString(liveBadge(*model, version))) : QVariant();
    default:
        return {};
    }
}

QVariant metricCellData(const HistoryMetricCell& cell, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return cell.value.isEmpty() ? QStringLiteral("–") : cell.value;
    case Qt::AccessibleTextRole:
        return spokenMetric(cell);
    case ValueTextRole:
        return cell.value;
    case NumberRole:
        return cell.change.number ? QVariant(*cell.change.number) : QVariant();
    case DeltaTextRole:
        return cell.delta;
    case PercentTextRole:
        return cell.percent;
    case StandingRole:
        return static_cast<int>(cell.change.standing);
    case CopyRole:
        return cell.change.number ? toQString(exactText(*cell.change.number)) : toQString(cell.change.text);
    default:
        return {};
    }
}

QVariant createdCellData(const Version& version, int role)
{
    const std::optional<Timestamp>& created = version.facts.created;
    switch (role) {
    case Qt::DisplayRole:
        return created ? toQString(dateText(*created, Timestamp::now())) : QStringLiteral("–");
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return spokenTime(version);
    case TimeRole:
        return created ? QVariant(static_cast<qint64>(created->milliseconds)) : QVariant();
    case CopyRole:
        return created ? toQString(toIsoText(*created)) : QString();
    default:
        return {};
    }
}

QVariant authorCellData(const Version& version, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return toQString(nameOfAuthor(version.facts.author.text));
    case Qt::AccessibleTextRole:
        return withOwner(version, toQString(nameOfAuthor(version.facts.author.text)));
    case Qt::ToolTipRole:
        return withOwner(version, toQString(version.facts.author.text));
    case CopyRole:
        return toQString(version.facts.author.text);
    default:
        return {};
    }
}

QVariant reasonCellData(const Version& version, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case CopyRole:
        return toQString(version.facts.reason.text);
    default:
        return {};
    }
}

QStringList unreadFileTexts(const Catalog& catalog, const Version& version)
{
    QStringList texts;
    for (const Problem* problem : unreadFiles(catalog, version)) {
        const QString line = problem->line > 0 ? u':' + QString::number(problem->line) : QString();
        texts.append(QStringLiteral("%1%2: %3").arg(toQString(problem->file), line, toQString(problem->reason)));
    }
    return texts;
}

QStringList heldStages(const Model& model)
{
    QStringList stages;
    for (const StageHolder& holder : model.stages)
        stages.append(toQString(holder.stage));
    return stages;
}

QStringList stageHolderLabels(const Model& model)
{
    QStringList labels;
    for (const StageHolder& holder : model.stages) {
        const Version* version = model.find(holder.version);
        labels.append(version ? toQString(displayLabel(*version)) : QString());
    }
    return labels;
}

} // namespace colophon
