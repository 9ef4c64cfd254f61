#include "ui/history/evolutionview.h"

#include "models/items/text.h"
#include "ui/history/evolutionaccessible.h"
#include "ui/history/evolutioncard.h"
#include "ui/history/evolutionwords.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <chrono>

namespace colophon {

namespace {

using namespace std::chrono_literals;

constexpr auto kCardDelay = 120ms;
constexpr double kReach = 12; ///< of the pointer, around a node
constexpr double kZoomStep = 0.8;

} // namespace

EvolutionView::EvolutionView(ChosenVersions& chosen, QWidget* parent)
    : QWidget(parent)
    , m_chosen(chosen)
    , m_data(std::make_shared<EvolutionData>())
    , m_card(new EvolutionCard(this))
{
    installEvolutionAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("evolution"));
    m_cardDelay.setSingleShot(true);
    m_cardDelay.setInterval(kCardDelay);
    connect(&m_cardDelay, &QTimer::timeout, this, &EvolutionView::showCard);
    connect(&m_chosen, &ChosenVersions::changed, this, &EvolutionView::updateMarks);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

EvolutionView::~EvolutionView() = default;

void EvolutionView::setData(std::shared_ptr<const EvolutionData> data)
{
    const bool isSameView
        = data->model == m_data->model && data->metric == m_data->metric && data->axis == m_data->axis;
    const bool showedAll = m_x == m_fullX && m_y == m_fullY;
    const AxisRange times{m_data->time.toTime(m_x.from), m_data->time.toTime(m_x.to)};
    m_data = std::move(data);
    m_density.forget();
    m_fullX = fullRangeX(*m_data);
    m_fullY = fullRangeY(*m_data);
    if (!isSameView || showedAll) {
        m_x = m_fullX;
        m_y = m_fullY;
    } else {
        // What was read since may shorten other gaps: the same time stays in sight.
        m_x = moved({m_data->time.toPlace(times.from), m_data->time.toPlace(times.to)}, 0, m_fullX);
    }
    m_marks.hovered.reset();
    m_focusNode.reset();
    hideCard();
    setAccessibleName(tr("Evolution of %1").arg(visibleText(toQString(m_data->model))));
    setAccessibleDescription(spokenDrawing(*m_data));
    updateMarks();
}

void EvolutionView::setSelected(const QStringList& ids)
{
    m_selected = ids;
    updateMarks();
}

void EvolutionView::reveal(const QString& id)
{
    const auto node = m_data->find(id.toStdString());
    if (!node)
        return;
    const EvolutionNode& shown = m_data->nodes[*node];
    if (shown.x < m_x.from || shown.x > m_x.to)
        m_x = moved(m_x, shown.x - (m_x.from + m_x.to) / 2, m_fullX);
    if (shown.y < m_y.from || shown.y > m_y.to)
        m_y = moved(m_y, shown.y - (m_y.from + m_y.to) / 2, m_fullY);
    update();
}

EvolutionScale EvolutionView::scale() const
{
    const QRectF plot = plotIn(rect(), m_data->stages.size());
    return {m_x, m_y, plot, laneHeight(*m_data, plot.height())};
}

QRect EvolutionView::nodeRect(std::size_t node) const
{
    const QPointF place = scale().toScreen(m_data->nodes[node].x, m_data->nodes[node].y);
    return QRectF(place - QPointF(8, 8), QSizeF(16, 16)).toAlignedRect();
}

std::vector<PlacedText> EvolutionView::texts() const
{
    return placedTexts(makeScene(*m_data, m_marks, m_density, scale(), rect()));
}

void EvolutionView::selectNode(std::size_t node)
{
    setFocusNode(node);
    Q_EMIT selectionAsked({idOf(node)});
}

void EvolutionView::chooseNode(std::size_t node)
{
    m_chosen.toggle(idOf(node));
}

QSize EvolutionView::sizeHint() const
{
    return {Theme::instance().scaled(800), Theme::instance().scaled(372)};
}

QSize EvolutionView::minimumSizeHint() const
{
    return {Theme::instance().scaled(320), Theme::instance().scaled(124)};
}

void EvolutionView::zoomIn()
{
    m_x = zoomed(m_x, kZoomStep, (m_x.from + m_x.to) / 2, m_fullX);
    update();
}

void EvolutionView::zoomOut()
{
    m_x = zoomed(m_x, 1 / kZoomStep, (m_x.from + m_x.to) / 2, m_fullX);
    m_y = zoomed(m_y, 1 / kZoomStep, (m_y.from + m_y.to) / 2, m_fullY);
    update();
}

void EvolutionView::showAll()
{
    m_x = m_fullX;
    m_y = m_fullY;
    update();
}

bool EvolutionView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(text), this);
        return true;
    }
    return QWidget::event(event);
}

void EvolutionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colour(Tone::Surface));
    paintEvolution(painter, makeScene(*m_data, m_marks, m_density, scale(), rect()));
    paintDrag(painter);
    paintFocus(painter);
}

void EvolutionView::updateMarks()
{
    const auto hovered = m_marks.hovered;
    m_marks = {};
    m_marks.hovered = hovered;
    for (const QString& id : m_chosen.ids()) {
        if (const auto node = m_data->find(id.toStdString()))
            m_marks.slots.emplace(*node, m_chosen.slot(id));
    }
    m_marks.baseline = m_data->find(m_chosen.baseline().toStdString());
    m_marks.baselineIsProduction
        = m_marks.baseline && m_data->nodes[*m_marks.baseline].version->holds(productionStage());
    for (const QString& id : m_selected) {
        if (const auto node = m_data->find(id.toStdString()))
            m_marks.selected.push_back(*node);
    }
    m_marks.selectedNodes.insert(m_marks.selected.begin(), m_marks.selected.end());
    if (!m_marks.selected.empty())
        m_marks.path = ancestorEdges(*m_data, m_marks.selected.front());
    update();
}

void EvolutionView::setHovered(std::optional<std::size_t> node)
{
    if (m_marks.hovered == node)
        return;
    m_marks.hovered = node;
    hideCard();
    if (node)
        m_cardDelay.start();
    Q_EMIT hovered(node ? idOf(*node) : QString());
    update();
}

void EvolutionView::setFocusNode(std::size_t node)
{
    m_focusNode = node;
    reveal(idOf(node));
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(static_cast<int>(node));
    QAccessible::updateAccessibility(&focus);
    update();
}

void EvolutionView::showCard()
{
    if (!m_marks.hovered || m_drag != Drag::None)
        return;
    const EvolutionNode& node = m_data->nodes[*m_marks.hovered];
    m_card->showFor(cardContent(*m_data, m_marks, *m_marks.hovered), scale().toScreen(node.x, node.y), kReach,
                    m_pointer);
}

void EvolutionView::hideCard()
{
    m_cardDelay.stop();
    m_card->hide();
}

void EvolutionView::pan(QPointF by)
{
    const EvolutionScale shown = scale();
    m_x = moved(m_x, -by.x() / shown.plot.width() * m_x.length(), m_fullX);
    if (m_data->hasValues())
        m_y = moved(m_y, by.y() / shown.values().height() * m_y.length(), m_fullY);
    update();
}

void EvolutionView::paintDrag(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    if (m_drag == Drag::RubberBand) {
        QColor fill = theme.colour(Tone::AccentFill);
        fill.setAlphaF(0.12F);
        painter.setPen(QPen(theme.colour(Tone::AccentFill), 1));
        painter.setBrush(fill);
        painter.drawRect(QRectF(m_pressedAt, m_pointer).normalized());
    } else if (m_drag == Drag::Node && m_pressedNode) {
        const EvolutionNode& node = m_data->nodes[*m_pressedNode];
        painter.setPen(QPen(theme.colour(Tone::AccentFill), 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(scale().toScreen(node.x, node.y), m_pointer);
        painter.drawEllipse(m_pointer, 8, 8);
    }
}

void EvolutionView::paintFocus(QPainter& painter) const
{
    if (!hasFocus())
        return;
    const Theme& theme = Theme::instance();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(stylepainting::focusColour(), 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    if (!m_focusNode)
        return;
    const EvolutionNode& node = m_data->nodes[*m_focusNode];
    painter.setPen(QPen(theme.colour(Tone::Text), 1.5, Qt::DotLine));
    painter.drawEllipse(scale().toScreen(node.x, node.y), 15, 15);
}

QString EvolutionView::toolTipAt(QPointF position) const
{
    const EvolutionScale shown = scale();
    if (at(position))
        return {};
    for (const EvolutionBand& band : m_data->bands) {
        if (band.stage < kBandRows
            && bandRect(*m_data, band, shown, bandTop(shown.plot, band.stage), bandHeight()).contains(position))
            return bandToolTip(*m_data, band);
    }
    const auto edge = edgeAt(*m_data, shown, position, 3);
    if (edge)
        return edgeText(*m_data, m_data->edges[*edge]);
    return shown.plot.adjusted(0, 0, 0, bandTop(shown.plot, 0) - shown.plot.bottom()).contains(position)
        ? gapText(*m_data, shown.toValueX(position.x()))
        : QString();
}

QString EvolutionView::idOf(std::size_t node) const
{
    return toQString(m_data->nodes[node].version->id);
}

std::optional<std::size_t> EvolutionView::at(QPointF position) const
{
    return nodeAt(*m_data, scale(), position, kReach);
}

} // namespace colophon
