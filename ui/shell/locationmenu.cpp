#include "ui/shell/locationmenu.h"

#include "models/items/recentlocations.h"
#include "models/items/workspace.h"
#include "models/items/workspacequeries.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/icons.h"

namespace colophon {

namespace {

/// Menus read "&" as the mark of a key.
QString menuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

LocationMenu::LocationMenu(Workspace& workspace, RecentLocations& recent, ActionRegistry& actions, QWidget* parent)
    : QMenu(parent)
    , m_workspace(workspace)
    , m_recent(recent)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("locationMenu"));
    setAccessibleName(tr("Location"));
    connect(this, &QMenu::aboutToShow, this, &LocationMenu::fill);
}

void LocationMenu::fill()
{
    constexpr int kShown = 10;
    clear();
    const auto& locations = m_recent.locations();
    int shown = 0;
    for (const RecentLocation& location : locations) {
        if (shown++ == kShown)
            break;
        const QString reason = reachText(location.reach);
        QString text = displayPath(location.path());
        if (!reason.isEmpty())
            text = QStringLiteral("%1 %2").arg(text, reason);
        QAction* entry = addAction(colophon::icon(QStringLiteral("folder")), menuText(text));
        entry->setCheckable(true);
        entry->setChecked(location.paths == m_workspace.paths());
        entry->setEnabled(reason.isEmpty());
        connect(entry, &QAction::triggered, this, [this, paths = location.paths] { Q_EMIT openRequested(paths); });
    }
    addSeparator();
    m_actions.fillPopup(*this,
                        {QStringLiteral("file.openFolder"), QStringLiteral("file.openFile"),
                         QStringLiteral("file.sample"), QStringLiteral("-"), QStringLiteral("file.close")});
    m_recent.checkReach();
}

} // namespace colophon
