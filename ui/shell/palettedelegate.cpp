#include "ui/shell/palettedelegate.h"

#include "ui/shell/palettemodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>

namespace colophon {

namespace {

constexpr int kPadding = 14;
constexpr int kTextLeft = 40;

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

/// The text in pieces, matched letters in accent and 600; returns the x after it.
int paintMatched(QPainter& painter, const QRect& area, const QString& text, const QList<int>& positions, Tone plain)
{
    int x = area.left();
    qsizetype begin = 0;
    while (begin < text.size() && x < area.right()) {
        const bool isMatch = positions.contains(int(begin));
        qsizetype end = begin + 1;
        while (end < text.size() && positions.contains(int(end)) == isMatch)
            ++end;
        painter.setFont(Theme::instance().font(TypeSize::Body, isMatch ? QFont::DemiBold : QFont::Normal));
        painter.setPen(tone(isMatch ? Tone::Accent : plain));
        const QString piece
            = painter.fontMetrics().elidedText(text.mid(begin, end - begin), Qt::ElideRight, area.right() - x);
        painter.drawText(QRect(x, area.top(), area.right() - x, area.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                         piece);
        x += painter.fontMetrics().horizontalAdvance(piece);
        begin = end;
    }
    return x;
}

void paintMark(QPainter& painter, const QRect& rect, const QModelIndex& index, bool isOff)
{
    const QPointF centre(rect.left() + kPadding + 8, rect.center().y() + 0.5);
    if (index.data(PaletteModel::IsVersionRole).toBool()) {
        paintVersionMark(painter, centre, 5, index.data(PaletteModel::SlotRole).toInt());
        return;
    }
    const QString name = index.data(PaletteModel::IconRole).toString();
    if (name.isEmpty())
        return;
    const QPixmap pixmap
        = iconPixmap(name, 16, tone(isOff ? Tone::Faint : Tone::Muted), painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(centre.x() - 8, centre.y() - 8), pixmap);
}

void paintEntry(QPainter& painter, const QRect& rect, const QModelIndex& index, bool isSelected)
{
    const QString reason = index.data(PaletteModel::ReasonOffRole).toString();
    const bool isOff = !reason.isEmpty();
    paintMark(painter, rect, index, isOff);

    QRect area = rect.adjusted(kTextLeft, 0, -kPadding, 0);
    area.setRight(area.right() - paintKeyCap(painter, area, index.data(PaletteModel::KeysRole).toString()));
    const Tone plain = isSelected ? Tone::SelectionText : isOff ? Tone::Faint : Tone::Text;
    const int x = paintMatched(painter, area, index.data(Qt::DisplayRole).toString(),
                               index.data(PaletteModel::PositionsRole).value<QList<int>>(), plain);

    const QString detail = isOff ? reason : index.data(PaletteModel::DetailRole).toString();
    const QRect rest(x + 10, rect.top(), area.right() - x - 10, rect.height());
    if (detail.isEmpty() || rest.width() < 30)
        return;
    painter.setFont(Theme::instance().font(TypeSize::Small));
    painter.setPen(tone(isSelected ? Tone::SelectionText : isOff ? Tone::Faint : Tone::Muted));
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(detail, Qt::ElideRight, rest.width()));
}

void paintTitle(QPainter& painter, const QRect& rect, const QString& title)
{
    painter.setFont(Theme::instance().font(TypeSize::Caption, QFont::DemiBold));
    painter.setPen(tone(Tone::Muted));
    painter.drawText(rect.adjusted(kPadding, 6, -kPadding, 0), Qt::AlignVCenter | Qt::TextSingleLine, title);
}

} // namespace

int paintKeyCap(QPainter& painter, const QRect& area, const QString& keys)
{
    if (keys.isEmpty())
        return 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    const int width = painter.fontMetrics().horizontalAdvance(keys) + 10;
    const int height = painter.fontMetrics().height() + 4;
    const QRectF cap(area.right() - width + 0.5, area.center().y() - height / 2 + 0.5, width - 1, height);
    painter.setPen(tone(Tone::Control));
    painter.setBrush(tone(Tone::Raised));
    painter.drawRoundedRect(cap, 4, 4);
    painter.setPen(tone(Tone::Muted));
    painter.drawText(cap, Qt::AlignCenter | Qt::TextSingleLine, keys);
    painter.restore();
    return width + 8;
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (index.data(PaletteModel::IsTitleRole).toBool()) {
        paintTitle(*painter, option.rect, index.data(Qt::DisplayRole).toString());
    } else {
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        if (isSelected)
            painter->fillRect(option.rect, tone(Tone::Selection));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, tone(Tone::Hover));
        paintEntry(*painter, option.rect, index, isSelected);
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height = index.data(PaletteModel::IsTitleRole).toBool() ? kTitleHeight : kRowHeight;
    return {option.rect.width(), Theme::instance().scaled(height)};
}

} // namespace colophon
