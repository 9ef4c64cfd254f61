#pragma once

#include "models/items/historymodel.h"
#include "ui/history/evolutiondata.h"
#include "ui/widgets/textexport.h"

#include <functional>
#include <memory>

namespace colophon {

/// The versions that the history shows now, in its order and with its columns; the answer makes their texts on any
/// thread. Numbers and times in full.
std::function<TextTable()> historyTexts(const HistoryModel& model, const std::function<bool(int column)>& isShown);

/// What Evolution draws, version by version.
TextTable evolutionTexts(const EvolutionData& data);

} // namespace colophon
