#pragma once

#include <QObject>
#include <QPointer>

class QAbstractItemView;
class QPainter;
class QWidget;

namespace colophon {

/// The ring inside the button, check box, menu field, list or text to read that the keyboard focus is on. One for each
/// application: it paints over the focused control, within its bounds, so that no neighbour covers it and no container
/// clips it. It shows only after the keyboard was used, as a mouse needs no ring. Fields, drawings, scroll areas and
/// rows paint their focus themselves.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    /// Installed by Theme; lives as long as the application.
    static void install();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit FocusRing(QObject* parent);
    void follow(QWidget* previous, QWidget* now);
    void followRows(const QAbstractItemView& view);
    bool shows() const;
    void paint(QPainter& painter) const;

    /// What the ring is painted on: the control itself, or the viewport of a list.
    QPointer<QWidget> m_ground;
    QList<QMetaObject::Connection> m_repaints;
    bool m_isPainting = false;
};

} // namespace colophon
