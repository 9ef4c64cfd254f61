#include "ui/history/historyheader.h"

#include "ui/history/metricbutton.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QToolTip>

namespace colophon {

HistoryHeader::HistoryHeader(const HistoryModel& model, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_model(model)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void HistoryHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    option->text = visibleText(option->text);
    if (section >= HistoryModel::FirstMetricColumn && section < m_model.createdColumn())
        option->textAlignment = Qt::AlignRight | Qt::AlignVCenter;
}

QSize HistoryHeader::sectionSizeFromContents(int section) const
{
    return {QHeaderView::sectionSizeFromContents(section).width(), Theme::instance().scaled(27)};
}

bool HistoryHeader::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString key = m_model.headerData(logicalIndexAt(help->pos()), Qt::Horizontal, KeyRole).toString();
    if (key.isEmpty())
        return QHeaderView::event(event);
    const QString direction = directionText(m_model.direction(Name(key.toStdString())));
    QToolTip::showText(help->globalPos(), plainToolTip(key + QStringLiteral(", ") + direction), this);
    return true;
}

} // namespace colophon
