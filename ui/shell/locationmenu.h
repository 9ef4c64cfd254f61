#pragma once

#include <QMenu>

namespace colophon {

class ActionRegistry;
class RecentLocations;
class Workspace;

/// What is open, what was opened lately, and the ways to open something else.
class LocationMenu : public QMenu
{
    Q_OBJECT

public:
    LocationMenu(Workspace& workspace, RecentLocations& recent, ActionRegistry& actions, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const QStringList& paths);

private:
    void fill();

    Workspace& m_workspace;
    RecentLocations& m_recent;
    ActionRegistry& m_actions;
};

} // namespace colophon
