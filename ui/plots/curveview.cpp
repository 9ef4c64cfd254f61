#include "ui/plots/curveview.h"

#include "models/compare/numbertext.h"
#include "ui/plots/curveplaces.h"
#include "ui/plots/plotcursor.h"
#include "ui/plots/plottable.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace colophon {

namespace {

constexpr double kTop = 10;
constexpr double kStepTexts = 26; // below the plot
constexpr double kStripHeight = 36;
constexpr double kStripGap = 8;
constexpr double kHandle = 8;

/// Adds room above and below, as a share of the range.
std::pair<double, double> padded(std::pair<double, double> range, bool logarithmic)
{
    auto [low, high] = range;
    if (logarithmic && low > 0) {
        const double factor = std::pow(high / low, 0.05);
        return {low / factor, high * factor};
    }
    const double room = (high - low) * 0.05;
    if (!std::isfinite(room))
        return range;
    return {low - room, high + room};
}

} // namespace

CurveView::CurveView(PlotCursor& cursor, QWidget* parent)
    : PlotView(cursor, parent)
{
    setAccessibleName(tr("Curves"));
}

void CurveView::setCurves(const QString& metric, std::vector<CurveSeries> series)
{
    const bool isOther = metric != m_metric;
    m_metric = metric;
    m_series = std::move(series);
    if (isOther)
        forgetRange();
    if (m_followsAll)
        std::tie(m_from, m_to) = wholeRange();
    setAccessibleName(tr("%1 while training").arg(metric));
    announce();
    Q_EMIT rangeChanged();
}

/// Steps of another metric, or minutes instead of steps: what was zoomed into means nothing any more.
void CurveView::forgetRange()
{
    m_earlier.clear();
    m_followsAll = true;
    m_fitsOutside = false;
    plotCursor().setX({});
}

void CurveView::setOptions(const CurveOptions& options)
{
    if (options == m_options)
        return;
    const bool isOtherAxis = options.across != m_options.across;
    m_options = options;
    if (isOtherAxis)
        forgetRange();
    announce();
}

void CurveView::showRange(double from, double to)
{
    remember();
    setRange(from, to);
}

void CurveView::showAll()
{
    remember();
    m_fitsOutside = true;
    m_followsAll = true;
    std::tie(m_from, m_to) = wholeRange();
    update();
    Q_EMIT rangeChanged();
}

void CurveView::zoomBack()
{
    if (m_earlier.empty())
        return;
    const auto [from, to] = m_earlier.back();
    m_earlier.pop_back();
    setRange(from, to);
}

bool CurveView::showsAll() const
{
    return wholeRange() == std::pair(m_from, m_to);
}

void CurveView::remember()
{
    if (m_earlier.empty() || m_earlier.back() != std::pair(m_from, m_to))
        m_earlier.emplace_back(m_from, m_to);
}

void CurveView::setRange(double from, double to)
{
    const auto [first, last] = wholeRange();
    const double width = std::clamp(to - from, (last - first) * 1e-9, last - first);
    m_from = std::clamp(from, first, last - width);
    m_to = m_from + width;
    m_followsAll = showsAll();
    update();
    Q_EMIT rangeChanged();
}

void CurveView::zoom(double factor, double centre)
{
    if (m_earlier.empty() && m_followsAll)
        remember();
    const double width = (m_to - m_from) * factor;
    const double share = (centre - m_from) / (m_to - m_from);
    setRange(centre - share * width, centre + (1 - share) * width);
}

std::pair<double, double> CurveView::wholeRange() const
{
    std::optional<std::pair<double, double>> range;
    for (const CurveSeries& one : m_series)
        if (one.curve && !one.curve->isEmpty())
            range = range
                ? std::pair(std::min(range->first, one.curve->firstX()), std::max(range->second, one.curve->lastX()))
                : std::pair(one.curve->firstX(), one.curve->lastX());
    if (!range)
        return {0, 1};
    return range->first < range->second ? *range : std::pair(range->first - 0.5, range->second + 0.5);
}

/// The whole shows all curves. In a part, curves on other data do not set the axis as long as there are comparable
/// ones: they would flatten those.
std::pair<double, double> CurveView::valueRangeShown() const
{
    std::optional<std::pair<double, double>> range;
    for (const bool withOthers : {m_fitsOutside || showsAll(), true}) {
        for (const CurveSeries& one : m_series) {
            if (!one.curve || (one.isOtherData && !withOthers))
                continue;
            const auto own = valueRange(*one.curve, m_from, m_to, m_options.isLogarithmic);
            if (own)
                range = range ? std::pair(std::min(range->first, own->first), std::max(range->second, own->second))
                              : *own;
        }
        if (range)
            return padded(*range, m_options.isLogarithmic);
    }
    return m_options.isLogarithmic ? std::pair(0.1, 1.0) : std::pair(0.0, 1.0);
}

CurveFrame CurveView::frame(QSize size) const
{
    const double bottom = kStepTexts + (m_options.showsStrip ? kStripHeight + kStripGap : 0);
    const auto [low, high] = valueRangeShown();
    const double plotBottom = std::max(kTop + 20.0, size.height() - bottom);
    const Axis y(low, high, plotBottom, kTop, m_options.isLogarithmic);
    const double left = std::ceil(valueAxisWidth(y)) + 12;
    const double right = std::max(left + 20, std::floor(size.width() - labelWidth()));
    CurveFrame frame;
    frame.plot = QRectF(QPointF(left, kTop), QPointF(right, plotBottom));
    frame.y = y;
    frame.x = Axis(m_from, m_to, left, right);
    frame.pixelRatio = devicePixelRatioF();
    return frame;
}

QRectF CurveView::stripRect(QSize size) const
{
    if (!m_options.showsStrip)
        return {};
    const QRectF plot = frame(size).plot;
    return {plot.left(), size.height() - kStripHeight - 4, plot.width(), kStripHeight};
}

Axis CurveView::stripAxis(QSize size) const
{
    const auto [first, last] = wholeRange();
    const QRectF strip = stripRect(size);
    return Axis(first, last, strip.left(), strip.right());
}

bool CurveView::isEmpty() const
{
    return std::ranges::none_of(m_series, [](const CurveSeries& one) { return one.curve && !one.curve->isEmpty(); });
}

const CurveSeries* CurveView::activeSeries() const
{
    const CurveSeries* first = nullptr;
    for (const CurveSeries& one : m_series) {
        if (!one.curve || one.curve->isEmpty())
            continue;
        if (one.id == plotCursor().version())
            return &one;
        first = first ? first : &one;
    }
    return first;
}

QString CurveView::finding() const
{
    std::size_t points = 0;
    int curves = 0;
    QStringList ends;
    for (const CurveSeries& one : m_series) {
        if (!one.curve || one.curve->isEmpty())
            continue;
        ++curves;
        points = std::max(points, one.curve->size());
        ends << tr("%1 ends at %2").arg(one.name, QString::fromStdString(exactText(one.curve->y().back())));
    }
    if (curves == 0)
        return tr("No curve of %1 to show").arg(m_metric);
    return tr("%1 of %n version(s) over up to %2 points; %3", nullptr, curves)
        .arg(m_metric, QString::number(points), ends.join(QStringLiteral(", ")));
}

TextTable CurveView::table() const
{
    return textsOf(CurveTableModel(axisTitle(m_options.across), m_series));
}

QAbstractTableModel* CurveView::tableModel(QObject* parent) const
{
    return new CurveTableModel(axisTitle(m_options.across), m_series, parent);
}

CurveView::Drag CurveView::dragAt(QPointF position) const
{
    const QRectF strip = stripRect(size());
    if (!strip.adjusted(-kHandle, 0, kHandle, 0).contains(position))
        return Drag::Zoom;
    const Axis axis = stripAxis(size());
    const double toFrom = std::abs(position.x() - axis.position(m_from));
    const double toTo = std::abs(position.x() - axis.position(m_to));
    if (std::min(toFrom, toTo) <= kHandle)
        return toFrom < toTo ? Drag::StripFrom : Drag::StripTo;
    return Drag::StripMove;
}

void CurveView::mousePressEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (event->button() == Qt::LeftButton && m_outsideLink.contains(position)) {
        m_fitsOutside = true;
        update();
        return;
    }
    const bool moves = event->button() == Qt::MiddleButton || event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_drag = dragAt(position);
    if (m_drag == Drag::Zoom && moves)
        m_drag = Drag::Move;
    m_pressed = m_dragged = position;
    m_pressedRange = {m_from, m_to};
    if (m_drag != Drag::Zoom)
        remember();
    if (m_drag == Drag::StripMove) {
        // A click beside the part that is shown brings the part there.
        const double x = stripAxis(size()).value(position.x());
        if (x < m_from || x > m_to)
            setRange(x - (m_to - m_from) / 2, x + (m_to - m_from) / 2);
        m_pressedRange = {m_from, m_to};
    }
}

void CurveView::mouseMoveEvent(QMouseEvent* event)
{
    m_dragged = event->position();
    const CurveFrame frame = this->frame(size());
    if (m_drag == Drag::Move) {
        const double moved = frame.x.value(m_pressed.x()) - frame.x.value(m_dragged.x());
        setRange(m_pressedRange.first + moved, m_pressedRange.second + moved);
    } else if (m_drag != Drag::None && m_drag != Drag::Zoom) {
        dragStrip(m_dragged);
    } else {
        hover(m_dragged);
    }
    const Drag kind = m_drag == Drag::None ? dragAt(m_dragged) : m_drag;
    const bool isHandle = kind == Drag::StripFrom || kind == Drag::StripTo;
    const bool isLink = m_outsideLink.contains(m_dragged);
    setCursor(isLink ? Qt::PointingHandCursor : isHandle ? Qt::SizeHorCursor : Qt::ArrowCursor);
    if (m_drag == Drag::Zoom)
        update();
}

void CurveView::dragStrip(QPointF position)
{
    const Axis axis = stripAxis(size());
    const double moved = axis.value(position.x()) - axis.value(m_pressed.x());
    const auto [from, to] = m_pressedRange;
    if (m_drag == Drag::StripMove)
        setRange(from + moved, to + moved);
    else if (m_drag == Drag::StripFrom)
        setRange(std::min(from + moved, to), to);
    else
        setRange(from, std::max(to + moved, from));
}

void CurveView::mouseReleaseEvent(QMouseEvent*)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Zoom && std::abs(m_dragged.x() - m_pressed.x()) > 4) {
        const CurveFrame frame = this->frame(size());
        const double left = std::clamp(std::min(m_pressed.x(), m_dragged.x()), frame.plot.left(), frame.plot.right());
        const double right = std::clamp(std::max(m_pressed.x(), m_dragged.x()), frame.plot.left(), frame.plot.right());
        showRange(frame.x.value(left), frame.x.value(right));
    }
    update();
}

void CurveView::leaveEvent(QEvent* event)
{
    PlotView::leaveEvent(event);
    if (!hasFocus())
        plotCursor().setX({});
}

void CurveView::wheelEvent(QWheelEvent* event)
{
    const QRectF plot = frame(size()).plot;
    if (!plot.contains(event->position()) || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(std::pow(0.8, event->angleDelta().y() / 120.0), frame(size()).x.value(event->position().x()));
    event->accept();
}

void CurveView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(-1, event->modifiers().testFlag(Qt::ShiftModifier));
    case Qt::Key_Right:
        return moveCursor(1, event->modifiers().testFlag(Qt::ShiftModifier));
    case Qt::Key_Up:
        return chooseSeries(-1);
    case Qt::Key_Down:
        return chooseSeries(1);
    case Qt::Key_Home:
        return plotCursor().setX(m_from);
    case Qt::Key_End:
        return plotCursor().setX(m_to);
    case Qt::Key_Escape:
        if (canZoomBack())
            return zoomBack();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const CurveSeries* active = activeSeries())
            Q_EMIT versionActivated(active->id);
        return;
    default:
        break;
    }
    PlotView::keyPressEvent(event);
}

/// To the next point, but at least by one pixel.
void CurveView::moveCursor(int direction, bool byPage)
{
    const CurveSeries* active = activeSeries();
    if (!active)
        return;
    const CurvePyramid& curve = *active->curve;
    const CurveFrame frame = this->frame(size());
    const double pixel = (m_to - m_from) / frame.plot.width() * (byPage ? 20 : 1);
    const double start = plotCursor().x().value_or(direction > 0 ? m_from - pixel : m_to + pixel);
    const double wanted = start + direction * pixel;
    std::size_t index = curve.nearest(wanted);
    const bool isBehind = direction > 0 ? curve.x()[index] <= start : curve.x()[index] >= start;
    if (isBehind && direction > 0 && index + 1 < curve.size())
        ++index;
    else if (isBehind && direction < 0 && index > 0)
        --index;
    const double x = curve.x()[index];
    plotCursor().setX(x);
    if (x < m_from || x > m_to)
        setRange(m_from + (x < m_from ? x - m_from : x - m_to), m_to + (x < m_from ? x - m_from : x - m_to));
}

void CurveView::chooseSeries(int direction)
{
    std::vector<const CurveSeries*> read;
    for (const CurveSeries& one : m_series)
        if (one.curve && !one.curve->isEmpty())
            read.push_back(&one);
    if (read.empty())
        return;
    const auto at = std::ranges::find(read, activeSeries()) - read.begin();
    const auto count = std::ptrdiff_t(read.size());
    plotCursor().setVersion(read[std::size_t((at + direction + count) % count)]->id);
}

void CurveView::hover(QPointF position)
{
    const CurveFrame frame = this->frame(size());
    const CurveSeries* active = activeSeries();
    if (!active || position.x() < frame.plot.left() || position.x() > frame.plot.right()
        || position.y() < frame.plot.top() || position.y() > frame.plot.bottom()) {
        plotCursor().setX({});
        return;
    }
    const double x = frame.x.value(position.x());
    const double snapped = active->curve->x()[active->curve->nearest(x)];
    plotCursor().setX(std::clamp(snapped, m_from, m_to));
}

} // namespace colophon
