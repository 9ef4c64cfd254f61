#pragma once

#include "models/items/workspace.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace colophon {

class PlainLabel;

/// Says over the table how far reading is, and lets it be stopped; shows itself only when reading takes a while.
class ReadingStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingStrip(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(Workspace::State state);
    void showProgress(qint64 done, qint64 expected);
    QString reading() const;

    Workspace& m_workspace;
    PlainLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QTimer m_delay;
    QString m_progress; ///< "1,840 of about 10,000"
};

} // namespace colophon
