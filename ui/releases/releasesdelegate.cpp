#include "ui/releases/releasesdelegate.h"

#include "models/catalog/release.h"
#include "models/items/releasesmodel.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QPainter>

namespace colophon {

namespace {

bool isProduction(const QModelIndex& index)
{
    return index.data(StagesRole).toStringList().value(0).toStdString() == productionStage().text();
}

QRect inner(const QRect& rectangle)
{
    const int margin = Theme::instance().scaled(10);
    return rectangle.adjusted(margin, 0, -Theme::instance().scaled(4), 0);
}

int paintText(QPainter& painter, int x, const QRect& rectangle, const QString& text, const QFont& font,
              const QColor& ink)
{
    painter.setFont(font);
    painter.setPen(ink);
    const QRect place(x, rectangle.top(), rectangle.right() - x, rectangle.height());
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    return x + QFontMetrics(font).horizontalAdvance(text);
}

} // namespace

void setUpReleaseColumns(QHeaderView& header)
{
    const Theme& theme = Theme::instance();
    header.setObjectName(QStringLiteral("releaseHistoryHeader"));
    header.setHighlightSections(false);
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header.setStretchLastSection(false);
    const std::pair<int, int> widths[]{{ReleasesModel::WhenColumn, 145},
                                       {ReleasesModel::StageColumn, 98},
                                       {ReleasesModel::ChangeColumn, 240},
                                       {ReleasesModel::WhoColumn, 130},
                                       {ReleasesModel::RecordedColumn, 160}};
    for (const auto& [column, width] : widths) {
        header.setSectionResizeMode(column, QHeaderView::Interactive);
        header.resizeSection(column, theme.scaled(width));
    }
    header.setSectionResizeMode(ReleasesModel::WhyColumn, QHeaderView::Stretch);
}

void ReleasesDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Theme& theme = Theme::instance();
    Tone ground = Tone::Surface;
    if (option.state & QStyle::State_Selected)
        ground = option.state & QStyle::State_Active ? Tone::Selection : Tone::ArchivedSoft;
    else if (option.state & QStyle::State_MouseOver)
        ground = Tone::Hover;
    painter.fillRect(option.rect, theme.colour(ground));
    painter.setPen(theme.colour(Tone::Grid));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void ReleasesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor ink = theme.colour(isSelected ? Tone::SelectionText : Tone::Text);
    const QRect place = inner(option.rect);
    switch (index.column()) {
    case ReleasesModel::StageColumn:
        paintText(*painter, place.left(), place, index.data().toString(), theme.font(TypeSize::Body, QFont::Medium),
                  theme.colour(isProduction(index) ? Tone::Production : Tone::Staging));
        break;
    case ReleasesModel::ChangeColumn:
        paintChange(*painter, place, index, ink);
        break;
    case ReleasesModel::RecordedColumn:
        paintRecorded(*painter, place, index, ink);
        break;
    default: {
        const QFont font = theme.font(TypeSize::Body);
        const QString text = visibleText(index.data().toString());
        paintText(*painter, place.left(), place, QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()),
                  font, ink);
    }
    }
    painter->restore();
}

void ReleasesDelegate::paintChange(QPainter& painter, const QRect& rectangle, const QModelIndex& index,
                                   const QColor& ink) const
{
    const Theme& theme = Theme::instance();
    const QString none = tr("none");
    const QString from = index.data(ReleasesModel::FromLabelRole).toString();
    const QString to = index.data(ReleasesModel::ToLabelRole).toString();
    const QColor muted = theme.colour(Tone::Muted);
    int x = paintText(painter, rectangle.left(), rectangle, (from.isEmpty() ? none : from) + QStringLiteral(" → "),
                      theme.font(TypeSize::Body), muted);
    x = paintText(painter, x, rectangle, to.isEmpty() ? none : to, theme.font(TypeSize::Body, QFont::DemiBold), ink)
        + 8;
    QList<Badge> badges;
    if (index.data(ReleasesModel::InForceRole).toBool())
        badges.append({tr("now"), {}, isProduction(index) ? Badge::Kind::Production : Badge::Kind::Staging});
    const QString kind = releaseKindText(static_cast<ReleaseKind>(index.data(ReleasesModel::ReleaseKindRole).toInt()));
    if (!kind.isEmpty())
        badges.append({kind, QStringLiteral("undo-2"), Badge::Kind::Warning});
    const QString label = visibleText(index.data(ReleasesModel::ReleaseLabelRole).toString());
    if (!label.isEmpty())
        badges.append({label, QStringLiteral("tag"), Badge::Kind::Neutral});
    for (Badge badge : badges) {
        // A word that does not fit leaves its icon.
        if (x + badgeSize(badge).width() > rectangle.right() && !badge.iconName.isEmpty())
            badge.text.clear();
        if (x + badgeSize(badge).width() <= rectangle.right())
            x = paintBadge(painter, x, rectangle.center().y(), badge) + 6;
    }
}

void ReleasesDelegate::paintRecorded(QPainter& painter, const QRect& rectangle, const QModelIndex& index,
                                     const QColor& ink) const
{
    const Theme& theme = Theme::instance();
    const bool isHere = index.data(ReleasesModel::MadeHereRole).toBool();
    const QString name = isHere ? QStringLiteral("book-marked") : QStringLiteral("activity");
    const QPixmap picture = iconPixmap(name, 14, theme.colour(Tone::Muted), painter.device()->devicePixelRatioF());
    painter.drawPixmap(rectangle.left(), rectangle.center().y() - 7, picture);
    const int x = rectangle.left() + 20;
    if (!isHere) {
        paintText(painter, x, rectangle, visibleText(index.data().toString()), theme.font(TypeSize::Body),
                  theme.colour(Tone::Muted));
        return;
    }
    const int end = paintText(painter, x, rectangle, tr("Colophon"), theme.font(TypeSize::Body), ink);
    const auto state = static_cast<ChainState>(index.data(ReleasesModel::ChainStateRole).toInt());
    const QString chain = state == ChainState::Broken ? tr("broken") : chainText(state);
    paintText(painter, end + 6, rectangle, chain, theme.font(TypeSize::Body),
              theme.colour(state == ChainState::Broken ? Tone::Negative : Tone::Positive));
}

} // namespace colophon
