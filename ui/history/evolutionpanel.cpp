#include "ui/history/evolutionpanel.h"

#include "models/items/text.h"
#include "ui/history/evolutiontable.h"
#include "ui/history/evolutionview.h"
#include "ui/history/evolutionwords.h"
#include "ui/history/metricbutton.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/firstfocus.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QFuture>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPromise>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QThreadPool>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr std::size_t kMetricsInMenu = 60;
/// Models up to this size are laid out at once; larger ones on a worker thread.
constexpr std::size_t kAtOnce = 2'000;
constexpr int kLegendWidth = 980; ///< narrower, and the legend moves into the metric menu

using DataPointer = std::shared_ptr<const EvolutionData>;

DataPointer makeData(const CatalogPointer& catalog, const Model& model, Name metric, EvolutionAxis axis,
                     Direction direction)
{
    auto data = std::make_shared<EvolutionData>(makeEvolution(catalog, model, metric, axis, Timestamp::now()));
    data->direction = direction;
    return data;
}

} // namespace

EvolutionPanel::EvolutionPanel(HistoryModel& model, ChosenVersions& chosen, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new PlainLabel({}, this))
    , m_metricButton(new MetricButton(this))
    , m_axis(new SegmentedControl(tr("Horizontal axis"), this))
    , m_note(new PlainLabel({}, this))
    , m_legend(new EvolutionLegend(this))
    , m_zoomButton(new IconButton(QStringLiteral("zoom-in"), tr("Zoom in"), this))
    , m_allButton(new IconButton(QStringLiteral("maximize"), tr("Show all"), this))
    , m_twinButton(new IconButton(QStringLiteral("table-2"), tr("Show as table"), this))
    , m_stack(new QStackedWidget(this))
    , m_view(new EvolutionView(chosen, this))
    , m_table(new EvolutionTable(this))
    , m_twin(new QTreeView(this))
{
    setObjectName(QStringLiteral("evolutionPanel"));
    setFirstFocus(*this, m_view);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_stack, 1);
    makeTwin();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_twin);
    connect(m_metricButton, &MetricButton::metricChosen, this, &EvolutionPanel::chooseMetric);
    connect(m_metricButton, &MetricButton::directionChosen, this, &EvolutionPanel::correctDirection);
    connect(m_axis, &SegmentedControl::currentChanged, this, [this](int axis) {
        m_wantsOrder = axis == 1;
        remake();
    });
    connect(m_twinButton, &QAbstractButton::toggled, this, &EvolutionPanel::showTwin);
    connect(m_view, &EvolutionView::selectionAsked, this, &EvolutionPanel::selectionAsked);
    connect(m_view, &EvolutionView::openAsked, this, &EvolutionPanel::openAsked);
}

void EvolutionPanel::tellKeys(const ActionRegistry& actions)
{
    const auto keysOf
        = [&actions](const QString& id) { return actions.action(id)->shortcut().toString(QKeySequence::NativeText); };
    m_zoomButton->setShortcutText(keysOf(QStringLiteral("view.zoomIn")));
    m_allButton->setShortcutText(keysOf(QStringLiteral("view.zoomAll")));
}

QWidget* EvolutionPanel::makeHeader()
{
    auto* header = new QWidget(this);
    header->setFixedHeight(Theme::instance().scaled(36));
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(10, 0, 10, 0);
    layout->setSpacing(10);
    m_title->setType(TypeSize::Body, QFont::DemiBold);
    m_title->setElide(Qt::ElideRight);
    m_axis->addSegment(tr("Time"));
    m_axis->addSegment(tr("Order"));
    m_axis->setCurrent(0);
    m_note->setType(TypeSize::Caption);
    m_note->setTone(Tone::Muted);
    m_note->setElide(Qt::ElideRight);
    m_twinButton->setCheckable(true);
    connect(m_zoomButton, &QAbstractButton::clicked, m_view, &EvolutionView::zoomIn);
    connect(m_allButton, &QAbstractButton::clicked, m_view, &EvolutionView::showAll);
    layout->addWidget(m_title);
    layout->addWidget(m_metricButton);
    layout->addWidget(m_axis);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_legend);
    layout->addSpacing(6);
    layout->addWidget(m_zoomButton);
    layout->addWidget(m_allButton);
    layout->addWidget(m_twinButton);
    // As it is seen: the header from the left, then the drawing.
    QWidgetList order{m_metricButton};
    for (QAbstractButton* segment : m_axis->findChildren<QAbstractButton*>())
        order.append(segment);
    order += {m_zoomButton, m_allButton, m_twinButton, m_view, m_twin};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    return header;
}

void EvolutionPanel::makeTwin()
{
    m_twin->setModel(m_table);
    m_twin->setObjectName(QStringLiteral("evolutionTwin"));
    m_twin->setRootIsDecorated(false);
    m_twin->setUniformRowHeights(true);
    m_twin->setFrameShape(QFrame::NoFrame);
    m_twin->setAllColumnsShowFocus(true);
    m_twin->header()->setStretchLastSection(true);
    connect(m_twin->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (row.isValid() && m_twin->hasFocus())
            Q_EMIT selectionAsked({toQString(m_view->data().nodes[m_table->nodeOf(row)].version->id)});
    });
    connect(m_twin, &QTreeView::activated, this, [this](const QModelIndex& row) {
        Q_EMIT openAsked(toQString(m_view->data().nodes[m_table->nodeOf(row)].version->id));
    });
}

void EvolutionPanel::showModel(const CatalogPointer& catalog, const QString& modelName)
{
    m_catalog = catalog;
    m_modelName = modelName;
    const Model* model = catalog ? catalog->model(modelName.toStdString()) : nullptr;
    m_title->setFullText(model ? tr("Evolution of %1").arg(modelName) : tr("Evolution"));
    const std::vector<Name> metrics = model ? headlineMetrics(*model, kMetricsInMenu) : std::vector<Name>();
    m_metric = m_metricOfModel.value(modelName);
    if (std::ranges::find(metrics, m_metric) == metrics.end())
        m_metric = metrics.empty() ? Name() : metrics.front();
    m_metricButton->setMetrics(metrics, m_metric, m_model.direction(m_metric));
    remake();
}

void EvolutionPanel::setSelected(const QStringList& ids)
{
    m_view->setSelected(ids);
    if (!ids.isEmpty())
        m_view->reveal(ids.first());
}

bool EvolutionPanel::isTable() const
{
    return m_twinButton->isChecked();
}

void EvolutionPanel::chooseMetric(Name metric)
{
    m_metricOfModel.insert(m_modelName, metric);
    showModel(m_catalog, m_modelName);
}

void EvolutionPanel::correctDirection(Direction direction)
{
    m_model.setDirection(m_metric, direction);
    showModel(m_catalog, m_modelName);
    Q_EMIT directionCorrected(m_metric, direction);
}

void EvolutionPanel::remake()
{
    const quint64 generation = ++m_generation;
    const std::string name = m_modelName.toStdString();
    const Model* model = m_catalog ? m_catalog->model(name) : nullptr;
    const EvolutionAxis axis = m_wantsOrder ? EvolutionAxis::Order : EvolutionAxis::Time;
    const Direction direction = m_model.direction(m_metric);
    if (!model)
        return showData(std::make_shared<EvolutionData>());
    if (model->versions.size() <= kAtOnce)
        return showData(makeData(m_catalog, *model, m_metric, axis, direction));
    auto promise = std::make_shared<QPromise<DataPointer>>();
    promise->future().then(this, [this, generation](const DataPointer& data) {
        if (generation == m_generation)
            showData(data);
    });
    promise->start();
    QThreadPool::globalInstance()->start([promise, catalog = m_catalog, model, metric = m_metric, axis, direction] {
        promise->addResult(makeData(catalog, *model, metric, axis, direction));
        promise->finish();
    });
}

void EvolutionPanel::showData(std::shared_ptr<const EvolutionData> data)
{
    m_axis->setSegmentEnabled(0, data->lack == TimeLack::None,
                              tr("The versions have no times that would set them apart"));
    m_note->setFullText(axisNote(*data));
    placeLegend();
    m_axis->setCurrent(data->axis == EvolutionAxis::Order ? 1 : 0);
    m_table->setData(data);
    m_twin->setAccessibleName(tr("Evolution of %1 as a table").arg(m_modelName));
    m_view->setData(std::move(data));
}

void EvolutionPanel::showTwin(bool isShown)
{
    m_stack->setCurrentIndex(isShown ? 1 : 0);
}

void EvolutionPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeLegend();
}

/// What was done to the axis is told first; the legend goes where there is room.
void EvolutionPanel::placeLegend()
{
    const QString note = m_note->fullText();
    const int noteWidth = note.isEmpty() ? 0 : m_note->fontMetrics().horizontalAdvance(note);
    const bool hasRoom = width() >= Theme::instance().scaled(kLegendWidth) + noteWidth;
    m_legend->setVisible(hasRoom);
    m_metricButton->setLegendInMenu(!hasRoom);
}

void EvolutionPanel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Tone::Surface));
    painter.fillRect(QRect(0, theme.scaled(36) - 1, width(), 1), theme.colour(Tone::Border));
}

} // namespace colophon
