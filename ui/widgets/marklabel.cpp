#include "ui/widgets/marklabel.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>

namespace colophon {

namespace {

constexpr int kTextOffset = 20;

QFont labelFont()
{
    return Theme::instance().font(TypeSize::Body, QFont::DemiBold);
}

} // namespace

MarkLabel::MarkLabel(QWidget* parent)
    : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void MarkLabel::setVersion(const QString& label, int slot)
{
    m_label = label;
    m_slot = slot;
    setAccessibleName(label);
    updateGeometry();
    update();
}

void MarkLabel::setBadge(const Badge& badge)
{
    m_badge = badge;
    setAccessibleName(QStringLiteral("%1, %2").arg(m_label, badge.text));
    updateGeometry();
    update();
}

QSize MarkLabel::sizeHint() const
{
    const int text = QFontMetrics(labelFont()).horizontalAdvance(m_label);
    const int badge = m_badge.text.isEmpty() ? 0 : 8 + badgeSize(m_badge).width();
    return {kTextOffset + text + badge, Theme::instance().scaled(24)};
}

void MarkLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintVersionMark(painter, QPointF(7, height() / 2.0), 5, m_slot);
    painter.setFont(labelFont());
    painter.setPen(Theme::instance().colour(Tone::Text));
    painter.drawText(rect().adjusted(kTextOffset, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_label);
    if (!m_badge.text.isEmpty())
        paintBadge(painter, kTextOffset + QFontMetrics(labelFont()).horizontalAdvance(m_label) + 8, height() / 2,
                   m_badge);
}

} // namespace colophon
