#pragma once

#include "ui/widgets/badge.h"

#include <QList>
#include <QModelIndex>

namespace colophon {

/// Everything the badges of a version row say, the most important first: stages held, past production, live test,
/// file changed, facts missing.
QList<Badge> versionBadges(const QModelIndex& versionCell);

/// Gap between two badges.
inline constexpr int kBadgeGap = 5;
/// At most two of them, and no more than fit into `room` pixels; the rest as "+1". Empty where not even that fits.
QList<Badge> shownBadges(const QList<Badge>& badges, int room);

} // namespace colophon
