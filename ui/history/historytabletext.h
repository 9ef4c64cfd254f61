#pragma once

#include "models/items/historymodel.h"
#include "ui/widgets/textexport.h"

class QHeaderView;

namespace colophon {

/// Version rows as a table of texts in the order of `rows`, with the columns that are shown; numbers in full.
TextTable historyText(const HistoryModel& model, const QHeaderView& header, const QModelIndexList& rows);

} // namespace colophon
