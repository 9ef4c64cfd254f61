#pragma once

#include "models/items/choice.h"
#include "models/items/releasesmodel.h"
#include "models/items/workspace.h"

#include <QTimer>
#include <QWidget>

class QDateTimeEdit;
class QStackedWidget;
class QTableView;

namespace colophon {

class ActionRegistry;
class EmptyState;
class HolderPane;
class JournalStrip;
class PlainLabel;
class ReleaseAnswer;
class TimelineWidget;

/// Who put what into which stage, when and why: timeline, the answer for one moment, and the history as a table.
class ReleasesPage : public QWidget
{
    Q_OBJECT

public:
    ReleasesPage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                 QWidget* parent = nullptr);

    QString modelName() const;
    /// Writes the table of releases or the timeline to a file, as the user says.
    void exportHistory();

Q_SIGNALS:
    void rollBackRequested(const QString& model, const QString& stage);
    void markRequested(const QString& versionId, const QString& stage);
    void showRequested(const QString& versionId);
    void compareRequested(const QStringList& versionIds);
    void statusChanged(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void showJournals();
    void fitBar();
    void ask(Timestamp moment);
    void followClock();
    void tick();
    void setMoment(Timestamp moment);
    void selectRow(int row);
    QWidget* makeBar();
    QWidget* makeCentre();
    std::shared_ptr<const Model> shownModel() const;

    Workspace& m_workspace;
    Selection& m_selection;
    ChosenVersions& m_chosen;
    ActionRegistry& m_actions;
    ReleasesModel* m_releases;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QWidget* m_bar = nullptr;
    PlainLabel* m_title;
    PlainLabel* m_journal;
    JournalStrip* m_strip;
    QDateTimeEdit* m_date;
    TimelineWidget* m_timeline;
    ReleaseAnswer* m_answer;
    QTableView* m_table;
    HolderPane* m_holder;
    QTimer m_clock;
    bool m_followsClock = true; ///< the user has chosen no date
};

} // namespace colophon
