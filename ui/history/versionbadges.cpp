#include "ui/history/versionbadges.h"

#include "models/catalog/facts.h"
#include "models/items/roles.h"

#include <QCoreApplication>

#include <algorithm>

namespace colophon {

namespace {

constexpr qsizetype kShown = 2;

QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("VersionBadges", text, nullptr, count);
}

void addFileBadge(QList<Badge>& badges, Integrity integrity)
{
    if (integrity == Integrity::Changed)
        badges.append({tr("File changed"), QStringLiteral("shield-alert"), Badge::Kind::Negative});
    else if (integrity == Integrity::Missing)
        badges.append({tr("File missing"), QStringLiteral("shield-alert"), Badge::Kind::Negative});
}

bool isDoubt(const Badge& badge)
{
    return badge.kind == Badge::Kind::Warning;
}

QList<Badge> doubtsAsIcons(const QList<Badge>& badges)
{
    QList<Badge> icons;
    for (const Badge& badge : badges) {
        if (isDoubt(badge))
            icons.append({QString(), badge.iconName, badge.kind});
    }
    return icons;
}

} // namespace

QList<Badge> versionBadges(const QModelIndex& versionCell)
{
    QList<Badge> badges;
    for (const QString& stage : versionCell.data(StagesRole).toStringList())
        badges.append(stageBadge(stage));
    for (const QString& stage : versionCell.data(PastStagesRole).toStringList()) {
        if (stage == QLatin1String("production"))
            badges.append(pastStageBadge(stage));
    }
    if (const QString test = versionCell.data(LiveTestRole).toString(); !test.isEmpty())
        badges.append({test, QStringLiteral("split"), Badge::Kind::Neutral});
    addFileBadge(badges, static_cast<Integrity>(versionCell.data(IntegrityRole).toInt()));
    const auto unread = static_cast<int>(versionCell.data(UnreadFilesRole).toStringList().size());
    if (unread > 0)
        badges.append({tr("%n files not read", unread), QStringLiteral("triangle-alert"), Badge::Kind::Warning});
    const auto missing = static_cast<int>(versionCell.data(MissingFactsRole).toStringList().size());
    if (missing > 0)
        badges.append({tr("%n facts missing", missing), QStringLiteral("circle-help"), Badge::Kind::Warning});
    return badges;
}

QList<Badge> shownBadges(const QList<Badge>& badges, int room)
{
    if (badges.size() <= kShown && widthOf(badges) <= room)
        return badges;
    const QList<Badge> doubts = doubtsAsIcons(badges);
    QList<Badge> others = badges;
    others.removeIf(isDoubt);
    const QList<Badge> shown = fittingBadges(others, room, kShown, doubts);
    return shown.isEmpty() && widthOf(doubts) <= room ? doubts : shown;
}

int roomForDoubts(const QList<Badge>& badges)
{
    const QList<Badge> doubts = doubtsAsIcons(badges);
    return doubts.isEmpty() ? 0 : widthOf(doubts) + kLabelGap;
}

} // namespace colophon
