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

/// Stages of a model that somebody holds, and the labels of their holders in the same order.
QStringList heldStages(const Model& model);
QStringList stageHolderLabels(const Model& model);

} // namespace colophon
