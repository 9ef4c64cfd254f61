#include "ui/plots/trendview.h"

#include "models/compare/numbertext.h"
#include "ui/plots/plotcursor.h"
#include "ui/plots/plotpainting.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr double kValueSpacing = 40;
constexpr double kBandHeight = 14;
constexpr double kBandsTop = 8;
constexpr double kNamesHeight = 52;
constexpr double kRadius = 4.6;
constexpr double kFlatAngle = 20; // degrees of slanted names
constexpr double kSteepAngle = 42;
constexpr double kRoomOfFlatNames = 34; // between two points whose names both stand at the angle
constexpr double kRoomOfSteepNames = 19;
constexpr int kFlatLength = 100;
constexpr int kSteepLength = 66; // as long as the room below the plot allows

} // namespace

TrendView::TrendView(PlotCursor& cursor, QWidget* parent)
    : PlotView(cursor, parent)
{
    setAccessibleName(tr("Trend over versions"));
}

void TrendView::setData(TrendData data)
{
    m_data = std::move(data);
    setAccessibleName(tr("Trend of %1 over versions").arg(m_data.metric));
    announce();
}

bool TrendView::isEmpty() const
{
    return std::ranges::none_of(m_data.points, [](const TrendPoint& point) { return std::isfinite(point.value); });
}

QString TrendView::finding() const
{
    if (isEmpty())
        return tr("No version has a value of %1").arg(m_data.metric);
    const TrendPoint* low = nullptr;
    const TrendPoint* high = nullptr;
    int count = 0;
    for (const TrendPoint& point : m_data.points) {
        if (!std::isfinite(point.value))
            continue;
        ++count;
        low = !low || point.value < low->value ? &point : low;
        high = !high || point.value > high->value ? &point : high;
    }
    const auto told = [](const TrendPoint& point) {
        return QStringLiteral("%1 at %2").arg(point.name, QString::fromStdString(exactText(point.value)));
    };
    return tr("%1 of %n version(s) in order; lowest %2, highest %3", nullptr, count)
        .arg(m_data.metric, told(*low), told(*high));
}

TextTable TrendView::table() const
{
    TextTable table{{tr("version"), m_data.metric, tr("±"), tr("comparable with the version before"), tr("production")},
                    {}};
    for (std::size_t i = 0; i < m_data.points.size(); ++i) {
        const TrendPoint& point = m_data.points[i];
        const bool isJoined = i > 0 && m_data.points[i - 1].part == point.part;
        table.rows << QStringList{point.name,
                                  std::isnan(point.value) ? QString() : QString::fromStdString(exactText(point.value)),
                                  std::isnan(point.noise) ? QString() : QString::fromStdString(exactText(point.noise)),
                                  i == 0         ? QString()
                                      : isJoined ? tr("yes")
                                                 : tr("no"),
                                  productionText(i)};
    }
    return table;
}

QString TrendView::productionText(std::size_t point) const
{
    const auto band = std::ranges::find(m_data.bands, point, &TrendBand::point);
    if (band == m_data.bands.end())
        return {};
    return band->isPresent ? tr("now") : tr("earlier");
}

TrendView::Frame TrendView::frame(QSize size) const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const TrendPoint& point : m_data.points) {
        if (!std::isfinite(point.value))
            continue;
        const double noise = std::isfinite(point.noise) ? point.noise : 0;
        low = std::min(low, point.value - noise);
        high = std::max(high, point.value + noise);
    }
    const double room = std::isfinite(low) ? std::max((high - low) * 0.08, 1e-12) : 0;
    const double top = m_data.bands.empty() ? 10 : kBandsTop + kBandHeight + 16;
    const double bottom = std::max(top + 20, size.height() - kNamesHeight);
    Frame frame;
    frame.y = Axis(low - room, high + room, bottom, top);
    const double left = plotpainting::valueAxisWidth(frame.y, kValueSpacing) + 12;
    frame.plot = QRectF(QPointF(left, top), QPointF(std::max(left + 20, size.width() - 44.0), bottom));
    frame.step = frame.plot.width() / std::max<double>(1, double(m_data.points.size()));
    return frame;
}

QPointF TrendView::pointAt(const Frame& frame, std::size_t index) const
{
    const double value = m_data.points[index].value;
    return {frame.plot.left() + (double(index) + 0.5) * frame.step,
            std::isfinite(value) ? frame.y.position(value) : frame.plot.bottom()};
}

QPointF TrendView::pointAt(std::size_t index, QSize size) const
{
    return pointAt(frame(size), index);
}

int TrendView::nearest(QPointF position) const
{
    const Frame frame = this->frame(size());
    int found = -1;
    double best = std::max(14.0, frame.step / 2);
    for (std::size_t i = 0; i < m_data.points.size(); ++i) {
        const double distance = std::abs(pointAt(frame, i).x() - position.x());
        if (distance < best && std::isfinite(m_data.points[i].value)) {
            best = distance;
            found = int(i);
        }
    }
    return found;
}

int TrendView::current() const
{
    const auto at = std::ranges::find(m_data.points, plotCursor().version(), &TrendPoint::id);
    return at == m_data.points.end() ? -1 : int(at - m_data.points.begin());
}

QString TrendView::sentence(const TrendPoint& point) const
{
    const QString value = QString::fromStdString(exactText(point.value));
    const QString noise = std::isfinite(point.noise)
        ? QStringLiteral(" ± ") + QString::fromStdString(exactText(point.noise))
        : QString();
    return QStringLiteral("%1, %2 %3%4").arg(point.name, m_data.metric, value, noise);
}

void TrendView::mouseMoveEvent(QMouseEvent* event)
{
    const int index = nearest(event->position());
    plotCursor().setVersion(index < 0 ? QString() : m_data.points[std::size_t(index)].id);
}

void TrendView::mousePressEvent(QMouseEvent* event)
{
    const int index = nearest(event->position());
    if (event->button() == Qt::LeftButton && index >= 0)
        Q_EMIT versionActivated(m_data.points[std::size_t(index)].id);
}

void TrendView::leaveEvent(QEvent* event)
{
    PlotView::leaveEvent(event);
    if (!hasFocus())
        plotCursor().setVersion({});
}

void TrendView::keyPressEvent(QKeyEvent* event)
{
    const int direction = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (direction != 0) {
        const int count = int(m_data.points.size());
        int index = current();
        if (index < 0)
            index = direction > 0 ? -1 : count;
        do {
            index += direction;
        } while (index >= 0 && index < count && !std::isfinite(m_data.points[std::size_t(index)].value));
        if (index >= 0 && index < count)
            plotCursor().setVersion(m_data.points[std::size_t(index)].id);
        return;
    }
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (chooses && current() >= 0)
        Q_EMIT versionActivated(plotCursor().version());
    else
        PlotView::keyPressEvent(event);
}

bool TrendView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotView::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int index = nearest(help->pos());
    QToolTip::showText(help->globalPos(),
                       index < 0 ? QString() : plainToolTip(sentence(m_data.points[std::size_t(index)])), this);
    return true;
}

void TrendView::paintPlot(QPainter& painter, QSize size, bool interactive)
{
    const Frame frame = this->frame(size);
    plotpainting::paintValueAxis(painter, frame.plot, frame.y, kValueSpacing);
    if (isEmpty())
        return;
    paintBands(painter, frame);
    paintLines(painter, frame);
    paintPoints(painter, frame, interactive);
    paintPartNotes(painter, frame);
    paintNames(painter, frame);
}

/// What is in production and what was: a box over each of these versions, and a line down to its point.
void TrendView::paintBands(QPainter& painter, const Frame& frame) const
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setFont(theme.font(TypeSize::Caption, QFont::DemiBold));
    for (const TrendBand& band : m_data.bands) {
        const QPointF point = pointAt(frame, band.point);
        const double middle = std::floor(point.x()) + 0.5;
        painter.setPen(QPen(theme.colour(Tone::Production), 1, band.isPresent ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(middle, kBandsTop + kBandHeight), QPointF(middle, point.y()));
        const QRectF box(point.x() - frame.step / 2 + 1, kBandsTop, frame.step - 2, kBandHeight);
        stylepainting::panel(painter, box, 2,
                             theme.colour(band.isPresent ? Tone::ProductionFill : Tone::ProductionSoft), {});
        paintBandName(painter, box, band);
    }
    painter.restore();
}

/// As much of it as there is room for; the names below the plot and the table tell the rest.
void TrendView::paintBandName(QPainter& painter, const QRectF& box, const TrendBand& band) const
{
    const QFontMetricsF metrics(painter.font());
    const QRectF inner = box.adjusted(4, 0, -4, 0);
    const QString name = visibleText(band.name);
    painter.setPen(Theme::instance().colour(band.isPresent ? Tone::OnAccent : Tone::Production));
    for (const QString& text : {band.isPresent ? tr("%1 in production").arg(name) : name, name}) {
        if (metrics.horizontalAdvance(text) > inner.width())
            continue;
        painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine, text);
        return;
    }
}

void TrendView::paintLines(QPainter& painter, const Frame& frame) const
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    int firstPart = m_data.points.front().part;
    QPolygonF line;
    int part = firstPart;
    const auto flush = [&] {
        painter.setPen(QPen(theme.colour(part == firstPart ? Tone::Lane : Tone::Warning), 1.5, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        line.clear();
    };
    // Parts may take turns: each has its own line through all of its versions.
    std::vector<int> parts;
    for (const TrendPoint& point : m_data.points)
        if (std::ranges::find(parts, point.part) == parts.end())
            parts.push_back(point.part);
    for (const int one : parts) {
        part = one;
        for (std::size_t i = 0; i < m_data.points.size(); ++i)
            if (m_data.points[i].part == one && std::isfinite(m_data.points[i].value))
                line << pointAt(frame, i);
        flush();
    }
    painter.restore();
}

void TrendView::paintPartNotes(QPainter& painter, const Frame& frame) const
{
    painter.save();
    painter.setFont(Theme::instance().font(TypeSize::Caption, QFont::DemiBold));
    painter.setPen(Theme::instance().colour(Tone::Warning));
    for (std::size_t part = 0; part < m_data.partNotes.size(); ++part) {
        const QString& note = m_data.partNotes[part];
        const auto first = std::ranges::find_if(m_data.points, [&](const TrendPoint& point) {
            return point.part == int(part) && std::isfinite(point.value);
        });
        if (note.isEmpty() || first == m_data.points.end())
            continue;
        const QPointF at = pointAt(frame, std::size_t(first - m_data.points.begin()));
        const QString text = QStringLiteral("≠ ") + visibleText(note);
        const double width = painter.fontMetrics().horizontalAdvance(text) + 4;
        const bool fitsLeft = at.x() - 12 - width > frame.plot.left();
        const QRectF area(fitsLeft ? at.x() - 12 - width : at.x() - 6, fitsLeft ? at.y() - 9 : at.y() - 26, width, 18);
        plotpainting::paintHaloText(painter, area, Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    painter.restore();
}

void TrendView::paintPoints(QPainter& painter, const Frame& frame, bool interactive) const
{
    const Theme& theme = Theme::instance();
    const int marked = interactive ? current() : -1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_data.points.size(); ++i) {
        const TrendPoint& point = m_data.points[i];
        if (!std::isfinite(point.value))
            continue;
        const QPointF at = pointAt(frame, i);
        const QColor colour = theme.versionColour(point.slot);
        if (std::isfinite(point.noise) && point.noise > 0) {
            const double low = frame.y.position(point.value - point.noise);
            const double high = frame.y.position(point.value + point.noise);
            painter.setPen(QPen(colour, 1.5));
            painter.drawLine(QPointF(at.x(), low), QPointF(at.x(), high));
            for (const double y : {low, high})
                painter.drawLine(QPointF(at.x() - 3, y), QPointF(at.x() + 3, y));
        }
        if (int(i) == marked) {
            painter.setPen(QPen(theme.colour(Tone::AccentFill), 2));
            painter.setBrush(theme.colour(Tone::Surface));
            painter.drawEllipse(at, 8.5, 8.5);
        }
        paintVersionMark(painter, at, kRadius, point.slot);
    }
    painter.restore();
}

/// Slanted where names are too long to stand side by side, and steeply where there are many; then only those are told
/// that leave each other room, the chosen ones first.
void TrendView::paintNames(QPainter& painter, const Frame& frame) const
{
    const Theme& theme = Theme::instance();
    const QFontMetricsF metrics(theme.font(TypeSize::Caption, QFont::DemiBold));
    double widest = 0;
    for (const TrendPoint& point : m_data.points)
        widest = std::max(widest, metrics.horizontalAdvance(visibleText(point.name)));
    const bool isSlanted = widest > frame.step - 6;
    const bool isSteep = frame.step < kRoomOfFlatNames;
    for (const std::size_t i : namedPoints(isSlanted ? (isSteep ? kRoomOfSteepNames : kRoomOfFlatNames) : 0, frame)) {
        const TrendPoint& point = m_data.points[i];
        const bool isMeant = point.slot >= 0 || int(i) == current();
        const QString name = visibleText(point.name);
        painter.save();
        painter.setFont(theme.font(TypeSize::Caption, isMeant ? QFont::DemiBold : QFont::Normal));
        painter.setPen(theme.colour(isMeant ? Tone::Text : Tone::Muted));
        painter.translate(frame.plot.left() + (double(i) + 0.5) * frame.step, frame.plot.bottom() + 12);
        if (isSlanted) {
            painter.rotate(isSteep ? kSteepAngle : kFlatAngle);
            const int room = isSteep ? kSteepLength : kFlatLength;
            painter.drawText(QPointF(-4, 4), painter.fontMetrics().elidedText(name, Qt::ElideMiddle, room));
        } else {
            painter.drawText(QRectF(-frame.step / 2, -7, frame.step, 16), Qt::AlignCenter, name);
        }
        painter.restore();
    }
}

/// Points whose names are told, at least `room` apart.
std::vector<std::size_t> TrendView::namedPoints(double room, const Frame& frame) const
{
    std::vector<std::size_t> named;
    const int marked = current();
    for (const bool isMeant : {true, false}) {
        for (std::size_t i = 0; i < m_data.points.size(); ++i) {
            if ((m_data.points[i].slot >= 0 || int(i) == marked) != isMeant)
                continue;
            const bool isFree = std::ranges::none_of(named, [&](std::size_t other) {
                const double distance = double(std::max(i, other) - std::min(i, other)) * frame.step;
                return distance < room;
            });
            if (isFree || int(i) == marked)
                named.push_back(i);
        }
    }
    return named;
}

} // namespace colophon
