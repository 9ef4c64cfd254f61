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

/// "v1.2.0"; with its model where versions of several are compared: "churn v1.2.0".
QString comparedName(const Comparison& comparison, std::size_t column);
QString factGroupTitle(FactGroup group); ///< "Metrics", "Data" …
QString standingText(Standing standing); ///< "better", "within noise" …; empty for Baseline, Missing and Changed
QVariant comparisonGroupData(const ComparisonGroupCounts& counts, int column, int role);
QVariant comparisonKeyData(const ComparisonRow& row, int role);
QVariant comparisonCellData(const Comparison& comparison, const ComparisonRow& row, std::size_t column, int role);
/// Label in DisplayRole; the model in ModelNameRole where there are several; both in CopyRole.
QVariant comparisonHeaderData(const Comparison& comparison, std::size_t column, int role);

} // namespace colophon
