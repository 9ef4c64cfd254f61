#pragma once

#include "ui/releases/timelinelayout.h"

#include <QWidget>

#include <memory>

namespace colophon {

/// Who held which stage when, drawn over time, with a handle that asks "and on this date?". Its table twin is the
/// release history below it.
class TimelineWidget : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineWidget(QWidget* parent = nullptr);

    void setModel(std::shared_ptr<const Model> model);
    /// Moves the handle; does not signal.
    void setMoment(Timestamp moment);
    Timestamp moment() const { return m_moment; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user moved the handle.
    void momentChanged(colophon::Timestamp moment);
    void versionActivated(const QString& versionId);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void layOut();
    void moveTo(Timestamp moment);
    const TimelineBar* barAt(QPointF position) const;
    QString toolTipAt(QPointF position) const;
    void paintAxis(QPainter& painter) const;
    void paintLane(QPainter& painter, const TimelineLane& lane) const;
    void paintBarGround(QPainter& painter, const TimelineBar& bar) const;
    void paintBarText(QPainter& painter, const TimelineBar& bar) const;
    void paintGap(QPainter& painter, const TimelineGap& gap) const;
    void paintNow(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;
    QString description() const;

    std::shared_ptr<const Model> m_model;
    TimelineLayout m_layout;
    Timestamp m_moment;
};

} // namespace colophon
