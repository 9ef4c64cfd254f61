#include "ui/plots/plotdata.h"

#include "models/compare/metricwords.h"
#include "models/compare/numbertext.h"
#include "models/releases/release.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

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

/// Numbers of one part were measured on data that can be compared with each other.
class Parts
{
public:
    explicit Parts(Name metric)
        : m_metric(metric)
    {
    }
    int partOf(const Version& version)
    {
        std::optional<Incomparability> reason;
        for (std::size_t part = 0; part < m_first.size(); ++part) {
            reason = incomparability(*m_first[part], version, m_metric);
            if (!reason)
                return static_cast<int>(part);
        }
        m_first.push_back(&version);
        m_notes.push_back(reason ? toText(reason->detail) : QString());
        return static_cast<int>(m_first.size() - 1);
    }
    std::vector<QString> notes() const { return m_notes; }

private:
    Name m_metric;
    std::vector<const Version*> m_first; ///< the oldest version of each part
    std::vector<QString> m_notes;
};

std::vector<TrendBand> productionBands(const Model& model, const std::vector<TrendPoint>& points)
{
    const auto pointOf = [&points](const std::optional<VersionId>& id) -> std::optional<std::size_t> {
        const auto found = id ? std::ranges::find(points, toText(*id), &TrendPoint::id) : points.end();
        return found == points.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - points.begin()));
    };
    std::vector<TrendBand> bands;
    for (const Tenure& tenure : tenures(model)) {
        const std::optional<std::size_t> holder = pointOf(tenure.version);
        if (tenure.stage != productionStage() || !holder)
            continue;
        if (!bands.empty() && !bands.back().to)
            bands.back().to = *holder;
        bands.push_back({*holder, {}, points[*holder].name});
    }
    return bands;
}

/// Curves of evaluation say more: how well a model knows its own training data is no merit.
bool isOfTraining(Name key)
{
    return metricData(key.text()) == MetricData::Training;
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
        data.versions.push_back({id, toText(displayLabel(*version)), slotOf(id)});
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

TrendData trendData(const Model& model, Name metric, const SlotOf& slotOf)
{
    TrendData data;
    data.metric = toText(metric.text());
    data.direction = directionSentence(guessDirection(metric.text()));
    Parts parts(metric);
    for (auto version = model.versions.rbegin(); version != model.versions.rend(); ++version) {
        const Metric* value = version->facts.metric(metric);
        if (!value || !value->isNumber() || !std::isfinite(value->value))
            continue;
        const QString id = toText(version->id);
        data.points.push_back({id, toText(displayLabel(*version)), value->value, static_cast<double>(value->noise),
                               slotOf(id), parts.partOf(*version)});
    }
    data.partNotes = parts.notes();
    data.bands = productionBands(model, data.points);
    return data;
}

std::vector<Name> curveKeys(const std::vector<const Version*>& versions)
{
    std::set<std::tuple<bool, std::string, Name>> keys;
    for (const Version* version : versions) {
        for (const Metric& metric : version->facts.metrics) {
            if (metric.hasCurve)
                keys.emplace(isOfTraining(metric.key), metric.key.text(), metric.key);
        }
    }
    std::vector<Name> names;
    for (const auto& [isTraining, text, key] : keys)
        names.push_back(key);
    return names;
}

} // namespace colophon
