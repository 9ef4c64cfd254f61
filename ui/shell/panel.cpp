#include "ui/shell/panel.h"

#include <QPainter>

namespace colophon {

namespace {

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

} // namespace

Panel::Panel(QWidget* parent)
    : QFrame(parent)
{
}

void Panel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tone(Tone::Field));
    painter.setBrush(tone(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_radius, m_radius);
}

Ground::Ground(Tone tone, Qt::Edges lines, QWidget* parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_lines(lines)
{
}

void Ground::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Ground::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tone(m_tone));
    const QColor line = tone(Tone::Border);
    if (m_lines.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), 1, line);
    if (m_lines.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_lines.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_lines.testFlag(Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

Line::Line(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Line::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tone(Tone::Border));
}

} // namespace colophon
