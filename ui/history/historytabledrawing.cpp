#include "models/items/text.h"
#include "ui/history/historytable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QPainter>

/// Rows of the history table as a whole: grounds, lines, focus, and the rows of models.
namespace colophon {

void HistoryTable::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    if (m_model.model(index)) {
        drawModelRow(*painter, option, index);
    } else {
        QTreeView::drawRow(painter, option, index);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme.colour(Tone::Grid));
    }
    if (hasFocus() && index == currentIndex().siblingAtColumn(0)) {
        painter->setPen(QPen(stylepainting::focusColour(), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
}

void HistoryTable::drawModelRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const QRect rect = option.rect;
    painter.fillRect(rect, theme.colour(Tone::Alternate));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(Tone::Border));
    const auto iconAt = [&](int left) { return QRectF(left, rect.center().y() - 7, 16, 16); };
    paintIcon(painter, isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
              iconAt(rect.left() + 7), theme.colour(Tone::Muted));
    paintIcon(painter, QStringLiteral("box"), iconAt(rect.left() + 28), theme.colour(Tone::Muted));
    painter.setFont(theme.font(TypeSize::Body, QFont::DemiBold));
    painter.setPen(theme.colour(Tone::Text));
    int x = rect.left() + 51;
    const QString name = painter.fontMetrics().elidedText(visibleText(index.data(ModelNameRole).toString()),
                                                          Qt::ElideMiddle, rect.width() / 2);
    painter.drawText(QRect(x, rect.top(), rect.width(), rect.height()), Qt::AlignVCenter, name);
    x += painter.fontMetrics().horizontalAdvance(name) + 8;
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    const QString count = tr("%n versions", nullptr, m_model.rowCount(index));
    painter.drawText(QRect(x, rect.top(), rect.width(), rect.height()), Qt::AlignVCenter, count);
    x += painter.fontMetrics().horizontalAdvance(count) + 16;
    drawHolders(painter, QRect(x, rect.top(), rect.right() - x - 12, rect.height()), index);
}

/// "production v1.1.1 · staging v1.2.0", from the right.
void HistoryTable::drawHolders(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const QStringList stages = index.data(StagesRole).toStringList();
    const QStringList holders = index.data(StageHoldersRole).toStringList();
    const QFont plain = theme.font(TypeSize::Small);
    const QFont strong = theme.font(TypeSize::Small, QFont::DemiBold);
    const auto draw = [&](int right, const QFont& font, Tone tone, const QString& text) {
        painter.setFont(font);
        painter.setPen(theme.colour(tone));
        const int width = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()), Qt::AlignVCenter, text);
        return right - width;
    };
    int right = rect.right();
    for (qsizetype i = stages.size(); i-- > 0;) {
        if (stages[i] == QLatin1String("archived"))
            continue;
        const QString holder = visibleText(holders[i]);
        const int width
            = QFontMetrics(strong).horizontalAdvance(holder) + QFontMetrics(plain).horizontalAdvance(stages[i]);
        if (right - width - 16 < rect.left())
            return;
        if (right != rect.right())
            right = draw(right, plain, Tone::Muted, QStringLiteral(" · "));
        right = draw(right, strong, Tone::Text, holder);
        right = draw(right, plain, Tone::Muted, visibleText(stages[i]) + u' ');
    }
}

} // namespace colophon
