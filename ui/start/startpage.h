#pragma once

#include <QWidget>

namespace colophon {

class ActionRegistry;
class RecentList;
class RecentLocations;

/// What the window shows while nothing is open: the three ways to begin, and what was opened lately.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(RecentLocations& recent, ActionRegistry& actions, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const QStringList& paths);
    void newWindowRequested(const QStringList& paths);
    /// "reads": what Colophon reads; "commandline": the same on the command line.
    void helpRequested(const QString& topic);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildProduct(ActionRegistry& actions);
    QWidget* buildRecent(ActionRegistry& actions);
    QWidget* buildLinks(ActionRegistry& actions);

    RecentLocations& m_recent;
    RecentList* m_list = nullptr;
    QWidget* m_first = nullptr; ///< has the focus at first
};

} // namespace colophon
