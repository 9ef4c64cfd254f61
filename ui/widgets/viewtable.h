#pragma once

#include "ui/widgets/textexport.h"

class QAbstractItemView;

namespace colophon {

/// The selected rows of a list, table or tree as texts, in the order in which they are shown, with the columns that
/// are shown. `fullRole`: where the model has a cell's whole value; cells without one give what they show.
TextTable selectedRows(const QAbstractItemView& view, int fullRole);

} // namespace colophon
