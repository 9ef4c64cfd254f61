#pragma once

#include "models/items/historycells.h"

#include <QVariant>

namespace colophon {

/// What each kind of cell of the history table answers for a role; an invalid variant for roles it does not know.
QVariant labelCellData(const Model* model, const Version& version, int role);
QVariant metricCellData(const HistoryMetricCell& cell, int role);
QVariant createdCellData(const Version& version, int role);
QVariant authorCellData(const Version& version, int role);
QVariant reasonCellData(const Version& version, int role);

/// Of files that would describe the version but told nothing: "v2/metrics.json:3: It is not valid JSON."
QStringList unreadFileTexts(const Catalog& catalog, const Version& version);

/// Stages of a model that somebody holds, and the labels of their holders in the same order.
QStringList heldStages(const Model& model);
QStringList stageHolderLabels(const Model& model);

} // namespace colophon
