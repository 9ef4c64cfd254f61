#pragma once

#include "models/compare/comparison.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <unordered_map>
#include <vector>

namespace colophon {

/// One metric of one version as the history table shows it.
struct HistoryMetricCell
{
    ComparisonCell change; ///< against the first parent
    QString value; ///< rounded for its column; empty if missing
    QString delta;
    QString against; ///< what the delta is to: "parent", "parent, inferred from SemVer"
    QString percent;
};

/// Makes the cells of the history table when they are asked for, and remembers them: only what is seen costs anything.
class HistoryCells
{
public:
    void setCatalog(CatalogPointer catalog);
    void setDirection(Name key, Direction direction);
    Direction direction(Name key) const;

    const HistoryMetricCell& metric(const Version& version, Name key);
    /// Decimals of a metric's column: equal for all versions of one model.
    int decimals(const Model& model, Name key);

private:
    struct CellKey
    {
        const Version* version;
        Name metric;
        friend bool operator==(const CellKey&, const CellKey&) = default;
    };
    struct CellKeyHash
    {
        std::size_t operator()(const CellKey& key) const
        {
            return std::hash<const void*>()(key.version) * 31 + std::hash<Name>()(key.metric);
        }
    };

    HistoryMetricCell makeMetric(const Version& version, Name key);

    CatalogPointer m_catalog;
    std::unordered_map<Name, Direction> m_directions;
    std::unordered_map<CellKey, HistoryMetricCell, CellKeyHash> m_metrics;
    std::unordered_map<const Model*, std::unordered_map<Name, int>> m_decimals;
};

/// The worst integrity of all files of a version.
Integrity worstIntegrity(const Version& version);

} // namespace colophon
