#include "ui/releases/versioncard.h"

#include "models/items/historycelldata.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>

namespace colophon {

namespace {

QString detailText(const Version& version)
{
    QStringList parts;
    if (!version.facts.author.isEmpty())
        parts.append(visibleText(authorCellData(version, Qt::AccessibleTextRole).toString()));
    if (!version.facts.reason.isEmpty())
        parts.append(visibleText(QString::fromStdString(version.facts.reason.text)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

VersionCard::VersionCard(QWidget* parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VersionCard::setVersion(const QString& caption, const Version& version, int slot, bool isNew)
{
    m_caption = caption;
    m_label = QString::fromStdString(displayLabel(version));
    m_stage = version.stages.empty() ? QString() : QString::fromStdString(version.stages.front().text());
    m_detail = detailText(version);
    m_slot = slot;
    m_isNew = isNew;
    m_hasVersion = true;
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(m_caption, m_label, m_detail));
    setPlainToolTip(*this, m_detail);
    update();
}

void VersionCard::setNobody(const QString& caption, const QString& text)
{
    m_caption = caption;
    m_label = text;
    m_stage.clear();
    m_detail.clear();
    m_slot = -1;
    m_hasVersion = false;
    setAccessibleName(QStringLiteral("%1: %2").arg(m_caption, m_label));
    update();
}

QSize VersionCard::sizeHint() const
{
    const Theme& theme = Theme::instance();
    return {theme.scaled(320), theme.scaled(74)};
}

void VersionCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.colour(m_isNew ? Tone::Surface : Tone::Window));
    painter.setPen(theme.colour(m_isNew ? Tone::Production : Tone::Control));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    const QRect inner = rect().adjusted(theme.scaled(12), theme.scaled(8), -theme.scaled(12), -theme.scaled(8));
    const int line = theme.scaled(20);
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, m_caption);

    const int middle = inner.top() + line + line / 2;
    int x = inner.left();
    if (m_hasVersion) {
        paintVersionMark(painter, QPointF(x + 6, middle), 5.5, m_slot);
        x += 20;
    }
    const QFont font = theme.font(TypeSize::Title, m_hasVersion ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(theme.colour(m_hasVersion ? Tone::Text : Tone::Muted));
    painter.drawText(QRect(x, middle - line / 2, inner.right() - x, line), Qt::AlignLeft | Qt::AlignVCenter, m_label);
    x += QFontMetrics(font).horizontalAdvance(m_label) + 8;
    if (!m_stage.isEmpty())
        paintBadge(painter, x, middle, stageBadge(m_stage));
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    const QRect detail(inner.left(), inner.bottom() - line + 1, inner.width(), line);
    painter.drawText(detail, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, detail.width()));
}

} // namespace colophon
