#include "ui/start/recentdelegate.h"

#include "models/items/recentlocations.h"
#include "models/items/workspacequeries.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kTextLeft = 44;
constexpr int kPinWidth = 40;

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

QString openedText(qint64 openedAt)
{
    const QDateTime opened = QDateTime::fromMSecsSinceEpoch(openedAt);
    const qint64 minutes = opened.secsTo(QDateTime::currentDateTime()) / 60;
    if (minutes < 1)
        return RecentDelegate::tr("just now");
    if (minutes < 60)
        return RecentDelegate::tr("%1 min ago").arg(minutes);
    const qint64 days = opened.daysTo(QDateTime::currentDateTime());
    if (days == 0)
        return RecentDelegate::tr("today, %1").arg(QLocale().toString(opened.time(), QStringLiteral("HH:mm")));
    if (days == 1)
        return RecentDelegate::tr("yesterday");
    const bool isThisYear = opened.date().year() == QDate::currentDate().year();
    return QLocale().toString(opened.date(), isThisYear ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
}

struct RowTexts
{
    QString name;
    QString place;
    QString upperRight;
    QString lowerRight;
};

RowTexts textsOf(const RecentLocation& location, const QString& name)
{
    RowTexts texts{.name = name, .place = displayPath(location.path()), .upperRight = {}, .lowerRight = {}};
    const QString reason = reachText(location.reach);
    if (!reason.isEmpty()) {
        texts.place = QStringLiteral("%1 %2").arg(texts.place, reason);
        texts.lowerRight = RecentDelegate::tr("last seen %1").arg(openedText(location.openedAt));
        return texts;
    }
    if (location.paths.size() > 1)
        texts.place = RecentDelegate::tr("%1 and %n more", nullptr, int(location.paths.size()) - 1).arg(texts.place);
    if (!location.sources.isEmpty())
        texts.place = QStringLiteral("%1 · %2").arg(texts.place, location.sources);
    texts.upperRight = location.production.isEmpty() ? RecentDelegate::tr("no production") : location.production;
    texts.lowerRight = QStringLiteral("%1 · %2").arg(RecentDelegate::tr("%n versions", nullptr, int(location.versions)),
                                                     openedText(location.openedAt));
    return texts;
}

QString iconOf(const RecentLocation& location)
{
    if (!reachText(location.reach).isEmpty())
        return QStringLiteral("unplug");
    return location.sources.contains(u"Git") ? QStringLiteral("folder-git-2") : QStringLiteral("folder");
}

} // namespace

QRect RecentDelegate::pinRect(const QRect& row)
{
    return {row.right() - kPinWidth, row.top(), kPinWidth, row.height()};
}

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const auto location = index.data(RecentLocations::LocationRole).value<RecentLocation>();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isOff = !reachText(location.reach).isEmpty();
    const QRect& row = option.rect;
    painter->save();
    painter->fillRect(row,
                      tone(isSelected                                           ? Tone::Selection
                               : option.state.testFlag(QStyle::State_MouseOver) ? Tone::Hover
                                                                                : Tone::Surface));
    painter->fillRect(row.left(), row.bottom(), row.width(), 1, tone(Tone::Grid));
    const Tone main = isSelected ? Tone::SelectionText : isOff ? Tone::Faint : Tone::Text;
    const Tone second = isSelected ? Tone::SelectionText : isOff ? Tone::Faint : Tone::Muted;
    paintIcon(*painter, iconOf(location), QRectF(row.left() + 13, row.center().y() - 9, 18, 18), tone(second));
    paintIcon(*painter, location.isPinned ? QStringLiteral("pin") : QStringLiteral("ellipsis"),
              QRectF(pinRect(row).center().x() - 8, row.center().y() - 8, 16, 16), tone(second));

    const RowTexts texts = textsOf(location, index.data(Qt::DisplayRole).toString());
    const int middle = row.top() + row.height() / 2;
    const QRect upper(row.left() + kTextLeft, row.top() + 6, row.width() - kTextLeft - kPinWidth - 6,
                      middle - row.top() - 6);
    const QRect lower(upper.left(), middle, upper.width(), row.bottom() - middle - 6);
    const auto write = [&](const QRect& area, const QString& text, const QFont& font, Tone colour, bool isRight) {
        painter->setFont(font);
        painter->setPen(tone(colour));
        const QString elided = painter->fontMetrics().elidedText(text, Qt::ElideMiddle, area.width());
        painter->drawText(area, int(Qt::AlignVCenter | Qt::TextSingleLine | (isRight ? Qt::AlignRight : Qt::AlignLeft)),
                          elided);
        return painter->fontMetrics().horizontalAdvance(elided) + 16;
    };
    const QFont small = theme.font(TypeSize::Small);
    const int upperRight = write(upper, texts.upperRight, small, second, true);
    const int lowerRight = write(lower, texts.lowerRight, small, isSelected ? Tone::SelectionText : second, true);
    write(upper.adjusted(0, 0, -upperRight, 0), texts.name,
          theme.font(TypeSize::Body, isOff ? QFont::Normal : QFont::DemiBold), main, false);
    write(lower.adjusted(0, 0, -lowerRight, 0), texts.place, small, second, false);
    painter->restore();
    if (option.state.testFlag(QStyle::State_HasFocus))
        stylepainting::focusRing(*painter, row, stylepainting::kFieldRadius);
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), Theme::instance().scaled(kRowHeight)};
}

} // namespace colophon
