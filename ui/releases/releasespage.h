#pragma once

#include "models/items/choice.h"
#include "models/items/releasesmodel.h"
#include "models/items/workspace.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTableView;

namespace colophon {

class ActionRegistry;
class EmptyState;
class HolderPane;
class JournalStrip;
class ReleaseAnswer;
class ReleasesBar;
class TimelineWidget;

/// Who put what into which stage, when and why: timeline, the answer for one moment, and the history as a table.
class ReleasesPage : public QWidget
{
    Q_OBJECT

public:
    ReleasesPage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                 QWidget* parent = nullptr);

    /// Which way metrics are better where that was corrected.
    void setDirections(const Directions& directions);
    QString modelName() const;
    /// Puts the keyboard into the date that is asked about; without releases there is none.
    void focusDate();
    /// Writes the table of releases or the timeline to a file, as the user says.
    void exportHistory();

Q_SIGNALS:
    void rollBackRequested(const QString& model, const QString& stage);
    void markRequested(const QString& versionId, const QString& stage);
    void showRequested(const QString& versionId);
    void compareRequested(const QStringList& versionIds);
    void statusChanged(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void showJournals();
    void ask(Timestamp moment);
    void followClock();
    void tick();
    void setMoment(Timestamp moment);
    void selectRow(int row);
    /// To the release of production before (-1) or after (1) the moment that is asked about.
    void stepRelease(int direction);
    const ReleaseEvent* releaseBeside(int direction) const;
    void updateSteps();
    /// Of the release that put the holder of the moment in place.
    void writeNotes();
    void showScope();
    void connectBar();
    void connectActions();
    QWidget* makeCentre();
    std::shared_ptr<const Model> shownModel() const;

    Workspace& m_workspace;
    Selection& m_selection;
    ChosenVersions& m_chosen;
    ActionRegistry& m_actions;
    ReleasesModel* m_releases;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    JournalStrip* m_strip;
    ReleasesBar* m_bar;
    TimelineWidget* m_timeline;
    ReleaseAnswer* m_answer;
    QTableView* m_table;
    HolderPane* m_holder;
    Directions m_directions;
    QTimer m_clock;
    bool m_followsClock = true; ///< the user has chosen no date
};

} // namespace colophon
