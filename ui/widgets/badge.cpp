#include "ui/widgets/badge.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"

#include <QPainter>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kIconSize = 12;
constexpr int kPadding = 6;
constexpr int kGap = 4;

struct BadgeLook
{
    Tone text;
    Tone ground;
    bool isOutlined = false;
};

BadgeLook lookOf(Badge::Kind kind)
{
    switch (kind) {
    case Badge::Kind::Neutral:
    case Badge::Kind::Archived:
        return {Tone::Archived, Tone::ArchivedSoft};
    case Badge::Kind::Positive:
        return {Tone::Positive, Tone::PositiveSoft};
    case Badge::Kind::Negative:
        return {Tone::Negative, Tone::NegativeSoft};
    case Badge::Kind::Warning:
        return {Tone::Warning, Tone::WarningSoft};
    case Badge::Kind::Production:
        return {Tone::OnAccent, Tone::ProductionFill};
    case Badge::Kind::PastProduction:
        return {Tone::Production, Tone::Surface, true};
    case Badge::Kind::Staging:
        return {Tone::Staging, Tone::StagingSoft};
    case Badge::Kind::Accent:
        return {Tone::Accent, Tone::Surface, true};
    }
    return {Tone::Archived, Tone::ArchivedSoft};
}

QFont badgeFont()
{
    return Theme::instance().font(TypeSize::Caption, QFont::DemiBold);
}

QString capitalised(const QString& name)
{
    return name.isEmpty() ? name : name.left(1).toUpper() + name.mid(1);
}

} // namespace

Badge stageBadge(const QString& name)
{
    if (name == u"production")
        return {QStringLiteral("Production"), QStringLiteral("flag"), Badge::Kind::Production};
    if (name == u"archived")
        return {QStringLiteral("Archived"), QStringLiteral("archive"), Badge::Kind::Archived};
    return {visibleText(capitalised(name)), QStringLiteral("circle-dot"), Badge::Kind::Staging};
}

Badge pastStageBadge(const QString& name)
{
    return {QStringLiteral("Was ") + visibleText(name), QStringLiteral("history"), Badge::Kind::PastProduction};
}

QSize badgeSize(const Badge& badge)
{
    const QFontMetrics metrics(badgeFont());
    const int icon = badge.iconName.isEmpty() ? 0 : kIconSize + (badge.text.isEmpty() ? 0 : kGap);
    return {metrics.horizontalAdvance(badge.text) + icon + 2 * kPadding, Theme::instance().scaled(18)};
}

int widthOf(const QList<Badge>& row)
{
    int width = -kBadgeGap;
    for (const Badge& badge : row)
        width += badgeSize(badge).width() + kBadgeGap;
    return width;
}

QList<Badge> fittingBadges(const QList<Badge>& badges, int room, qsizetype most, const QList<Badge>& last)
{
    for (qsizetype count = std::min(badges.size(), most); count >= 0; --count) {
        QList<Badge> shown = badges.first(count);
        if (count < badges.size())
            shown.append({QStringLiteral("+%1").arg(badges.size() - count), QString(), Badge::Kind::Neutral});
        shown += last;
        if (widthOf(shown) <= room)
            return shown;
    }
    return {};
}

int paintBadge(QPainter& painter, int left, int middle, const Badge& badge)
{
    const Theme& theme = Theme::instance();
    const BadgeLook look = lookOf(badge.kind);
    const QSize size = badgeSize(badge);
    const QRect box(left, middle - size.height() / 2, size.width(), size.height());
    painter.save();
    stylepainting::panel(painter, box, stylepainting::kBadgeRadius, theme.colour(look.ground),
                         look.isOutlined ? theme.colour(look.text) : QColor());
    int x = box.left() + kPadding;
    if (!badge.iconName.isEmpty()) {
        paintIcon(painter, badge.iconName, QRectF(x, box.top() + (box.height() - kIconSize) / 2, kIconSize, kIconSize),
                  theme.colour(look.text));
        x += kIconSize + kGap;
    }
    painter.setFont(badgeFont());
    painter.setPen(theme.colour(look.text));
    painter.drawText(QRect(x, box.top(), box.right() - x + 1, box.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     badge.text);
    painter.restore();
    return box.right() + 1;
}

BadgeLabel::BadgeLabel(const Badge& badge, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setBadge(badge);
}

void BadgeLabel::setBadge(const Badge& badge)
{
    m_badge = badge;
    setAccessibleName(badge.text);
    setVisible(!badge.text.isEmpty());
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    return badgeSize(m_badge);
}

void BadgeLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(painter, 0, height() / 2, m_badge);
}

} // namespace colophon
