#pragma once

#include "ui/widgets/badge.h"

#include <QList>
#include <QModelIndex>

namespace colophon {

/// Everything the badges of a version row say, the most important first: stages held, past production, live test,
/// file changed, files that were not read, facts missing.
QList<Badge> versionBadges(const QModelIndex& versionCell);

/// Gap between the label and the first badge.
inline constexpr int kLabelGap = 8;
/// At most two of them, and no more than fit into `room` pixels; the rest as "+1". Empty where not even that fits.
/// Doubts about what is known of the version (Kind::Warning) are never among the rest: where they have no room, they
/// stand at the end as icons.
QList<Badge> shownBadges(const QList<Badge>& badges, int room);
/// Pixels that doubts take at least, with the gap before them; 0 without doubts.
int roomForDoubts(const QList<Badge>& badges);

} // namespace colophon
