#pragma once

#include "ui/shell/panel.h"

#include <QTimer>

namespace colophon {

class ActionRegistry;
class ChosenVersions;
class IconLabel;
class ProblemsModel;
class TextButton;
class PlainLabel;
class Workspace;

/// What the status bar tells about.
struct StatusSubjects
{
    Workspace& workspace;
    ChosenVersions& chosen;
    ProblemsModel& problems;
    ActionRegistry& actions;
};

/// The line at the bottom: state of reading (opens the tasks), problems (opens their list), what the pointer or focus
/// is on, and counts.
class StatusLine : public Ground
{
    Q_OBJECT

public:
    explicit StatusLine(const StatusSubjects& subjects, QWidget* parent = nullptr);

    /// What the pointer or focus is on; empty: the summary of the selection again.
    void showHint(const QString& text);
    QString hint() const { return m_hint; }
    /// Shown in the middle while nothing is pointed at.
    void setSummary(const QString& text);
    /// A narrow window has no room for what never changes.
    void setCompact(bool compact);
    QWidget* stateButton() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What never changes makes way for what the user has done: the promise first, then the counts.
    void fit();
    int roomForCentre() const;
    void buildLayout();
    void connectSubjects();
    void updateState();
    void updateProblems();
    void updateCounts();
    void updateCentre();

    StatusSubjects m_subjects;
    QTimer m_clock; ///< "read 20 s ago" grows old
    bool m_isCompact = false;
    qint64 m_done = 0;
    qint64 m_expected = 0;
    QString m_hint;
    QString m_summary;
    TextButton* m_state = nullptr;
    TextButton* m_problemsButton = nullptr;
    PlainLabel* m_centre = nullptr;
    IconLabel* m_lock = nullptr;
    PlainLabel* m_promise = nullptr;
    PlainLabel* m_counts = nullptr;
};

} // namespace colophon
