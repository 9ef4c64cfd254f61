#include "ui/charts/chartssidebar.h"

#include "models/compare/comparison.h"
#include "models/compare/numbertext.h"
#include "ui/plots/plotdata.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/marklabel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kKeyRole = Qt::UserRole;

QString valueText(double value, const std::vector<double>& all)
{
    return QString::fromStdString(numberText(value, decimalsFor(all)));
}

} // namespace

ChartsSidebar::ChartsSidebar(PlotCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_cursor(cursor)
    , m_layout(new QVBoxLayout(this))
{
    const Theme& theme = Theme::instance();
    setFixedWidth(theme.scaled(232));
    m_layout->setContentsMargins(theme.scaled(10), theme.scaled(10), theme.scaled(10), theme.scaled(10));
    m_layout->setSpacing(theme.scaled(4));
    m_versionsTitle = addHeading(tr("Versions"));
    m_rows = new QWidget(this);
    new QVBoxLayout(m_rows);
    m_rows->layout()->setContentsMargins({});
    m_rows->layout()->setSpacing(2);
    m_layout->addWidget(m_rows);
    QPushButton* add = makeButton(tr("Add version"), QStringLiteral("plus"), ButtonRole::Plain, this);
    m_layout->addWidget(add, 0, Qt::AlignLeft);
    m_layout->addSpacing(theme.scaled(8));

    addHeading(tr("Metrics"));
    m_metrics = new QTreeWidget(this);
    m_metrics->setAccessibleName(tr("Metrics"));
    m_metrics->setColumnCount(2);
    m_metrics->setHeaderHidden(true);
    m_metrics->setRootIsDecorated(false);
    m_metrics->setUniformRowHeights(true);
    m_metrics->setFrameShape(QFrame::NoFrame);
    m_metrics->header()->setStretchLastSection(false);
    m_metrics->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_metrics->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_layout->addWidget(m_metrics, 1);
    m_layout->addSpacing(theme.scaled(8));

    addHeading(tr("Curves"));
    m_band = new QCheckBox(tr("Show minimum and maximum"), this);
    m_band->setChecked(true);
    m_logarithmic = new QCheckBox(tr("Logarithmic axis"), this);
    m_layout->addWidget(m_band);
    m_layout->addWidget(m_logarithmic);

    connect(add, &QPushButton::clicked, this, &ChartsSidebar::addRequested);
    connect(m_metrics, &QTreeWidget::currentItemChanged, this, &ChartsSidebar::metricChosen);
    connect(m_band, &QCheckBox::toggled, this, &ChartsSidebar::optionsChanged);
    connect(m_logarithmic, &QCheckBox::toggled, this, &ChartsSidebar::optionsChanged);
    connect(&cursor, &PlotCursor::changed, this, &ChartsSidebar::updateValues);
}

PlainLabel* ChartsSidebar::addHeading(const QString& text)
{
    auto* heading = new PlainLabel(text, this);
    heading->setType(TypeSize::Small, QFont::DemiBold);
    heading->setTone(Tone::Muted);
    m_layout->addWidget(heading);
    return heading;
}

void ChartsSidebar::setVersions(const std::vector<ChartedVersion>& versions)
{
    if (versions == m_versions)
        return;
    m_versions = versions;
    m_values.clear();
    qDeleteAll(m_rows->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    for (const ChartedVersion& version : versions)
        addRow(version);
    updateValues();
}

void ChartsSidebar::addRow(const ChartedVersion& version)
{
    auto* row = new QWidget(m_rows);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto* shown = new QCheckBox(row);
    shown->setAccessibleName(tr("Show %1").arg(version.label));
    shown->setChecked(isShown(version.id));
    auto* mark = new MarkLabel(row);
    mark->setVersion(version.label, version.slot);
    auto* value = new PlainLabel({}, row);
    value->setType(TypeSize::Body, QFont::DemiBold);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(shown);
    layout->addWidget(mark, 1);
    layout->addWidget(value);
    m_rows->layout()->addWidget(row);
    m_values.insert(version.id, value);
    connect(shown, &QCheckBox::toggled, this, [this, id = version.id](bool on) {
        if (on)
            m_hidden.remove(id);
        else
            m_hidden.insert(id);
        Q_EMIT shownVersionsChanged();
    });
}

void ChartsSidebar::setMetrics(const std::vector<Name>& metrics)
{
    const QString before = QString::fromStdString(metric().text());
    const QSignalBlocker blocker(m_metrics);
    m_metrics->clear();
    for (const Name& key : metrics) {
        const QString text = QString::fromStdString(key.text());
        auto* item = new QTreeWidgetItem(m_metrics, {text, directionSentence(guessDirection(key.text()))});
        item->setData(0, kKeyRole, text);
        item->setForeground(1, Theme::instance().colour(Tone::Muted));
        if (text == before || !m_metrics->currentItem())
            m_metrics->setCurrentItem(item);
    }
}

void ChartsSidebar::setCurves(const std::vector<CurveSeries>& curves)
{
    m_curves = curves;
    updateValues();
}

Name ChartsSidebar::metric() const
{
    const QTreeWidgetItem* item = m_metrics->currentItem();
    return item ? Name(item->data(0, kKeyRole).toString().toStdString()) : Name();
}

bool ChartsSidebar::showsBand() const
{
    return m_band->isChecked();
}

bool ChartsSidebar::isLogarithmic() const
{
    return m_logarithmic->isChecked();
}

/// At the cursor, or the last value while there is none.
void ChartsSidebar::updateValues()
{
    const std::optional<double> x = m_cursor.x();
    m_versionsTitle->setFullText(x ? tr("Versions at step %1").arg(QString::number(*x, 'g', 10)) : tr("Versions"));
    std::vector<std::pair<QString, double>> shown;
    std::vector<double> values;
    for (const CurveSeries& series : m_curves) {
        if (!series.curve || series.curve->isEmpty())
            continue;
        const std::size_t index = x ? series.curve->nearest(*x) : series.curve->size() - 1;
        shown.emplace_back(series.id, series.curve->y()[index]);
        values.push_back(shown.back().second);
    }
    for (PlainLabel* label : std::as_const(m_values))
        label->setFullText({});
    for (const auto& [id, value] : shown) {
        if (PlainLabel* label = m_values.value(id))
            label->setFullText(valueText(value, values));
    }
}

} // namespace colophon
