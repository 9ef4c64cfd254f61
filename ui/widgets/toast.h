#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace colophon {

class IconButton;
class PlainLabel;

/// What a toast says: an outcome, and the way back.
struct ToastMessage
{
    QString title; ///< bold
    QString text;
    QString actionText; ///< "Undo"; empty: no button
    QString actionKeys; ///< "Ctrl+Z", shown beside the action
    QString iconName; ///< "circle-check" if empty
};

/// A strip at the bottom of a window that reports a finished action and offers its undoing. It goes after ten seconds,
/// but not while the pointer or the focus is on it. A window shows one at a time.
class Toast : public QWidget
{
    Q_OBJECT

public:
    /// `window` is what it lies over and is centred in.
    explicit Toast(QWidget* window);

    void show(const ToastMessage& message);
    /// Goes if it offers an action: that one is not possible any more.
    void withdraw();
    void setDuration(int milliseconds) { m_timer.setInterval(milliseconds); }

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void followTheme();
    void restartUnlessHeld();

    QTimer m_timer;
    QString m_iconName;
    QWidget* m_icon;
    PlainLabel* m_title;
    PlainLabel* m_text;
    QPushButton* m_action;
    IconButton* m_dismiss;
};

} // namespace colophon
