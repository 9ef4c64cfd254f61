#include "models/items/text.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/plaintext.h"

#include <QMenu>

#include <algorithm>

/// The menus of the history page: of a version, and of the columns.
namespace colophon {

namespace {

constexpr std::size_t kMetricsOffered = 40;

std::vector<Name> offeredMetrics(const Catalog& catalog, const QString& modelName)
{
    std::vector<Name> offered;
    for (const std::shared_ptr<const Model>& model : catalog.models()) {
        if (!modelName.isEmpty() && model->name != modelName.toStdString())
            continue;
        for (const Name key : headlineMetrics(*model, kMetricsOffered)) {
            if (std::ranges::find(offered, key) == offered.end() && offered.size() < kMetricsOffered)
                offered.push_back(key);
        }
    }
    return offered;
}

} // namespace

void HistoryPage::openMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions.fillPopup(
        *menu,
        {QStringLiteral("version.choose"), QStringLiteral("version.baseline"), QStringLiteral("version.compare"),
         QStringLiteral("-"), QStringLiteral("version.markProduction"), QStringLiteral("version.markStaging"),
         QStringLiteral("-"), QStringLiteral("go.parent"), QStringLiteral("go.child"), QStringLiteral("-"),
         QStringLiteral("version.copy"), QStringLiteral("edit.copy"), QStringLiteral("version.note")});
    menu->popup(globalPosition);
}

void HistoryPage::openColumnMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu);
    menu->popup(globalPosition);
}

void HistoryPage::fillColumnMenu(QMenu& menu)
{
    const auto add = [&](const QString& text, bool isShown, auto toggle) {
        QAction* action = menu.addAction(visibleText(text).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(isShown);
        connect(action, &QAction::triggered, this, toggle);
    };
    for (const Name metric : offeredMetrics(*m_model.catalog(), m_model.modelName())) {
        const QString key = toQString(metric);
        add(key, m_model.metricColumn(metric) >= 0 && m_table->isColumnShown(key),
            [this, key](bool isShown) { addMetricColumn(key, isShown); });
    }
    menu.addSeparator();
    for (const int column : {m_model.createdColumn(), m_model.authorColumn(), m_model.reasonColumn()}) {
        const QString key = m_table->columnKey(column);
        add(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), !m_table->isColumnHidden(column),
            [this, key](bool isShown) { m_table->setColumnChosen(key, isShown); });
    }
}

void HistoryPage::addMetricColumn(const QString& key, bool isShown)
{
    const Name metric(key.toStdString());
    std::vector<Name> metrics = m_model.metrics();
    if (isShown && m_model.metricColumn(metric) < 0)
        metrics.push_back(metric);
    m_hasOwnMetrics = true;
    m_model.setMetrics(metrics);
    m_table->setColumnChosen(key, isShown);
}

} // namespace colophon
