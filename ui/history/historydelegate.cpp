#include "ui/history/historydelegate.h"

#include "models/catalog/label.h"
#include "models/items/text.h"
#include "ui/history/lanepainter.h"
#include "ui/history/versionbadges.h"
#include "ui/plots/standingmark.h"
#include "ui/widgets/linepainter.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr int kCellPadding = 6;
constexpr int kMissingLabelGap = 6;
constexpr int kModelsMeasured = 40; ///< for the width of a column; more are not in sight

bool isSelected(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

bool isPaneActive(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_Active) && option.widget && option.widget->hasFocus();
}

QColor textColour(const QStyleOptionViewItem& option, Tone tone = Tone::Text)
{
    const bool isOnSelection = isSelected(option) && isPaneActive(option);
    return Theme::instance().colour(isOnSelection ? Tone::SelectionText : tone);
}

/// Versions in use stand out; archived ones do not.
QFont::Weight labelWeight(const QModelIndex& cell)
{
    const QStringList stages = cell.data(StagesRole).toStringList();
    const bool isInUse = std::ranges::any_of(stages, [](const QString& stage) { return stage != u"archived"; });
    return isInUse ? QFont::DemiBold : QFont::Medium;
}

bool isArchived(const QModelIndex& cell)
{
    return cell.data(StagesRole).toStringList().contains(QLatin1String("archived"));
}

} // namespace

Change changeOf(Standing standing, double delta, const QString& deltaText, const QString& note)
{
    Change change{deltaText, note, markOf(standing), delta > 0};
    if (standing == Standing::Equal || standing == Standing::Baseline || standing == Standing::Missing)
        change.delta.clear();
    return change;
}

HistoryDelegate::HistoryDelegate(const HistoryModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_fit(model)
{
}

void HistoryDelegate::setPath(const QSet<quint64>& path, const QString& currentId)
{
    m_path = path;
    m_currentId = currentId;
    m_pathGroup = m_model.indexOf(currentId).parent();
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const int column = index.column();
    if (column == HistoryModel::VersionColumn)
        paintVersion(*painter, option, index);
    else if (column < m_model.createdColumn())
        paintMetric(*painter, option, index);
    else
        paintText(*painter, option, index);
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool isModelRow = m_model.version(index) == nullptr;
    return {Theme::instance().scaled(60), Theme::instance().scaled(isModelRow ? 28 : 26)};
}

int HistoryDelegate::wantedMetricWidth(Name key) const
{
    double wanted = 0;
    const CatalogPointer catalog = m_model.catalog();
    for (int row = 0; row < std::min(m_model.rowCount(), kModelsMeasured); ++row) {
        const Version* version = m_model.version(m_model.index(row, 0));
        const Model* model = version ? catalog->model(version->model.text()) : m_model.model(m_model.index(row, 0));
        wanted = model ? std::max(wanted, m_fit.wantedWidth(*model, key)) : wanted;
    }
    return static_cast<int>(std::ceil(wanted)) + 2 * kCellPadding;
}

/// Returns where the label begins.
int HistoryDelegate::paintLineage(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    LaneNode node;
    node.slot = index.data(ColourSlotRole).toInt();
    node.isSelected = index.data(VersionIdRole).toString() == m_currentId;
    node.isRowSelected = isSelected(option);
    node.hasMissingFacts = !index.data(MissingFactsRole).toStringList().isEmpty();
    node.isArchived = isArchived(index);
    const QVariant lanes = index.data(LaneRole);
    const QRectF row(option.rect);
    const int laneCount = m_model.laneCount(index);
    if (lanes.isValid())
        paintLanes(painter, row, lanes.value<LaneRow>(), index.parent() == m_pathGroup ? m_path : QSet<quint64>(),
                   node);
    if (laneCount > 0)
        return option.rect.left() + laneColumnWidth(laneCount) + kMissingLabelGap;
    painter.setRenderHint(QPainter::Antialiasing);
    paintLaneNode(painter, QPointF(laneCentre(row, 0), row.center().y()), node);
    return option.rect.left() + Theme::instance().scaled(30);
}

void HistoryDelegate::paintVersion(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const
{
    const int left = paintLineage(painter, option, index);
    const Theme& theme = Theme::instance();
    const QString label = visibleText(index.data(Qt::DisplayRole).toString());
    const bool isHash = parseLabel(label.toStdString()).kind == LabelKind::Hash;
    painter.setFont(isHash ? theme.fixedFont() : theme.font(TypeSize::Body, labelWeight(index)));
    painter.setPen(textColour(option, isArchived(index) ? Tone::Faint : Tone::Text));
    const int room = option.rect.right() - left;
    const QList<Badge> badges = versionBadges(index);
    const QRectF place(left, option.rect.top(), room - roomForDoubts(badges), option.rect.height());
    int x = left + qCeil(paintLine(painter, place, label)) + kLabelGap;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Badge& badge : shownBadges(badges, option.rect.right() - x))
        x = paintBadge(painter, x, option.rect.center().y() + 1, badge) + kBadgeGap;
}

void HistoryDelegate::paintMetric(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const QRectF cell = QRectF(option.rect).adjusted(kCellPadding, 0, -kCellPadding, 0);
    const Name key = m_model.metrics()[static_cast<std::size_t>(index.column() - HistoryModel::FirstMetricColumn)];
    const FittedMetric metric = m_fit.fitted(*m_model.version(index), key, cell.width());
    painter.setFont(theme.font(TypeSize::Body));
    painter.setPen(textColour(option, metric.value.isEmpty() ? Tone::Faint : Tone::Text));
    const QString shown = metric.value.isEmpty() ? index.data(Qt::DisplayRole).toString() : metric.value;
    paintNumber(painter, cell.adjusted(0, 0, -metric.changeRoom, 0), Qt::AlignRight | Qt::AlignVCenter,
                visibleText(shown));
    if (metric.delta.isEmpty())
        return;
    const auto standing = static_cast<Standing>(index.data(StandingRole).toInt());
    painter.setFont(theme.font(TypeSize::Caption));
    const Change change = changeOf(standing, metric.delta.startsWith(u'+') ? 1 : -1, metric.delta);
    paintChange(painter, cell, Qt::AlignRight | Qt::AlignVCenter, change, isSelected(option) && isPaneActive(option));
}

void HistoryDelegate::paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    QString text = visibleText(index.data(Qt::DisplayRole).toString());
    const bool isDate = index.column() == m_model.createdColumn();
    Tone tone = isDate ? Tone::Muted : Tone::Text;
    if (text.isEmpty()) {
        text = index.column() == m_model.authorColumn() ? tr("unknown") : tr("No reason recorded");
        tone = Tone::Muted;
    }
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(textColour(option, tone));
    const QRect cell = option.rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
    paintLine(painter, cell, text);
}

QString HistoryDelegate::toolTip(const QModelIndex& index) const
{
    if (!m_model.version(index))
        return {};
    const int column = index.column();
    if (column == HistoryModel::VersionColumn) {
        QStringList lines{index.data(Qt::DisplayRole).toString()};
        for (const Badge& badge : versionBadges(index))
            lines.append(badge.text);
        if (const QStringList missing = index.data(MissingFactsRole).toStringList(); !missing.isEmpty())
            lines.append(tr("Missing: %1").arg(missing.join(QStringLiteral(", "))));
        lines.append(index.data(UnreadFilesRole).toStringList());
        return lines.join(u'\n');
    }
    if (column >= m_model.createdColumn())
        return index.data(Qt::ToolTipRole).toString();
    if (index.data(ValueTextRole).toString().isEmpty())
        return tr("not recorded");
    const QString change = index.data(Qt::AccessibleTextRole).toString();
    const QString percent = index.data(PercentTextRole).toString();
    return index.data(CopyRole).toString() + u'\n' + change + (percent.isEmpty() ? QString() : u' ' + percent);
}

bool HistoryDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = toolTip(index);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), plainToolTip(text), view);
    return true;
}

} // namespace colophon
