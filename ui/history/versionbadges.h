#pragma once

#include "ui/widgets/badge.h"

#include <QList>
#include <QModelIndex>

namespace colophon {

/// Everything the badges of a version row say, the most important first: stages held, past production, live test,
/// file changed, facts missing.
QList<Badge> versionBadges(const QModelIndex& versionCell);

/// At most two of them; the rest as "+1".
QList<Badge> shownBadges(const QList<Badge>& badges);

} // namespace colophon
