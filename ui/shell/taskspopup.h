#pragma once

#include "models/items/jobs.h"
#include "ui/shell/panel.h"

#include <QHash>

class QProgressBar;
class QVBoxLayout;

namespace colophon {

class PlainLabel;

/// The list of what is being read or written now, each with its progress and Cancel; above the status bar.
class TasksPopup : public Panel
{
    Q_OBJECT

public:
    TasksPopup(JobRunner& jobs, QWidget* window);

    void toggle();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row
    {
        QWidget* widget = nullptr;
        PlainLabel* text = nullptr;
        QProgressBar* bar = nullptr;
    };

    void refresh();
    void addRow(const JobStatus& job);
    void updateRow(const JobStatus& job);
    void place();

    JobRunner& m_jobs;
    QVBoxLayout* m_rows = nullptr;
    PlainLabel* m_empty = nullptr;
    QHash<quint64, Row> m_byId;
};

} // namespace colophon
