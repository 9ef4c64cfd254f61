#include "models/items/historycells.h"

#include "models/compare/metricdecimals.h"
#include "models/compare/numbertext.h"
#include "models/compare/parentwords.h"
#include "models/items/text.h"

#include <algorithm>

namespace colophon {

namespace {

/// Cells kept before the memory is given back; some screens full of rows.
constexpr std::size_t kCellLimit = 20'000;

const Version* firstParent(const Catalog& catalog, const Version& version)
{
    return version.parents.empty() ? nullptr : catalog.version(version.parents.front().parent);
}

int badness(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Changed:
        return 4;
    case Integrity::Missing:
        return 3;
    case Integrity::NotRecorded:
        return 2;
    case Integrity::Unchecked:
        return 1;
    case Integrity::Verified:
        return 0;
    }
    return 0;
}

} // namespace

void HistoryCells::setCatalog(CatalogPointer catalog)
{
    m_metrics.clear();
    m_decimals.clear();
    m_catalog = std::move(catalog);
}

void HistoryCells::setDirection(Name key, Direction direction)
{
    m_directions.insert_or_assign(key, direction);
    m_metrics.clear();
}

Direction HistoryCells::direction(Name key) const
{
    const auto found = m_directions.find(key);
    return found == m_directions.end() ? guessDirection(key.text()) : found->second;
}

const HistoryMetricCell& HistoryCells::metric(const Version& version, Name key)
{
    const CellKey cellKey{&version, key};
    if (const auto found = m_metrics.find(cellKey); found != m_metrics.end())
        return found->second;
    if (m_metrics.size() >= kCellLimit)
        m_metrics.clear();
    return m_metrics.emplace(cellKey, makeMetric(version, key)).first->second;
}

HistoryMetricCell HistoryCells::makeMetric(const Version& version, Name key)
{
    HistoryMetricCell cell;
    const Metric* metric = version.facts.metric(key);
    const Model* model = m_catalog ? m_catalog->model(version.model.text()) : nullptr;
    if (!metric || !model)
        return cell;
    if (!metric->isNumber()) {
        cell.value = toQString(metric->text);
        cell.change.text = metric->text.text();
        cell.change.standing = Standing::Changed;
        return cell;
    }
    const int places = decimals(*model, key);
    cell.value = QString::fromStdString(numberText(metric->value, places));
    cell.change.number = metric->value;
    cell.change.standing = Standing::Baseline;
    const Version* parent = firstParent(*m_catalog, version);
    if (!parent || !parent->facts.metric(key))
        return cell;
    cell.change = compareMetric(*parent, version, key, direction(key));
    if (cell.change.delta) {
        cell.against = QString::fromStdString(parentWords(version.parents.front().evidence));
        cell.delta = QString::fromStdString(deltaText(*cell.change.delta, places));
        cell.percent = QString::fromStdString(percentText(*cell.change.delta, parent->facts.metric(key)->value));
    }
    return cell;
}

int HistoryCells::decimals(const Model& model, Name key)
{
    auto& ofModel = m_decimals[&model];
    if (const auto found = ofModel.find(key); found != ofModel.end())
        return found->second;
    return ofModel.emplace(key, metricDecimals(model, key)).first->second;
}

Integrity worstIntegrity(const Version& version)
{
    if (version.facts.artifacts.empty())
        return Integrity::NotRecorded;
    return std::ranges::max_element(version.facts.artifacts, {},
                                    [](const Artifact& artifact) { return badness(artifact.integrity); })
        ->integrity;
}

} // namespace colophon
