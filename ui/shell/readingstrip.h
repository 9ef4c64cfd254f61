#pragma once

#include "ui/shell/panel.h"

#include <QTimer>

class QProgressBar;

namespace colophon {

class PlainLabel;
class Workspace;

/// While a location is read for the first time: how far the reading is, and Cancel. It appears only when reading takes
/// long enough to be noticed; reading again shows in the status bar alone.
class ReadingStrip : public Ground
{
    Q_OBJECT

public:
    explicit ReadingStrip(Workspace& workspace, QWidget* parent = nullptr);

    /// Whether it is seen, or will be once the reading has taken long enough.
    bool isAwaited() const;
    /// "stopped at 1,840 of about 10,000"; empty before anything was counted.
    QString stoppedText() const;

private:
    void followState();
    void showProgress(qint64 done, qint64 expected);

    Workspace& m_workspace;
    QTimer m_delay;
    qint64 m_done = 0;
    qint64 m_expected = 0;
    PlainLabel* m_text = nullptr;
    QProgressBar* m_bar = nullptr;
};

} // namespace colophon
