#include "ui/plots/curvepainting.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace colophon {

namespace {

constexpr int kColumnsPerVertex = 3; // of the line over dense points
constexpr double kOutstanding = 4; // times the usual height of a column
constexpr qsizetype kStroke = 24; // vertices stroked at once: Qt strokes many short lines faster than one long one

double justAfter(double x)
{
    return std::nextafter(x, std::numeric_limits<double>::infinity());
}

/// Unbroken runs of line vertices.
class Runs
{
public:
    void add(QPointF point)
    {
        if (m_isBroken || m_runs.empty())
            m_runs.emplace_back();
        m_isBroken = false;
        m_runs.back() << point;
    }
    void breakLine() { m_isBroken = true; }
    const std::vector<QPolygonF>& all() const { return m_runs; }

private:
    std::vector<QPolygonF> m_runs;
    bool m_isBroken = true;
};

/// Exact, point by point: for views with fewer points than columns. One neighbour at each side is taken
/// along, so that the line runs to the edges.
Runs runsThroughPoints(const CurveFrame& frame, const CurvePyramid& curve, std::size_t first, std::size_t last)
{
    Runs runs;
    first -= first > 0 ? 1 : 0;
    last = std::min(curve.size(), last + 1);
    for (std::size_t i = first; i < last; ++i) {
        if (frame.y.canShow(curve.y()[i]) && frame.x.canShow(curve.x()[i]))
            runs.add({frame.x.position(curve.x()[i]), frame.y.position(curve.y()[i])});
        else
            runs.breakLine();
    }
    return runs;
}

/// The height of a usual column: the median.
double usualHeight(const std::vector<CurveColumn>& columns)
{
    std::vector<double> heights;
    heights.reserve(columns.size());
    for (const CurveColumn& column : columns)
        if (column.count > 0)
            heights.push_back(column.maximum - column.minimum);
    if (heights.empty())
        return 0;
    const auto middle = heights.begin() + std::ptrdiff_t(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

Runs runsThroughColumns(const CurveFrame& frame, const std::vector<CurveColumn>& columns)
{
    const double usual = usualHeight(columns);
    const double minimum = 3 * (frame.y.to() - frame.y.from()) / std::max(1.0, frame.plot.height());
    const double limit = std::max(kOutstanding * usual, minimum);
    const double step = frame.plot.width() / double(columns.size());
    const auto at = [&](double column, double value) {
        return QPointF(frame.plot.left() + column * step, frame.y.position(value));
    };
    Runs runs;
    double sum = 0;
    double place = 0;
    int members = 0;
    const auto flush = [&] {
        if (members > 0 && frame.y.canShow(sum / members))
            runs.add(at(place / members, sum / members));
        sum = place = 0;
        members = 0;
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const CurveColumn& column = columns[i];
        if (column.count > 0) {
            const double middle = (column.first + column.last) / 2;
            if (column.maximum - column.minimum > limit) {
                flush();
                const bool isUp = column.maximum - middle > middle - column.minimum;
                const double peak = isUp ? column.maximum : column.minimum;
                for (const double value : {column.first, peak, column.last})
                    if (frame.y.canShow(value))
                        runs.add(at(double(i) + 0.5, value));
            } else {
                sum += middle;
                place += double(i) + 0.5;
                if (++members == kColumnsPerVertex)
                    flush();
            }
        }
        if (column.special > 0) {
            flush();
            runs.breakLine();
        }
    }
    flush();
    return runs;
}

/// Rows of one pixel column, counted from the top of the plot; empty where `end` is not below `begin`.
struct Span
{
    int begin = 0;
    int end = 0;
};

std::vector<Span> bandSpans(const CurveFrame& frame, const std::vector<CurveColumn>& columns)
{
    const int rows = int(std::ceil(frame.plot.height() * frame.pixelRatio));
    const auto row = [&](double value) {
        const double below = (frame.y.position(value) - frame.plot.top()) * frame.pixelRatio;
        return int(std::lround(std::clamp(below, 0.0, double(rows))));
    };
    std::vector<Span> spans;
    spans.reserve(columns.size());
    for (const CurveColumn& column : columns) {
        Span span;
        const bool isInside = column.count > 0 && frame.y.canShow(column.maximum) && column.maximum >= frame.y.from()
            && column.minimum <= frame.y.to();
        if (isInside) {
            span.begin = std::min(row(column.maximum), rows - 1);
            span.end = frame.y.canShow(column.minimum) ? row(column.minimum) : rows;
            span.end = std::max(span.end, span.begin + 1);
        }
        spans.push_back(span);
    }
    return spans;
}

/// Row by row into a picture that is blended at once: a tenth of the time that Qt takes for as many thin boxes.
void paintAsImage(QPainter& painter, const CurveFrame& frame, const std::vector<Span>& spans, const QColor& colour)
{
    Span all{std::numeric_limits<int>::max(), 0};
    for (const Span& span : spans)
        if (span.begin < span.end)
            all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
    if (all.begin >= all.end)
        return;
    QImage image(int(spans.size()), all.end - all.begin, QImage::Format_ARGB32_Premultiplied);
    const QRgb ink = qPremultiply(colour.rgba());
    for (int y = all.begin; y < all.end; ++y) {
        auto* pixel = reinterpret_cast<QRgb*>(image.scanLine(y - all.begin));
        for (const Span& span : spans)
            *pixel++ = y >= span.begin && y < span.end ? ink : 0;
    }
    const double top = frame.plot.top() + all.begin / frame.pixelRatio;
    painter.drawImage(QRectF(frame.plot.left(), top, frame.plot.width(), image.height() / frame.pixelRatio), image);
}

/// As shapes, for files that keep them.
void paintAsBoxes(QPainter& painter, const CurveFrame& frame, const std::vector<Span>& spans, const QColor& colour)
{
    const double step = frame.plot.width() / double(spans.size());
    QList<QRectF> boxes;
    boxes.reserve(qsizetype(spans.size()));
    for (std::size_t i = 0; i < spans.size(); ++i)
        if (spans[i].begin < spans[i].end)
            boxes << QRectF(frame.plot.left() + double(i) * step, frame.plot.top() + spans[i].begin / frame.pixelRatio,
                            step, (spans[i].end - spans[i].begin) / frame.pixelRatio);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRects(boxes);
}

void paintRuns(QPainter& painter, const CurveFrame& frame, const Runs& runs, const CurvePen& style)
{
    painter.save();
    painter.setClipRect(frame.plot.adjusted(0, -1, 0, 1));
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(style.colour, style.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (style.isDashed)
        pen.setDashPattern({4, 3});
    for (const QPolygonF& run : runs.all()) {
        painter.setPen(pen);
        if (run.size() > 1) {
            for (qsizetype from = 0; from + 1 < run.size(); from += kStroke - 1)
                painter.drawPolyline(run.constData() + from, int(std::min(kStroke, run.size() - from)));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(style.colour);
            painter.drawEllipse(run.front(), style.width, style.width);
        }
    }
    painter.restore();
}

} // namespace

int CurveFrame::columnCount() const
{
    return std::max(1, int(std::lround(plot.width() * pixelRatio)));
}

std::vector<CurveColumn> CurveFrame::columns(const CurvePyramid& curve) const
{
    std::vector<CurveColumn> columns = curve.columns(x.from(), x.to(), std::size_t(columnCount()));
    // Columns end before their right edge; a point on the edge of the plot itself belongs to the last one.
    const CurveColumn edge = curve.columns(x.to(), justAfter(x.to()), 1).front();
    CurveColumn& last = columns.back();
    last.special += edge.special;
    if (edge.count == 0)
        return columns;
    last.first = last.count == 0 ? edge.first : last.first;
    last.minimum = last.count == 0 ? edge.minimum : std::min(last.minimum, edge.minimum);
    last.maximum = last.count == 0 ? edge.maximum : std::max(last.maximum, edge.maximum);
    last.last = edge.last;
    last.count += edge.count;
    return columns;
}

std::optional<std::pair<double, double>> valueRange(const CurvePyramid& curve, double from, double to,
                                                    bool positiveOnly)
{
    std::optional<std::pair<double, double>> range;
    const std::vector<CurveColumn> columns = curve.columns(from, justAfter(to), positiveOnly ? 1024 : 1);
    for (const CurveColumn& column : columns) {
        if (column.count == 0 || (positiveOnly && column.maximum <= 0))
            continue;
        const double low = positiveOnly && column.minimum <= 0 ? column.maximum : column.minimum;
        range = range ? std::pair(std::min(range->first, low), std::max(range->second, column.maximum))
                      : std::pair(low, column.maximum);
    }
    return range;
}

void paintCurveBand(QPainter& painter, const CurveFrame& frame, const CurvePyramid& curve, const QColor& colour)
{
    const std::vector<Span> spans = bandSpans(frame, frame.columns(curve));
    painter.save();
    painter.setClipRect(frame.plot.adjusted(0, -1, 0, 1));
    if (painter.paintEngine()->type() == QPaintEngine::Raster)
        paintAsImage(painter, frame, spans, colour);
    else
        paintAsBoxes(painter, frame, spans, colour);
    painter.restore();
}

void paintCurveLine(QPainter& painter, const CurveFrame& frame, const CurvePyramid& curve, const CurvePen& pen)
{
    const auto x = curve.x();
    const auto first = std::size_t(std::ranges::lower_bound(x, frame.x.from()) - x.begin());
    const auto last = std::size_t(std::ranges::upper_bound(x, frame.x.to()) - x.begin());
    if (2 * (last - first) <= std::size_t(frame.columnCount()))
        paintRuns(painter, frame, runsThroughPoints(frame, curve, first, last), pen);
    else
        paintRuns(painter, frame, runsThroughColumns(frame, frame.columns(curve)), pen);
}

} // namespace colophon
