#pragma once

#include "ui/widgets/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace colophon {

/// An icon of resources/icons, drawn in one tone; follows the theme, cached by name, size, colour and pixel ratio.
QPixmap iconPixmap(const QString& name, int size, const QColor& colour, qreal pixelRatio);
/// For actions and buttons: Normal in `tone`, Disabled in Faint, and redrawn by the icon engine when the theme changes.
QIcon icon(const QString& name, Tone tone = Tone::Muted);
QStringList iconNames();

} // namespace colophon
