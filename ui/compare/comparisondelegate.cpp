#include "ui/compare/comparisondelegate.h"

#include "models/compare/comparison.h"
#include "models/compare/valuetext.h"
#include "models/items/roles.h"
#include "ui/plots/standingmark.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/numberpainter.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QTreeView>

#include <cmath>

namespace colophon {

namespace {

constexpr int kMargin = 10;

bool isGroup(const QModelIndex& index)
{
    return index.data(RowKindRole).toInt() == int(RowKind::Group);
}

bool isMetric(const QModelIndex& index)
{
    const auto group = static_cast<FactGroup>(index.data(FactGroupRole).toInt());
    return group == FactGroup::Metrics;
}

bool isLiveTest(const QModelIndex& index)
{
    return static_cast<FactGroup>(index.data(FactGroupRole).toInt()) == FactGroup::LiveTest;
}

Standing standingOf(const QModelIndex& index)
{
    return static_cast<Standing>(index.data(StandingRole).toInt());
}

/// Largest magnitude of the row: bars start at 0 and the longest fills its cell.
double largestOfRow(const QModelIndex& index)
{
    double largest = 0;
    for (int column = 1; column < index.model()->columnCount(index.parent()); ++column) {
        const QVariant value = index.siblingAtColumn(column).data(NumberRole);
        if (value.isValid() && std::isfinite(value.toDouble()))
            largest = std::max(largest, std::abs(value.toDouble()));
    }
    return largest;
}

QColor halfway(const QColor& from, const QColor& to)
{
    return QColor((from.red() + to.red()) / 2, (from.green() + to.green()) / 2, (from.blue() + to.blue()) / 2);
}

int slotOf(const QModelIndex& index)
{
    return index.model()->headerData(index.column(), Qt::Horizontal, ColourSlotRole).toInt();
}

/// Whether the version of the column is not there any more; what was read last stays, faint.
bool isGone(const QModelIndex& index)
{
    return index.data(VanishedSinceRole).isValid();
}

} // namespace

void ComparisonDelegate::setPointed(const QModelIndex& row, int column)
{
    m_pointedRow = row.isValid() ? row.siblingAtColumn(0) : QModelIndex();
    m_pointedColumn = column;
}

bool ComparisonDelegate::isBesidePointer(const QModelIndex& index) const
{
    return (m_pointedColumn > 0 && index.column() == m_pointedColumn)
        || (m_pointedRow.isValid() && index.siblingAtColumn(0) == m_pointedRow);
}

QSize ComparisonDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height = isGroup(index) ? 26 : isMetric(index) ? 34 : 26;
    return {option.rect.width(), Theme::instance().scaled(height)};
}

void ComparisonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    if (isGroup(index)) {
        paintGroup(*painter, option, index);
    } else {
        paintGround(*painter, option, index);
        if (index.column() == 0)
            paintKey(*painter, option, index);
        else if (isMetric(index))
            paintMetric(*painter, option, index);
        else
            paintText(*painter, option, index);
    }
    painter->restore();
}

void ComparisonDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    Tone ground = index.column() == 1 ? Tone::Alternate : Tone::Surface;
    const bool isCandidate = index.column() > 1;
    if (isCandidate && !isMetric(index) && standingOf(index) != Standing::Equal)
        ground = Tone::Difference;
    if (option.state & QStyle::State_Selected)
        ground = option.state & QStyle::State_Active ? Tone::Selection : Tone::ArchivedSoft;
    else if (option.state & QStyle::State_MouseOver)
        ground = Tone::Hover;
    const bool isPlain = !(option.state & (QStyle::State_Selected | QStyle::State_MouseOver));
    const QColor colour = theme.colour(ground);
    painter.fillRect(option.rect,
                     isPlain && isBesidePointer(index) ? halfway(colour, theme.colour(Tone::Hover)) : colour);
    painter.setPen(theme.colour(Tone::Grid));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter.setPen(theme.colour(Tone::Border));
    painter.drawLine(option.rect.topRight(), option.rect.bottomRight());
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(stylepainting::focusColour(), 2));
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

void ComparisonDelegate::paintGroup(QPainter& painter, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    painter.fillRect(option.rect, theme.colour(Tone::Alternate));
    painter.setPen(theme.colour(Tone::Border));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    const bool isOpen = !tree || tree->isExpanded(index.siblingAtColumn(0));
    const QString chevron = isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    const int middle = option.rect.center().y();
    painter.drawPixmap(option.rect.left() + 8, middle - 7,
                       iconPixmap(chevron, 14, theme.colour(Tone::Muted), painter.device()->devicePixelRatioF()));
    const QFont bold = theme.font(TypeSize::Body, QFont::DemiBold);
    const QString title = index.data().toString();
    QRect place = option.rect.adjusted(28, 0, -kMargin, 0);
    painter.setFont(bold);
    painter.setPen(theme.colour(Tone::Text));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, title);
    place.setLeft(place.left() + QFontMetrics(bold).horizontalAdvance(title) + 10);
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    const QString counts = index.data(ValueTextRole).toString();
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, counts);
    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(counts) + 24);
    const QString meaning = index.data(DeltaTextRole).toString();
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(meaning, Qt::ElideRight, place.width()));
    if (option.state & QStyle::State_HasFocus)
        stylepainting::focusRing(painter, option.rect, 1);
}

void ComparisonDelegate::paintKey(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    QRect place = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QString direction = index.data(ValueTextRole).toString();
    painter.setFont(theme.font(TypeSize::Caption));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, direction);
    if (!direction.isEmpty())
        place.setRight(place.right() - painter.fontMetrics().horizontalAdvance(direction) - 6);
    painter.setFont(theme.font(TypeSize::Body, isMetric(index) ? QFont::Medium : QFont::Normal));
    painter.setPen(theme.colour(Tone::Text));
    painter.drawText(
        place, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(visibleText(index.data().toString()), Qt::ElideMiddle, place.width()));
}

Change ComparisonDelegate::changeOf(const QModelIndex& index) const
{
    const QString delta = index.data(DeltaTextRole).toString();
    const QString percent = index.data(PercentTextRole).toString();
    // A change that has no percentage (baseline 0, noise, other data) is still shown when only percentages are wanted.
    Change change;
    change.mark = markOf(standingOf(index));
    change.isUp = !delta.startsWith(u'−');
    change.delta = m_form == CompareBar::ChangeForm::Percent && !percent.isEmpty() ? QString() : delta;
    if (m_form != CompareBar::ChangeForm::Absolute)
        change.note = change.mark == ChangeMark::WithinNoise ? tr("noise") : percent;
    return change;
}

void ComparisonDelegate::paintMetric(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const QRect line = option.rect.adjusted(kMargin, 2, -kMargin, -7);
    const Standing standing = standingOf(index);
    const bool isBest = index.data(BestRole).toBool();
    const QString value = index.data(ValueTextRole).toString();
    const Tone ink = standing == Standing::Missing || isGone(index) ? Tone::Faint : Tone::Text;
    const QFont font = theme.font(TypeSize::Body, isBest ? QFont::DemiBold : QFont::Normal);
    const int valueWidth = std::max(theme.scaled(44), static_cast<int>(std::ceil(numberWidth(font, value))));
    const QRect valuePlace(line.left(), line.top(), valueWidth, line.height());
    painter.setFont(font);
    painter.setPen(theme.colour(ink));
    paintNumber(painter, valuePlace, Qt::AlignRight | Qt::AlignVCenter, value);
    int left = valuePlace.right() + 8;
    if (isBest)
        left = paintBadge(painter, left, line.center().y(), {tr("best"), {}, Badge::Kind::Accent}) + 6;
    if (index.column() > 1 && standing != Standing::Missing) {
        const QFont small = theme.font(TypeSize::Small);
        Change change = changeOf(index);
        // Where both do not fit, the percentage goes: it can be worked out from the numbers that stay.
        if (left + changeWidth(small, change) > line.right())
            change.note.clear();
        painter.setFont(small);
        paintChange(painter, line, Qt::AlignRight | Qt::AlignVCenter, change, option.state & QStyle::State_Selected);
    }
    paintBar(painter, option.rect, index);
}

void ComparisonDelegate::paintBar(QPainter& painter, const QRect& cell, const QModelIndex& index) const
{
    const QVariant value = index.data(NumberRole);
    const double largest = largestOfRow(index);
    if (!value.isValid() || !std::isfinite(value.toDouble()) || largest <= 0)
        return;
    const Theme& theme = Theme::instance();
    const QRect track(cell.left() + kMargin, cell.bottom() - 6, cell.width() - 2 * kMargin, 3);
    painter.fillRect(track, theme.colour(Tone::Grid));
    QColor colour = theme.versionColour(std::max(slotOf(index), 0));
    if (standingOf(index) == Standing::NotComparable)
        colour.setAlphaF(0.4F);
    QRect bar = track;
    bar.setWidth(static_cast<int>(std::lround(track.width() * std::abs(value.toDouble()) / largest)));
    painter.fillRect(bar, colour);
}

void ComparisonDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const Standing standing = standingOf(index);
    QString text = visibleText(index.data(ValueTextRole).toString());
    QFont font = theme.font(TypeSize::Body);
    text = QString::fromStdString(shortened(text.toStdString()));
    if (parseLabel(text.toStdString()).kind == LabelKind::Hash)
        font = theme.fixedFont();
    const bool isQuiet = standing == Standing::Equal || standing == Standing::Missing || isGone(index);
    Tone ink = isQuiet ? Tone::Faint : Tone::Text;
    QRect place = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    if (standing == Standing::NotComparable) {
        ink = Tone::Warning;
        painter.drawPixmap(
            place.left(), place.center().y() - 7,
            iconPixmap(QStringLiteral("triangle-alert"), 14, theme.colour(ink), painter.device()->devicePixelRatioF()));
        place.setLeft(place.left() + 20);
    }
    if (const QString difference = index.data(DeltaTextRole).toString(); isLiveTest(index) && !difference.isEmpty())
        text += QStringLiteral(" · ") + difference;
    painter.setFont(font);
    painter.setPen(theme.colour(ink));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideMiddle, place.width()));
}

} // namespace colophon
