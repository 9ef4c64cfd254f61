#include "models/items/comparisoncells.h"

#include "models/catalog/author.h"
#include "models/compare/numbertext.h"
#include "models/compare/valuetext.h"
#include "models/compare/versionnames.h"
#include "models/items/roles.h"
#include "models/items/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Comparison", text);
}

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

QString directionText(Direction direction)
{
    switch (direction) {
    case Direction::Higher:
        return tr("higher");
    case Direction::Lower:
        return tr("lower");
    case Direction::None:
        break;
    }
    return {};
}

/// Decimals shared by a whole row, so that decimal points stand below each other.
int rowDecimals(const ComparisonRow& row)
{
    std::vector<double> values;
    for (const ComparisonCell& cell : row.cells) {
        if (cell.number)
            values.push_back(*cell.number);
    }
    return decimalsFor(values);
}

/// Times and people as they are shown everywhere; the full text is in the copy.
QString identityText(const ComparisonRow& row, const ComparisonCell& cell)
{
    if (row.key == "created") {
        if (const std::optional<Timestamp> time = parseTimestamp(cell.text))
            return toText(dateText(*time, Timestamp::now()));
    }
    return row.key == "author" ? toQString(nameOfAuthor(cell.text)) : toText(cell.text);
}

/// Data of a version whose numbers must not be compared because of them.
bool isCauseOfIncomparability(const Comparison& comparison, const ComparisonRow& row, std::size_t column)
{
    if (row.group != FactGroup::Datasets || row.cells[column].standing != Standing::Changed)
        return false;
    return std::ranges::any_of(comparison.incomparabilities, [&](const Incomparability& reason) {
        const bool concerns
            = std::ranges::find(reason.versions, comparison.versions[column]->id) != reason.versions.end();
        return concerns && reason.detail.starts_with(row.key.text().substr(0, row.key.text().find(' ')));
    });
}

QString shareText(double share, int decimals)
{
    return tr("%1 %").arg(toText(numberText(share * 100, decimals)));
}

/// Shares and rates in per cent.
QString liveText(const ComparisonRow& row, const ComparisonCell& cell)
{
    if (row.key == "share" && cell.number)
        return shareText(*cell.number, 0);
    return row.key == "rate" && cell.number ? shareText(*cell.number, 2) : toText(cell.text);
}

/// Metrics are rounded alike over a row; everything else is shown as its source wrote it.
QString valueText(const ComparisonRow& row, const ComparisonCell& cell)
{
    if (cell.standing == Standing::Missing)
        return QStringLiteral("–");
    if (row.group == FactGroup::Metrics && cell.number)
        return toText(numberText(*cell.number, rowDecimals(row)));
    if (row.group == FactGroup::Identity)
        return identityText(row, cell);
    if (row.group == FactGroup::LiveTest)
        return liveText(row, cell);
    const bool isCount = row.group == FactGroup::Datasets || row.group == FactGroup::Architecture;
    if (isCount && cell.number && *cell.number == std::trunc(*cell.number))
        return toText(numberText(*cell.number, 0));
    return toText(readableValue(cell.text, cell.type));
}

QString deltaOf(const ComparisonRow& row, const ComparisonCell& cell)
{
    return cell.delta ? toText(deltaText(*cell.delta, rowDecimals(row))) : QString();
}

/// No percentage where the numbers must not be compared, or where the change is noise.
QString percentOf(const Comparison& comparison, const ComparisonRow& row, const ComparisonCell& cell)
{
    const ComparisonCell& baseline = row.cells[comparison.baseline];
    const bool hasMeaning = cell.standing == Standing::Better || cell.standing == Standing::Worse;
    return hasMeaning && cell.delta && baseline.number ? toText(percentText(*cell.delta, *baseline.number)) : QString();
}

/// The difference of success rates with its 95 % interval: "+0.40 points (−0.10 to 0.90)".
QString rateDifference(const Comparison& comparison, std::size_t column)
{
    const auto found = compareLive(*comparison.versions[comparison.baseline], *comparison.versions[column]);
    if (!found || column == comparison.baseline)
        return {};
    const auto points = [](double share) { return toText(numberText(share * 100, 2)); };
    return tr("%1 points (%2 to %3)")
        .arg(toText(deltaText(found->difference * 100, 2)), points(found->low), points(found->high));
}

/// Everything a sighted reader gets from place and colour, in words: "accuracy, v1.2.0, 0.821, +0.014 to v1.1.1,
/// better".
QString spokenCell(const Comparison& comparison, const ComparisonRow& row, std::size_t column)
{
    const ComparisonCell& cell = row.cells[column];
    QStringList parts{toText(row.key.text()), comparedName(comparison, column),
                      cell.standing == Standing::Missing ? tr("not recorded") : valueText(row, cell)};
    if (cell.delta && column != comparison.baseline)
        parts.append(tr("%1 to %2").arg(deltaOf(row, cell), comparedName(comparison, comparison.baseline)));
    if (const QString standing = standingText(cell.standing); !standing.isEmpty())
        parts.append(standing);
    if (cell.isBest)
        parts.append(tr("best"));
    return parts.join(QStringLiteral(", "));
}

QVariant vanishedSince(const Comparison& comparison, std::size_t column)
{
    const VanishedVersion* const gone = comparison.vanishedAt(column);
    return gone != nullptr ? QVariant(qint64(gone->since.milliseconds)) : QVariant();
}

} // namespace

QString comparedName(const Comparison& comparison, std::size_t column)
{
    return toText(nameAmong(comparison.versions, *comparison.versions[column]));
}

QString factGroupTitle(FactGroup group)
{
    switch (group) {
    case FactGroup::Identity:
        return tr("Identity");
    case FactGroup::Metrics:
        return tr("Metrics");
    case FactGroup::LiveTest:
        return tr("Live test");
    case FactGroup::Datasets:
        return tr("Data");
    case FactGroup::Architecture:
        return tr("Architecture");
    case FactGroup::Parameters:
        return tr("Parameters");
    case FactGroup::Code:
        return tr("Code");
    case FactGroup::Environment:
        return tr("Environment");
    case FactGroup::Artifacts:
        return tr("Files");
    case FactGroup::Tags:
        return tr("Tags");
    }
    return {};
}

QString standingText(Standing standing)
{
    switch (standing) {
    case Standing::Better:
        return tr("better");
    case Standing::Worse:
        return tr("worse");
    case Standing::WithinNoise:
        return tr("within noise");
    case Standing::NotComparable:
        return tr("change not comparable: other data");
    case Standing::Equal:
        return tr("equal");
    case Standing::Baseline:
    case Standing::Missing:
    case Standing::Changed:
        break;
    }
    return {};
}

QVariant comparisonGroupData(const ComparisonGroupCounts& counts, int column, int role)
{
    if (column != 0)
        return role == RowKindRole ? QVariant(int(RowKind::Group)) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return factGroupTitle(counts.group);
    case Qt::AccessibleTextRole:
        return tr("%1, %2 of %3 differ").arg(factGroupTitle(counts.group)).arg(counts.differing).arg(counts.total);
    case ValueTextRole:
        return tr("%1 of %2 differ").arg(counts.differing).arg(counts.total);
    case RowKindRole:
        return int(RowKind::Group);
    case FactGroupRole:
        return int(counts.group);
    default:
        return {};
    }
}

QVariant comparisonKeyData(const ComparisonRow& row, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case KeyRole:
    case CopyRole:
        return toText(row.key.text());
    case ValueTextRole:
        return row.group == FactGroup::Metrics ? directionText(row.direction) : QString();
    case RowKindRole:
        return int(RowKind::Fact);
    case FactGroupRole:
        return int(row.group);
    case DirectionRole:
        return int(row.direction);
    case DiffersRole:
        return row.differs;
    default:
        return {};
    }
}

QVariant comparisonCellData(const Comparison& comparison, const ComparisonRow& row, std::size_t column, int role)
{
    const ComparisonCell& cell = row.cells[column];
    switch (role) {
    case Qt::DisplayRole:
    case ValueTextRole:
        return valueText(row, cell);
    case Qt::AccessibleTextRole:
        return spokenCell(comparison, row, column);
    case CopyRole:
        return toText(cell.text);
    case NumberRole:
        return cell.number ? QVariant(*cell.number) : QVariant();
    case DeltaTextRole:
        if (row.group == FactGroup::LiveTest)
            return row.key == "rate" ? rateDifference(comparison, column) : QString();
        return column == comparison.baseline ? QString() : deltaOf(row, cell);
    case PercentTextRole:
        return percentOf(comparison, row, cell);
    case StandingRole:
        return int(isCauseOfIncomparability(comparison, row, column) ? Standing::NotComparable : cell.standing);
    case BestRole:
        return cell.isBest;
    case BaselineRole:
        return column == comparison.baseline;
    case VersionIdRole:
        return toText(comparison.versions[column]->id);
    case VanishedSinceRole:
        return vanishedSince(comparison, column);
    default:
        return comparisonKeyData(row, role);
    }
}

namespace {

/// Production first, then as the version has them.
QStringList stagesOf(const Version& version)
{
    QStringList stages;
    for (const Name& stage : version.stages)
        stages.insert(stage == productionStage() ? 0 : stages.size(), toText(stage.text()));
    return stages;
}

} // namespace

QVariant comparisonHeaderData(const Comparison& comparison, std::size_t column, int role)
{
    const Version& version = *comparison.versions[column];
    switch (role) {
    case Qt::DisplayRole:
        return toText(displayLabel(version));
    case CopyRole:
        return comparedName(comparison, column);
    case Qt::AccessibleTextRole: {
        QString text = comparedName(comparison, column);
        for (const QString& stage : stagesOf(version))
            text += QStringLiteral(", ") + stage;
        if (const VanishedVersion* const gone = comparison.vanishedAt(column))
            text += QStringLiteral(", ") + tr("no longer found at %1").arg(toText(gone->place));
        return text;
    }
    case VersionIdRole:
        return toText(version.id);
    case ModelNameRole:
        return areOfSeveralModels(comparison.versions) ? toText(version.model.text()) : QString();
    case TimeRole:
        return version.facts.created ? QVariant(qint64(version.facts.created->milliseconds)) : QVariant();
    case ValueTextRole:
        return toText(version.facts.author.text);
    case StagesRole:
        return stagesOf(version);
    case VanishedSinceRole:
        return vanishedSince(comparison, column);
    default:
        return {};
    }
}

} // namespace colophon
