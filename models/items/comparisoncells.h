#pragma once

#include "models/compare/comparison.h"

#include <QVariant>

namespace colophon {

/// What one cell of a comparison means, role by role (models/items/roles.h). Used by ComparisonModel.

struct ComparisonGroupCounts
{
    FactGroup group = FactGroup::Identity;
    int total = 0;
    int differing = 0;
};

QString factGroupTitle(FactGroup group); ///< "Metrics", "Data" …
QString standingText(Standing standing); ///< "better", "within noise" …; empty for Baseline, Missing and Changed
QVariant comparisonGroupData(const ComparisonGroupCounts& counts, int column, int role);
QVariant comparisonKeyData(const ComparisonRow& row, int role);
QVariant comparisonCellData(const Comparison& comparison, const ComparisonRow& row, std::size_t column, int role);
QVariant comparisonHeaderData(const Version& version, int role);

} // namespace colophon
