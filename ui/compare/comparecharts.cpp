#include "ui/compare/comparecharts.h"

#include "models/compare/curvekeys.h"
#include "ui/plots/barsview.h"
#include "ui/plots/curveloader.h"
#include "ui/plots/curveview.h"
#include "ui/plots/plotdata.h"
#include "ui/plots/plotpanel.h"
#include "ui/plots/trendview.h"
#include "ui/widgets/combofield.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr std::size_t kBarGroups = 6;

std::vector<const Version*> baselineFirst(const Comparison& comparison)
{
    std::vector<const Version*> versions = comparison.versions;
    const auto baseline = versions.begin() + std::ptrdiff_t(comparison.baseline);
    std::rotate(versions.begin(), baseline, baseline + 1);
    return versions;
}

/// Keeps the choice if it is still among the keys; otherwise the first key is chosen.
void fill(ComboField& field, const std::vector<Name>& keys)
{
    const QVariant before = field.currentData();
    field.clear();
    for (const Name& key : keys)
        field.addItem(QString::fromStdString(key.text()), QString::fromStdString(key.text()));
    if (!field.setCurrentData(before) && !keys.empty())
        field.setCurrentData(QString::fromStdString(keys.front().text()));
}

Name chosenName(const ComboField& field)
{
    return Name(field.currentData().toString().toStdString());
}

} // namespace

CompareCharts::CompareCharts(Workspace& workspace, ChosenVersions& chosen, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_chosen(chosen)
    , m_loader(new CurveLoader(workspace, chosen, this))
    , m_choice(new SegmentedControl(tr("Charts"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    const Theme& theme = Theme::instance();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(theme.scaled(10), theme.scaled(4), theme.scaled(10), theme.scaled(4));
    bar->addWidget(m_choice);
    bar->addStretch();
    layout->addLayout(bar);
    layout->addWidget(m_splitter, 1);
    m_choice->setExclusive(false);
    m_splitter->setObjectName(QStringLiteral("compareChartsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    makePanels();
    connect(m_choice, &SegmentedControl::toggled, this,
            [this](int index, bool on) { m_panels[static_cast<std::size_t>(index)]->setVisible(on); });
    connect(m_loader, &CurveLoader::changed, this, [this] {
        m_curves->setCurves(QString::fromStdString(m_loader->metric().text()), m_loader->series());
        if (!m_loader->failures().isEmpty())
            Q_EMIT statusChanged(m_loader->failures().join(QStringLiteral("; ")));
    });
}

PlotPanel* CompareCharts::addPanel(PlotPanel* panel, bool isShown)
{
    m_splitter->addWidget(panel);
    panel->setVisible(isShown);
    m_choice->setOn(static_cast<int>(m_panels.size()), isShown);
    m_panels.push_back(panel);
    connect(panel, &PlotPanel::notice, this, [this](const QString& sentence) { Q_EMIT statusChanged(sentence); });
    connect(panel, &PlotPanel::largeRequested, this, [this, panel](bool large) {
        for (std::size_t index = 0; index < m_panels.size(); ++index)
            m_panels[index]->setVisible(large ? m_panels[index] == panel : m_choice->isOn(static_cast<int>(index)));
        panel->setLarge(large);
    });
    return panel;
}

void CompareCharts::makePanels()
{
    for (const QString& name : {tr("Bars"), tr("Curves"), tr("Trend")})
        m_choice->addSegment(name);

    m_bars = new BarsView(m_cursor);
    PlotPanel* bars = addPanel(new PlotPanel(tr("Metrics side by side"), m_bars), true);
    bars->setNote(tr("share of the axis; pale = other data"));

    m_curves = new CurveView(m_cursor);
    m_curves->setOptions({.showsStrip = false, .showsReadout = true});
    PlotPanel* curves = addPanel(new PlotPanel(tr("While training"), m_curves), true);
    m_curveMetric = new ComboField(tr("Metric of the curves"));
    m_curveMetric->setLabelVisible(false);
    curves->addControl(m_curveMetric);
    curves->setEmptyState(new EmptyState(QStringLiteral("chart-spline"), tr("No curve recorded for these versions"),
                                         tr("A training run that logs a metric more than once has a curve.")));
    connect(m_curveMetric, &ComboField::chosen, this, &CompareCharts::loadCurves);

    m_trend = new TrendView(m_cursor);
    PlotPanel* trend = addPanel(new PlotPanel(tr("Trend over versions"), m_trend), true);
    m_trendMetric = new ComboField(tr("Metric of the trend"));
    m_trendMetric->setLabelVisible(false);
    trend->addControl(m_trendMetric);
    connect(m_trendMetric, &ComboField::chosen, this, &CompareCharts::showTrend);
}

std::vector<ExportItem> CompareCharts::exportItems() const
{
    std::vector<ExportItem> items;
    for (const PlotPanel* panel : m_panels)
        if (panel->isVisible() && !panel->view()->isEmpty())
            items.push_back(panel->exportItem());
    return items;
}

void CompareCharts::setComparison(std::shared_ptr<const Comparison> comparison, const Directions& directions)
{
    m_directions = directions;
    m_comparison = std::move(comparison);
    if (!m_comparison)
        return;
    m_bars->setData(barData(*m_comparison, [this](const QString& id) { return slotOf(id); }, kBarGroups));
    fillMetrics();
    loadCurves();
    showTrend();
}

void CompareCharts::fillMetrics()
{
    fill(*m_curveMetric, curveKeys(m_comparison->versions));
    m_curveMetric->setVisible(m_curveMetric->box()->count() > 0);
    const Model* model = m_comparison->catalog->model(m_comparison->versions.front()->model.text());
    fill(*m_trendMetric, model ? headlineMetrics(*model, 12) : std::vector<Name>());
}

void CompareCharts::loadCurves()
{
    if (m_comparison)
        m_loader->load(chosenName(*m_curveMetric), baselineFirst(*m_comparison));
}

void CompareCharts::showTrend()
{
    if (!m_comparison)
        return;
    const Model* model = m_comparison->catalog->model(m_comparison->versions.front()->model.text());
    const Name metric = chosenName(*m_trendMetric);
    if (model)
        m_trend->setData(trendData(*model, metric, directionOf(metric, m_directions),
                                   [this](const QString& id) { return slotOf(id); }));
    m_panels.back()->setNote(trendNote(m_comparison->versions));
}

void CompareCharts::showCurve(const QString& metric)
{
    if (m_curveMetric->setCurrentData(metric))
        loadCurves();
    if (m_trendMetric->setCurrentData(metric))
        showTrend();
}

} // namespace colophon
