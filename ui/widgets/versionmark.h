#pragma once

#include <QPointF>

class QPainter;

namespace colophon {

/// How a version is drawn everywhere: colour and shape of its slot together (look.md section 1).
enum class MarkShape { Disc, Square, Triangle, Diamond, TriangleDown, Hexagon, Plus, Cross, Ring, Bar };

MarkShape markShape(int slot);

/// Slot -1 is a version that was not chosen: a hollow disc in lane colour.
void paintVersionMark(QPainter& painter, QPointF centre, qreal radius, int slot, bool outlined = false);

} // namespace colophon
