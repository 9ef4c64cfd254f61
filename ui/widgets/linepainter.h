#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace colophon {

/// Draws one line of plain text at the left of `rect`, in the middle of its height, elided at the end where it is too
/// wide. Returns the width that is drawn. Shapes the text once: drawing a cell with QFontMetrics and QPainter's own
/// calls shapes it three times, which a table of thousands of cells feels while it is scrolled.
double paintLine(QPainter& painter, const QRectF& rect, const QString& text);

} // namespace colophon
