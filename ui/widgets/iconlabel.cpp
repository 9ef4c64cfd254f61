#include "ui/widgets/iconlabel.h"

#include "ui/widgets/icons.h"

#include <QPainter>

namespace colophon {

IconLabel::IconLabel(const QString& name, Tone tone, QWidget* parent, int size)
    : QWidget(parent)
    , m_name(name)
    , m_tone(tone)
    , m_size(size)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(const QString& name, Tone tone)
{
    m_name = name;
    m_tone = tone;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor colour = Theme::instance().colour(m_tone);
    painter.drawPixmap(0, 0, iconPixmap(m_name, m_size, colour, devicePixelRatioF()));
}

} // namespace colophon
