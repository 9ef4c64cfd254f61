#include "ui/plots/plotdata.h"

#include "models/compare/comparableparts.h"
#include "models/compare/numbertext.h"
#include "models/compare/versionnames.h"
#include "models/releases/holdings.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace colophon {

namespace {

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

bool hasMostNumbers(const ComparisonRow& row)
{
    const auto numbers = std::ranges::count_if(
        row.cells, [](const ComparisonCell& cell) { return cell.number && std::isfinite(*cell.number); });
    return row.group == FactGroup::Metrics && 2 * static_cast<std::size_t>(numbers) > row.cells.size();
}

/// Short enough to stand over a bar: ".82" for 0.821; the exact value is in the tool tip and the table.
QString barText(double value, int decimals)
{
    QString text = toText(numberText(value, decimals));
    return text.startsWith(QStringLiteral("0.")) ? text.mid(1) : text;
}

BarGroup barGroup(const ComparisonRow& row)
{
    std::vector<double> numbers;
    for (const ComparisonCell& cell : row.cells) {
        if (cell.number)
            numbers.push_back(*cell.number);
    }
    const int decimals = std::min(decimalsFor(numbers), 2);
    BarGroup group{toText(row.key.text()), directionSentence(row.direction), {}};
    for (const ComparisonCell& cell : row.cells) {
        group.values.push_back({cell.number, cell.number ? barText(*cell.number, decimals) : QString(),
                                cell.standing == Standing::NotComparable});
    }
    return group;
}

/// The same whether a version was put in place once or came back: the axis is the order of versions, not time.
std::vector<TrendBand> productionBands(const Model& model, const std::vector<TrendPoint>& points)
{
    std::vector<TrendBand> bands;
    for (const Holding& holder : holdings(model, productionStage(), Timestamp::now())) {
        const auto point = std::ranges::find(points, toText(holder.version->id), &TrendPoint::id);
        if (point != points.end())
            bands.push_back({static_cast<std::size_t>(point - points.begin()), holder.isPresent, point->name});
    }
    return bands;
}

} // namespace

QString directionSentence(Direction direction)
{
    switch (direction) {
    case Direction::Higher:
        return QCoreApplication::translate("PlotData", "higher is better");
    case Direction::Lower:
        return QCoreApplication::translate("PlotData", "lower is better");
    case Direction::None:
        break;
    }
    return {};
}

BarData barData(const Comparison& comparison, const SlotOf& slotOf, std::size_t limit)
{
    BarData data;
    for (const Version* version : comparison.versions) {
        const QString id = toText(version->id);
        data.versions.push_back({id, toText(nameAmong(comparison.versions, *version)), slotOf(id)});
    }
    std::vector<const ComparisonRow*> rows;
    for (const ComparisonRow& row : comparison.rows) {
        if (hasMostNumbers(row))
            rows.push_back(&row);
    }
    std::ranges::stable_partition(rows, [](const ComparisonRow* row) { return row->direction != Direction::None; });
    rows.resize(std::min(rows.size(), limit));
    for (const ComparisonRow* row : rows)
        data.groups.push_back(barGroup(*row));
    return data;
}

QString trendNote(const std::vector<const Version*>& versions)
{
    return areOfSeveralModels(versions)
        ? QCoreApplication::translate("PlotData", "%1 only").arg(toText(versions.front()->model.text()))
        : QString();
}

TrendData trendData(const Model& model, Name metric, Direction direction, const SlotOf& slotOf)
{
    TrendData data;
    data.metric = toText(metric.text());
    data.direction = directionSentence(direction);
    ComparableParts parts(metric);
    for (auto version = model.versions.rbegin(); version != model.versions.rend(); ++version) {
        const Metric* value = version->facts.metric(metric);
        if (!value || !value->isNumber() || !std::isfinite(value->value))
            continue;
        const QString id = toText(version->id);
        data.points.push_back({id, toText(displayLabel(*version)), value->value, static_cast<double>(value->noise),
                               slotOf(id), parts.add(*version)});
    }
    std::ranges::transform(parts.reasons(), std::back_inserter(data.partNotes), toText);
    data.bands = productionBands(model, data.points);
    return data;
}

} // namespace colophon
