#pragma once

#include "ui/widgets/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>
#include <QStringList>

class QPainter;

namespace colophon {

/// An icon of resources/icons, drawn in one tone; follows the theme, cached by name, size, colour and pixel ratio.
QPixmap iconPixmap(const QString& name, int size, const QColor& colour, qreal pixelRatio);
/// For actions and buttons: Normal in `tone`, Disabled in Faint, switched on in Accent, and redrawn by the icon engine
/// when the theme changes. An empty name gives a null icon.
QIcon icon(const QString& name, Tone tone = Tone::Muted);
/// The coloured icon of the program, for windows and the desktop.
QIcon applicationIcon();
/// Paints an icon centred in `rect`, as large as fits, on whole pixels.
void paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& colour);
/// Every icon there is, in alphabetic order.
QStringList iconNames();

} // namespace colophon
