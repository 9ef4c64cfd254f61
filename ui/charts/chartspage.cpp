#include "ui/charts/chartspage.h"

#include "models/compare/comparison.h"
#include "models/compare/curvekeys.h"
#include "models/compare/numbertext.h"
#include "models/compare/versionnames.h"
#include "models/lineage/recordednoise.h"
#include "ui/charts/chartssidebar.h"
#include "ui/charts/curvecontrols.h"
#include "ui/plots/barsview.h"
#include "ui/plots/curveloader.h"
#include "ui/plots/curveview.h"
#include "ui/plots/plotdata.h"
#include "ui/plots/plotpanel.h"
#include "ui/plots/trendview.h"
#include "ui/plots/versionpicker.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kAllCharts = 0; ///< first segment; then one for each panel
constexpr int kCurvesChart = 1;
constexpr int kTrendChart = 2;
constexpr int kNarrowWidth = 1080;
constexpr std::size_t kBarGroups = 8;

std::vector<VersionId> idsOf(const std::vector<const Version*>& versions)
{
    std::vector<VersionId> ids;
    for (const Version* version : versions)
        ids.push_back(version->id);
    return ids;
}

/// "30,000 points each, band = minimum to maximum per pixel"
QString pointsNote(const std::vector<CurveSeries>& series)
{
    std::size_t points = 0;
    for (const CurveSeries& one : series)
        points = std::max(points, one.curve ? one.curve->size() : 0);
    if (points == 0)
        return {};
    const QString count = QString::fromStdString(numberText(static_cast<double>(points), 0));
    return ChartsPage::tr("up to %1 points each, band = minimum to maximum per pixel").arg(count);
}

} // namespace

ChartsPage::ChartsPage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& /*actions*/,
                       QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_chosen(chosen)
    , m_loader(new CurveLoader(workspace, chosen, this))
    , m_sidebar(new ChartsSidebar(m_cursor, this))
    , m_choice(new SegmentedControl(tr("Charts"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(QStringLiteral("chart-spline"), tr("Choose versions to chart"),
                             tr("Press Space on a version in the history to choose it."), this))
    , m_picker(new VersionPicker(workspace, chosen, this))
{
    auto* filled = new QWidget(m_stack);
    auto* layout = new QGridLayout(filled);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_sidebar, 0, 0, 2, 1);
    layout->addWidget(makeBar(), 0, 1);
    layout->addWidget(makeCharts(), 1, 1);
    layout->setRowStretch(1, 1);
    layout->setColumnStretch(1, 1);
    m_stack->addWidget(filled);
    m_stack->addWidget(m_empty);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_stack);
    m_empty->setPrimaryAction(tr("Choose in the history"));

    connectParts();
    linkCursors();
}

void ChartsPage::connectParts()
{
    connect(m_empty, &EmptyState::primaryTriggered, this, &ChartsPage::historyRequested);
    connect(m_sidebar, &ChartsSidebar::addRequested, this, [this] { m_picker->openBelow(m_sidebar->addButton()); });
    connect(m_sidebar, &ChartsSidebar::metricChosen, this, &ChartsPage::showMetric);
    connect(m_sidebar, &ChartsSidebar::shownVersionsChanged, this, &ChartsPage::showMetric);
    connect(&m_sidebar->controls(), &CurveControls::changed, this, &ChartsPage::applyControls);
    connect(m_loader, &CurveLoader::changed, this, &ChartsPage::showCurves);
    connect(&m_workspace, &Workspace::catalogChanged, this, &ChartsPage::refreshLater);
    connect(&m_chosen, &ChosenVersions::changed, this, &ChartsPage::refreshLater);
}

/// What the pointer is on in one chart is marked in the others, as long as the user wants it.
void ChartsPage::linkCursors()
{
    for (PlotCursor* from : {&m_cursor, &m_trendCursor, &m_barsCursor}) {
        for (PlotCursor* to : {&m_cursor, &m_trendCursor, &m_barsCursor}) {
            if (from != to)
                connect(from, &PlotCursor::changed, this, [this, from, to] {
                    if (m_sidebar->controls().linksCursor())
                        to->follow(*from);
                });
        }
    }
}

void ChartsPage::applyControls()
{
    const CurveControls& controls = m_sidebar->controls();
    CurveOptions options = m_curves->options();
    options.showsBand = controls.showsBand();
    options.isLogarithmic = controls.isLogarithmic();
    m_curves->setOptions(options);
    m_loader->setSmoothing(controls.smoothing());
    m_loader->setAxis(controls.across());
}

void ChartsPage::showCurves()
{
    CurveOptions options = m_curves->options();
    options.across = m_loader->axis();
    m_curves->setOptions(options);
    m_curves->setCurves(QString::fromStdString(m_loader->metric().text()), m_loader->series());
    m_sidebar->setCurves(m_loader->series(), m_loader->axis());
    QStringList notes{pointsNote(m_loader->series())};
    if (!m_loader->withoutCurve().isEmpty())
        notes.append(tr("no curve recorded for %1").arg(m_loader->withoutCurve().join(QStringLiteral(", "))));
    notes.removeAll({});
    m_panels.front()->setNote(notes.join(QStringLiteral(" · ")));
    m_panels.front()->setProblem(m_loader->failures().join(QStringLiteral(" · ")));
    if (!m_loader->failures().isEmpty())
        Q_EMIT statusChanged(m_loader->failures().join(QStringLiteral("; ")));
    offerOtherCharts();
}

/// Where there is no curve: says of what, and offers what there is instead.
void ChartsPage::offerOtherCharts()
{
    if (!m_curves->isEmpty())
        return;
    const QStringList names = m_loader->withoutCurve();
    const QString metric = QString::fromStdString(m_loader->metric().text());
    const QString title = m_loader->failures().isEmpty()
        ? tr("No curve recorded for %1").arg(names.join(QStringLiteral(", ")))
        : tr("No curve of %1 could be read").arg(metric);
    m_noCurve->setContent(
        QStringLiteral("chart-spline"), title,
        m_loader->failures().isEmpty()
            ? tr("%1 has one value there. A training that logs a metric more than once has a curve.").arg(metric)
            : m_loader->failures().join(QStringLiteral(" ")));
    const auto other = std::ranges::find_if(m_curveKeys, [this](Name key) { return key != m_loader->metric(); });
    m_noCurve->setPrimaryAction(other == m_curveKeys.end() ? tr("Show the trend over versions")
                                                           : tr("Show %1").arg(QString::fromStdString(other->text())));
}

QWidget* ChartsPage::makeBar()
{
    auto* bar = new QWidget(this);
    const Theme& theme = Theme::instance();
    bar->setFixedHeight(theme.scaled(40));
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(theme.scaled(10), 0, theme.scaled(10), 0);
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(m_choice);
    layout->addSpacing(theme.scaled(4));
    m_zoom = makeButton(tr("Zoom"), QStringLiteral("zoom-in"), ButtonRole::Plain, bar);
    m_zoomBack = makeButton(tr("Zoom back"), QStringLiteral("undo-2"), ButtonRole::Plain, bar);
    QPushButton* all = makeButton(tr("Show all"), QStringLiteral("maximize"), ButtonRole::Plain, bar);
    QPushButton* save = makeButton(tr("Export chart…"), QStringLiteral("download"), ButtonRole::Plain, bar);
    for (QPushButton* button : {m_zoom, m_zoomBack, all})
        layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(save);
    m_choice->addSegment(tr("All charts"), QStringLiteral("layout-grid"));
    m_zoomBack->setEnabled(false);
    connect(m_choice, &SegmentedControl::currentChanged, this, &ChartsPage::arrange);
    connect(m_zoom, &QPushButton::clicked, this, &ChartsPage::zoomIn);
    connect(m_zoomBack, &QPushButton::clicked, this, [this] { m_curves->zoomBack(); });
    connect(all, &QPushButton::clicked, this, &ChartsPage::showAll);
    connect(save, &QPushButton::clicked, this, &ChartsPage::exportChart);
    return bar;
}

QWidget* ChartsPage::makeCharts()
{
    m_charts = new QWidget(this);
    m_grid = new QGridLayout(m_charts);
    m_grid->setContentsMargins({});
    m_grid->setSpacing(1);
    m_curves = new CurveView(m_cursor);
    m_trend = new TrendView(m_trendCursor);
    m_bars = new BarsView(m_barsCursor);
    addPanel(new PlotPanel(tr("While training"), m_curves, m_charts), tr("Curves"));
    addPanel(new PlotPanel(tr("Trend over versions"), m_trend, m_charts), tr("Trend"));
    addPanel(new PlotPanel(tr("Metrics side by side"), m_bars, m_charts), tr("Bars"));
    m_noCurve = new EmptyState;
    m_panels.front()->setEmptyState(m_noCurve);
    m_panels.back()->setNote(tr("share of the axis; pale = other data"));
    connect(m_noCurve, &EmptyState::primaryTriggered, this, [this] {
        const auto other = std::ranges::find_if(m_curveKeys, [this](Name key) { return key != m_loader->metric(); });
        if (other != m_curveKeys.end())
            m_sidebar->chooseMetric(*other);
        else
            arrange(kTrendChart);
    });
    connect(m_curves, &CurveView::rangeChanged, this, [this] { m_zoomBack->setEnabled(m_curves->canZoomBack()); });
    for (PlotView* view :
         {static_cast<PlotView*>(m_curves), static_cast<PlotView*>(m_trend), static_cast<PlotView*>(m_bars)})
        connect(view, &PlotView::versionActivated, this, &ChartsPage::versionActivated);
    arrange(kAllCharts);
    return m_charts;
}

void ChartsPage::addPanel(PlotPanel* panel, const QString& name)
{
    const int segment = m_choice->addSegment(name);
    m_panels.push_back(panel);
    connect(panel, &PlotPanel::notice, this, [this](const QString& sentence) { Q_EMIT statusChanged(sentence); });
    connect(panel, &PlotPanel::largeRequested, this,
            [this, segment](bool large) { arrange(large ? segment : kAllCharts); });
}

bool ChartsPage::isNarrow() const
{
    return width() < Theme::instance().scaled(kNarrowWidth);
}

void ChartsPage::arrange(int shown)
{
    m_wanted = shown;
    updateArrangement();
}

/// Curves need the width; trend and bars stand below them, side by side. In a narrow window there is one at a time.
void ChartsPage::updateArrangement()
{
    const int shown = isNarrow() && m_wanted == kAllCharts ? kCurvesChart : m_wanted;
    m_choice->setSegmentEnabled(kAllCharts, !isNarrow(), tr("All charts need a wider window."));
    m_choice->setCurrent(shown);
    m_zoom->setVisible(!isNarrow());
    for (std::size_t index = 0; index < m_panels.size(); ++index) {
        const bool isAlone = shown == static_cast<int>(index) + 1;
        m_grid->removeWidget(m_panels[index]);
        m_panels[index]->setVisible(shown == kAllCharts || isAlone);
        m_panels[index]->setLarge(isAlone);
    }
    m_grid->addWidget(m_panels[0], 0, 0, 1, 2);
    m_grid->addWidget(m_panels[1], 1, 0);
    m_grid->addWidget(m_panels[2], 1, 1);
    m_grid->setRowStretch(0, shown == kAllCharts || shown == kCurvesChart ? 1 : 0);
    m_grid->setRowStretch(1, shown == kCurvesChart ? 0 : 1);
}

void ChartsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateArrangement();
}

void ChartsPage::refreshLater()
{
    m_isStale = true;
    if (isVisible())
        refresh();
}

void ChartsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

std::vector<const Version*> ChartsPage::shownVersions() const
{
    std::vector<const Version*> versions;
    for (const QString& id : m_chosen.ids()) {
        const Version* version = m_catalog->version(id.toStdString());
        if (version && m_sidebar->isShown(id))
            versions.push_back(version);
    }
    return versions;
}

void ChartsPage::refresh()
{
    m_isStale = false;
    m_catalog = m_workspace.catalog();
    std::vector<ChartedVersion> charted;
    std::vector<const Version*> versions;
    for (const QString& id : m_chosen.ids()) {
        if (const Version* version = m_catalog->version(id.toStdString()))
            versions.push_back(version);
    }
    for (const Version* version : versions) {
        const QString id = QString::fromStdString(version->id);
        charted.push_back({id, QString::fromStdString(nameAmong(versions, *version)), m_chosen.slot(id)});
    }
    m_stack->setCurrentIndex(versions.empty() ? 1 : 0);
    if (versions.empty())
        return;
    m_sidebar->setVersions(charted);
    m_curveKeys = curveKeys(versions);
    const Model* model = m_catalog->model(versions.front()->model.text());
    std::vector<Name> metrics = m_curveKeys;
    for (const Name& key : model ? headlineMetrics(*model, 24) : std::vector<Name>()) {
        const bool isListed = std::ranges::find(metrics, key) != metrics.end();
        if (!isListed && deviationSubject(key.text()).empty())
            metrics.push_back(key);
    }
    m_sidebar->setMetrics(metrics, m_directions);
    showMetric();
}

void ChartsPage::showMetric()
{
    const std::vector<const Version*> versions = shownVersions();
    if (versions.empty() || !m_catalog)
        return;
    const auto slot = [this](const QString& id) { return m_chosen.slot(id); };
    const Comparison comparison = compareVersions(m_catalog, idsOf(versions), versions.front()->id, {m_directions});
    const Name metric = m_sidebar->metric();
    m_loader->load(metric, versions);
    m_bars->setData(barData(comparison, slot, kBarGroups));
    if (const Model* model = m_catalog->model(versions.front()->model.text()))
        m_trend->setData(trendData(*model, metric, directionOf(metric, m_directions), slot));
    m_panels[kTrendChart - 1]->setNote(trendNote(versions));
    m_panels.front()->setTitle(tr("%1 while training").arg(QString::fromStdString(metric.text())));
}

void ChartsPage::setDirections(const Directions& directions)
{
    m_directions = directions;
    refreshLater();
}

void ChartsPage::exportChart()
{
    std::vector<ExportItem> items;
    for (PlotPanel* panel : m_panels) {
        if (panel->isVisible() && !panel->view()->isEmpty())
            items.push_back(panel->exportItem());
    }
    if (items.empty())
        Q_EMIT statusChanged(tr("There is no chart to export"));
    openExport(std::move(items), this, [this](const QString& sentence) { Q_EMIT statusChanged(sentence); });
}

void ChartsPage::zoomIn()
{
    m_curves->zoomIn();
}

void ChartsPage::zoomOut()
{
    m_curves->zoomOut();
}

void ChartsPage::showAll()
{
    m_curves->showAll();
}

} // namespace colophon
