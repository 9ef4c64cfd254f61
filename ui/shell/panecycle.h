#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace colophon {

/// F6 and Shift+F6: moves the keyboard focus from one part of the window to the next, back to where it was in there.
class PaneCycle : public QObject
{
    Q_OBJECT

public:
    explicit PaneCycle(QObject* parent = nullptr);

    /// In the order of cycling. Parts that are hidden are passed over.
    void add(QWidget* pane);
    /// Moves the keyboard into a part: where it wants it, else to the first of it that takes it.
    static bool focusInside(QWidget& part);
    /// Tab and Shift+Tab: to the next control of this part, else of the next part. False: the keyboard is in none of
    /// them.
    bool stepControl(bool forward);
    void next() { move(1); }
    void previous() { move(-1); }

private:
    struct Pane
    {
        QPointer<QWidget> widget;
        QPointer<QWidget> lastFocus;
    };

    void move(int step);
    int paneOf(const QWidget* widget) const;
    static bool enter(Pane& pane, int step);
    static bool enterPart(QWidget& pane, int step);

    std::vector<Pane> m_panes;
};

} // namespace colophon
