#pragma once

#include "models/compare/comparison.h"
#include "ui/plots/series.h"

#include <functional>

namespace colophon {

/// From the catalog to what plots show.

/// Slot of a chosen version by its id; -1 for others.
using SlotOf = std::function<int(const QString& id)>;

/// The metrics of a comparison that have a number in most versions, at most `limit`, those with a known direction
/// first.
BarData barData(const Comparison& comparison, const SlotOf& slotOf, std::size_t limit);

/// A metric over all versions of a model, oldest first, split where the evaluation data change.
TrendData trendData(const Model& model, Name metric, Direction direction, const SlotOf& slotOf);

/// Whose trend it is where versions of several models are chosen: "churn only"; else empty.
QString trendNote(const std::vector<const Version*>& versions);

QString directionSentence(Direction direction); ///< "higher is better"; empty if unknown

} // namespace colophon
