#pragma once

#include "models/lineage/lineage.h"

#include <QRectF>
#include <QSet>

class QPainter;

namespace colophon {

/// An edge of the lineage by its rows; for the set of highlighted ones.
inline quint64 laneEdge(std::uint32_t child, std::uint32_t parent)
{
    return (static_cast<quint64>(child) << 32) | parent;
}

/// How the node of a row is drawn; slot -1 is a version that was not chosen.
struct LaneNode
{
    int slot = -1;
    bool isSelected = false; ///< has the ring
    bool isRowSelected = false;
    bool hasMissingFacts = false;
    bool isArchived = false;
};

inline constexpr int kLanesShown = 8;

/// Width of the lane column for rows that use so many lanes.
int laneColumnWidth(int lanes);
/// The lanes of one table row, cut at kLanesShown with "+3" for the rest, and its node on top. `highlighted`: edges of
/// the path from the selected version back.
void paintLanes(QPainter& painter, const QRectF& row, const LaneRow& lanes, const QSet<quint64>& highlighted,
                const LaneNode& node);
/// The node alone, where lanes are hidden.
void paintLaneNode(QPainter& painter, QPointF centre, const LaneNode& node);
/// Centre of a lane in a row.
double laneCentre(const QRectF& row, int lane);

} // namespace colophon
