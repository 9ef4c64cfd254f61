#include "ui/releases/timelinewidget.h"

#include "models/items/releasesmodel.h"
#include "models/releases/doubttext.h"
#include "models/releases/shownlabel.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

TimelineMetrics metricsFor(int width)
{
    const Theme& theme = Theme::instance();
    TimelineMetrics metrics;
    metrics.width = width;
    metrics.labelWidth = theme.scaled(112);
    metrics.top = theme.scaled(48);
    metrics.rowHeight = theme.scaled(38);
    metrics.barHeight = theme.scaled(24);
    metrics.rightMargin = theme.scaled(60);
    return metrics;
}

QString handleText(Timestamp moment)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(moment.milliseconds),
                                 QStringLiteral("d MMMM yyyy, HH:mm"));
}

Tone stageTone(bool isProduction)
{
    return isProduction ? Tone::Production : Tone::Staging;
}

Tone groundTone(const TimelineBar& bar)
{
    if (bar.isPresent)
        return bar.isProduction ? Tone::ProductionFill : Tone::StagingFill;
    return bar.isProduction ? Tone::ProductionSoft : Tone::StagingSoft;
}

/// Text on its own ground, so that hatching does not run through it.
void paintOn(QPainter& painter, const QRectF& inside, Qt::Alignment side, const QString& text, const QColor& ground)
{
    const qreal width = painter.fontMetrics().horizontalAdvance(text) + 4;
    const qreal left = side.testFlag(Qt::AlignRight) ? inside.right() - width + 2 : inside.left() - 2;
    painter.fillRect(QRectF(left, inside.top() + 2, width, inside.height() - 4), ground);
    painter.drawText(inside, side | Qt::AlignVCenter, text);
}

} // namespace

TimelineWidget::TimelineWidget(QWidget* parent)
    : QWidget(parent)
    , m_moment(Timestamp::now())
{
    setObjectName(QStringLiteral("releaseTimeline"));
    setAccessibleRole(*this, QAccessible::Chart);
    setAccessibleName(tr("Releases over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &TimelineWidget::layOut);
}

void TimelineWidget::setModel(std::shared_ptr<const Model> model)
{
    m_model = std::move(model);
    layOut();
}

void TimelineWidget::setMoment(Timestamp moment)
{
    m_moment = moment;
    setAccessibleDescription(description());
    update();
}

void TimelineWidget::layOut()
{
    m_layout = m_model ? layOutTimeline(*m_model, Timestamp::now(), metricsFor(width())) : TimelineLayout();
    setAccessibleDescription(description());
    updateGeometry();
    update();
}

QString TimelineWidget::description() const
{
    if (!m_model)
        return {};
    const ReleaseEvent* release = releaseInForce(*m_model, productionStage(), m_moment);
    const QString label
        = release ? QString::fromStdString(shownLabel(*m_model, release->to, release->toLabel)) : QString();
    return tr("%n releases; on %1 %2 was in production", nullptr, static_cast<int>(m_model->releases.size()))
        .arg(handleText(m_moment), label.isEmpty() ? tr("nothing") : label);
}

QSize TimelineWidget::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const TimelineMetrics metrics = metricsFor(width());
    const auto lanes = static_cast<qreal>(std::max<std::size_t>(m_layout.lanes.size(), 1));
    return {theme.scaled(600), static_cast<int>(metrics.top + lanes * metrics.rowHeight) + theme.scaled(22)};
}

QSize TimelineWidget::minimumSizeHint() const
{
    return {Theme::instance().scaled(300), sizeHint().height()};
}

void TimelineWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colour(Tone::Surface));
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxis(painter);
    for (const TimelineLane& lane : m_layout.lanes)
        paintLane(painter, lane);
    paintNow(painter);
    if (!m_layout.lanes.empty())
        paintHandle(painter);
    if (hasFocus()) {
        painter.setPen(QPen(stylepainting::focusColour(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineWidget::paintAxis(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    painter.setFont(theme.font(TypeSize::Small));
    for (const TimeTick& tick : timeTicks(m_layout.scale, theme.scaled(70))) {
        const qreal x = std::round(m_layout.scale.x(tick.time)) + 0.5;
        painter.setPen(theme.colour(Tone::Grid));
        painter.drawLine(QPointF(x, theme.scaled(30)), QPointF(x, m_layout.height));
        painter.setPen(theme.colour(Tone::Muted));
        painter.drawText(QPointF(x + 5, theme.scaled(40)), tick.label);
    }
}

void TimelineWidget::paintLane(QPainter& painter, const TimelineLane& lane) const
{
    const Theme& theme = Theme::instance();
    painter.setPen(theme.colour(Tone::Border));
    painter.drawLine(lane.rectangle.bottomLeft(), lane.rectangle.bottomRight());
    const bool isProduction = lane.stage.toStdString() == productionStage().text();
    painter.setFont(theme.font(TypeSize::Body, QFont::DemiBold));
    painter.setPen(theme.colour(stageTone(isProduction)));
    const QRectF name(theme.scaled(14), lane.rectangle.top(), theme.scaled(94), lane.rectangle.height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(stageTitle(lane.stage), Qt::ElideRight, int(name.width())));
    for (const TimelineBar& bar : lane.bars)
        paintBarGround(painter, bar);
    for (const TimelineGap& gap : lane.gaps)
        paintGap(painter, gap);
    for (const TimelineBar& bar : lane.bars)
        paintBarText(painter, bar);
}

/// Hatched over ground and bars, in an ink that each of them shows.
void TimelineWidget::paintGap(QPainter& painter, const TimelineGap& gap) const
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setClipRect(gap.rectangle);
    const bool isOverPresent = !gap.doubt.before && gap.doubt.after;
    QColor ink = theme.colour(isOverPresent ? Tone::OnAccent : Tone::Warning);
    ink.setAlphaF(isOverPresent ? 0.55F : 0.8F);
    painter.setPen(QPen(ink, 1));
    const qreal height = gap.rectangle.height();
    const qreal step = theme.scaled(7);
    const qreal first = std::floor((gap.rectangle.left() - height) / step) * step;
    for (qreal x = first; x < gap.rectangle.right(); x += step)
        painter.drawLine(QPointF(x, gap.rectangle.bottom()), QPointF(x + height, gap.rectangle.top()));
    painter.restore();
}

void TimelineWidget::paintBarGround(QPainter& painter, const TimelineBar& bar) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().colour(groundTone(bar)));
    painter.drawRoundedRect(bar.rectangle.adjusted(0, 0, -1, 0), 3, 3);
}

void TimelineWidget::paintBarText(QPainter& painter, const TimelineBar& bar) const
{
    const Theme& theme = Theme::instance();
    const QFont labelFont = theme.font(TypeSize::Small, QFont::DemiBold);
    const QFontMetrics labelMetrics(labelFont);
    const int labelWidth = labelMetrics.horizontalAdvance(bar.label);
    const int gap = theme.scaled(6);
    QRectF inside = bar.rectangle.adjusted(gap, 0, -gap, 0);
    const bool fits = labelWidth <= inside.width();
    const Tone ink = bar.isPresent && fits ? Tone::OnAccent : stageTone(bar.isProduction);
    painter.setFont(labelFont);
    painter.setPen(theme.colour(ink));
    if (fits)
        paintOn(painter, inside, Qt::AlignLeft, bar.label, theme.colour(groundTone(bar)));
    else if (bar.isPresent) // The newest bar may be a hair wide; its name stands beside it, in the margin.
        painter.drawText(QRectF(bar.rectangle.right() + gap, bar.rectangle.top(), labelWidth, bar.rectangle.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, bar.label);
    painter.setFont(theme.font(TypeSize::Small));
    const int durationWidth = painter.fontMetrics().horizontalAdvance(bar.duration);
    if (labelWidth + durationWidth + 3 * gap <= inside.width())
        paintOn(painter, inside, Qt::AlignRight, bar.duration, theme.colour(groundTone(bar)));
}

void TimelineWidget::paintNow(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const qreal x = std::round(m_layout.scale.x(Timestamp::now())) + 0.5;
    painter.setPen(QPen(theme.colour(Tone::Text), 1, Qt::DotLine));
    painter.drawLine(QPointF(x, theme.scaled(30)), QPointF(x, m_layout.height));
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    const QRectF place(x - 60, m_layout.height + 2, 60, theme.scaled(18));
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, tr("now"));
}

void TimelineWidget::paintHandle(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const qreal x = std::round(m_layout.scale.x(m_moment));
    const QColor accent = theme.colour(Tone::AccentFill);
    painter.setFont(theme.font(TypeSize::Small, QFont::DemiBold));
    const QString text = handleText(m_moment);
    const qreal width = painter.fontMetrics().horizontalAdvance(text) + theme.scaled(14);
    const qreal left = std::clamp<qreal>(x - width / 2, 2, std::max<qreal>(2, this->width() - width - 2));
    const QRectF label(left, theme.scaled(6), width, theme.scaled(20));
    painter.setPen(QPen(accent, 2));
    painter.drawLine(QPointF(x, label.bottom()), QPointF(x, m_layout.height));
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(label, 4, 4);
    const qreal grip = theme.scaled(5);
    QPainterPath path;
    path.moveTo(x, m_layout.height - grip);
    path.lineTo(x + grip, m_layout.height);
    path.lineTo(x + grip, m_layout.height + grip);
    path.lineTo(x - grip, m_layout.height + grip);
    path.lineTo(x - grip, m_layout.height);
    painter.drawPath(path);
    painter.setPen(theme.colour(Tone::OnAccent));
    painter.drawText(label, Qt::AlignCenter, text);
}

void TimelineWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

const TimelineBar* TimelineWidget::barAt(QPointF position) const
{
    for (const TimelineLane& lane : m_layout.lanes) {
        for (const TimelineBar& bar : lane.bars) {
            if (bar.rectangle.contains(position))
                return &bar;
        }
    }
    return nullptr;
}

QString TimelineWidget::toolTipAt(QPointF position) const
{
    QStringList lines;
    if (const TimelineBar* const bar = barAt(position))
        lines.append(tr("%1, %2").arg(bar->label, bar->duration));
    const auto localText = [](Timestamp time) { return handleText(time).toStdString(); };
    for (const TimelineLane& lane : m_layout.lanes) {
        const auto gap = std::ranges::find_if(
            lane.gaps, [&](const TimelineGap& candidate) { return candidate.rectangle.contains(position); });
        if (gap != lane.gaps.end())
            lines.append(
                QString::fromStdString(doubtText(*m_model, Name(lane.stage.toStdString()), gap->doubt, localText)));
    }
    return lines.join(u'\n');
}

void TimelineWidget::moveTo(Timestamp moment)
{
    m_moment.milliseconds
        = std::clamp(moment.milliseconds, m_layout.scale.begin.milliseconds, m_layout.scale.end.milliseconds);
    setAccessibleDescription(description());
    update();
    Q_EMIT momentChanged(m_moment);
}

void TimelineWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        moveTo(m_layout.scale.time(event->position().x()));
}

void TimelineWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        moveTo(m_layout.scale.time(event->position().x()));
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const TimelineBar* bar = barAt(event->position()); bar && bar->version)
        Q_EMIT versionActivated(QString::fromStdString(*bar->version));
}

void TimelineWidget::keyPressEvent(QKeyEvent* event)
{
    const bool isLeft = event->key() == Qt::Key_Left;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(m_moment.milliseconds);
    const auto go = [this](const QDateTime& time) { moveTo({time.toMSecsSinceEpoch()}); };
    if (isLeft || event->key() == Qt::Key_Right)
        go(event->modifiers() & Qt::ShiftModifier ? moment.addMonths(isLeft ? -1 : 1)
                                                  : moment.addDays(isLeft ? -1 : 1));
    else if (event->key() == Qt::Key_Home)
        moveTo(m_layout.scale.begin);
    else if (event->key() == Qt::Key_End)
        moveTo(m_layout.scale.end);
    else
        QWidget::keyPressEvent(event);
}

bool TimelineWidget::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const QString text = toolTipAt(help->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

} // namespace colophon
