#include "ui/history/versionbadges.h"

#include "models/catalog/facts.h"
#include "models/items/roles.h"

#include <QCoreApplication>

#include <cmath>

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
    const auto missing = static_cast<int>(versionCell.data(MissingFactsRole).toStringList().size());
    if (missing > 0)
        badges.append({tr("%n facts missing", missing), QStringLiteral("circle-help"), Badge::Kind::Warning});
    return badges;
}

QList<Badge> shownBadges(const QList<Badge>& badges)
{
    if (badges.size() <= kShown)
        return badges;
    QList<Badge> shown = badges.first(kShown);
    shown.append({QStringLiteral("+%1").arg(badges.size() - kShown), QString(), Badge::Kind::Neutral});
    return shown;
}

} // namespace colophon
