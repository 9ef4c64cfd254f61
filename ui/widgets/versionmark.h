#pragma once

#include <QPixmap>
#include <QPointF>

class QPainter;

namespace colophon {

/// How a version is drawn everywhere: colour and shape of its slot together.
enum class MarkShape { Disc, Square, Triangle, Diamond, TriangleDown, Hexagon, Plus, Cross, Ring, Bar };

MarkShape markShape(int slot);

/// `radius` is that of the disc; other shapes are made to look equally large. `outlined` adds the 1 px line in text
/// colour for marks on a selected row. Slots from 10 on are hollow. Slot -1 is a version that was not chosen: a hollow
/// disc in lane colour.
void paintVersionMark(QPainter& painter, QPointF centre, qreal radius, int slot, bool outlined = false);

/// The mark alone on a transparent square, for item views and menus.
QPixmap versionMarkPixmap(int slot, int size, qreal pixelRatio);

} // namespace colophon
