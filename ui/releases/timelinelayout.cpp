#include "ui/releases/timelinelayout.h"

#include "models/compare/numbertext.h"
#include "models/items/releasesmodel.h"
#include "models/releases/shownlabel.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace colophon {

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;

/// Steps between ticks, from hours to years; months and years are stepped on the calendar.
struct TickStep
{
    std::int64_t milliseconds;
    int months;
    const char* format;
};

constexpr TickStep kSteps[]{
    {kHour, 0, "HH:mm"},   {6 * kHour, 0, "d MMM HH:mm"}, {kDay, 0, "d MMM"},       {7 * kDay, 0, "d MMM"},
    {30 * kDay, 1, "MMM"}, {91 * kDay, 3, "MMM"},         {365 * kDay, 12, "yyyy"}, {5 * 365 * kDay, 60, "yyyy"},
};

QDateTime firstTick(QDateTime time, const TickStep& step)
{
    if (step.months >= 12)
        return QDate(time.date().year(), 1, 1).startOfDay();
    if (step.months > 0)
        return QDate(time.date().year(), time.date().month(), 1).startOfDay();
    if (step.milliseconds >= kDay)
        return time.date().startOfDay();
    return QDateTime(time.date(), QTime(time.time().hour(), 0));
}

QDateTime nextTick(const QDateTime& time, const TickStep& step)
{
    if (step.months > 0)
        return time.addMonths(step.months);
    return step.milliseconds >= kDay ? time.addDays(step.milliseconds / kDay) : time.addMSecs(step.milliseconds);
}

/// January carries its year, so that a long axis needs no second row.
QString tickLabel(const QDateTime& time, const TickStep& step, bool isFirst)
{
    const bool namesYear = step.months > 0 && step.months < 12 && (isFirst || time.date().month() == 1);
    return QLocale::c().toString(time, namesYear ? QStringLiteral("MMM yyyy") : QString::fromLatin1(step.format));
}

TimeScale scaleOver(const Model& model, Timestamp now, const TimelineMetrics& metrics)
{
    Timestamp begin = now;
    Timestamp end = now;
    for (const ReleaseEvent& release : model.releases) {
        begin = std::min(begin, release.effective);
        end = std::max(end, release.effective);
    }
    const std::int64_t span = std::max<std::int64_t>(end.milliseconds - begin.milliseconds, kDay);
    begin.milliseconds -= span / 12;
    return {begin, end, metrics.labelWidth, std::max(metrics.labelWidth + 1, metrics.width - metrics.rightMargin)};
}

TimelineBar barOf(const Model& model, const Tenure& tenure, const TimeScale& scale, const QRectF& lane, qreal barHeight,
                  Timestamp now)
{
    const Timestamp end = tenure.end.value_or(std::max(now, tenure.begin));
    const qreal left = scale.x(tenure.begin);
    // A stretch too short to see is still there to be pointed at.
    const qreal width = std::max<qreal>(scale.x(end) - left, 5);
    TimelineBar bar;
    bar.rectangle = QRectF(left, lane.center().y() - barHeight / 2, width, barHeight);
    bar.label = QString::fromStdString(shownLabel(model, tenure.version, tenure.label));
    bar.duration = QString::fromStdString(durationText(end.milliseconds - tenure.begin.milliseconds));
    bar.isPresent = !tenure.end;
    bar.isProduction = tenure.stage == productionStage();
    bar.release = tenure.release;
    bar.version = tenure.version;
    return bar;
}

std::vector<TimelineGap> gapsOf(const Model& model, const TimelineLane& lane, const TimeScale& scale, qreal barHeight,
                                Timestamp now)
{
    std::vector<TimelineGap> gaps;
    for (const DoubtfulStretch& stretch :
         doubtfulStretches(model, Name(lane.stage.toStdString()), scale.begin, std::max(now, scale.begin))) {
        const qreal left = scale.x(stretch.begin);
        gaps.push_back(
            {QRectF(left, lane.rectangle.center().y() - barHeight / 2, scale.x(stretch.end) - left, barHeight),
             stretch.doubt});
    }
    return gaps;
}

std::vector<QString> orderedStages(const std::vector<Tenure>& all)
{
    std::vector<QString> stages;
    for (const Tenure& tenure : all) {
        const QString stage = QString::fromStdString(tenure.stage.text());
        if (std::ranges::find(stages, stage) == stages.end())
            stages.push_back(stage);
    }
    const QString production = QString::fromStdString(productionStage().text());
    std::ranges::sort(stages, [&](const QString& left, const QString& right) {
        return std::pair(left != production, left) < std::pair(right != production, right);
    });
    return stages;
}

} // namespace

qreal TimeScale::x(Timestamp time) const
{
    const auto span = static_cast<qreal>(std::max<std::int64_t>(end.milliseconds - begin.milliseconds, 1));
    return left + (right - left) * static_cast<qreal>(time.milliseconds - begin.milliseconds) / span;
}

Timestamp TimeScale::time(qreal x) const
{
    const qreal share = std::clamp<qreal>((x - left) / std::max<qreal>(right - left, 1), 0, 1);
    return {begin.milliseconds
            + static_cast<std::int64_t>(share * static_cast<qreal>(end.milliseconds - begin.milliseconds))};
}

std::vector<TimeTick> timeTicks(const TimeScale& scale, qreal spacing)
{
    const qreal wanted = std::max<qreal>((scale.right - scale.left) / std::max<qreal>(spacing, 1), 1);
    const auto span = static_cast<qreal>(scale.end.milliseconds - scale.begin.milliseconds);
    const TickStep* step = std::end(kSteps) - 1;
    for (const TickStep& candidate : kSteps) {
        if (span / static_cast<qreal>(candidate.milliseconds) <= wanted) {
            step = &candidate;
            break;
        }
    }
    std::vector<TimeTick> ticks;
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(scale.end.milliseconds);
    const QDateTime begin = QDateTime::fromMSecsSinceEpoch(scale.begin.milliseconds);
    constexpr std::size_t kMostTicks = 200;
    for (QDateTime time = firstTick(begin, *step); time <= end && ticks.size() < kMostTicks;
         time = nextTick(time, *step)) {
        if (time >= begin)
            ticks.push_back({{time.toMSecsSinceEpoch()}, tickLabel(time, *step, ticks.empty())});
    }
    return ticks;
}

TimelineLayout layOutTimeline(const Model& model, Timestamp now, const TimelineMetrics& metrics)
{
    TimelineLayout layout;
    layout.scale = scaleOver(model, now, metrics);
    const std::vector<Tenure> all = tenures(model);
    qreal top = metrics.top;
    for (const QString& stage : orderedStages(all)) {
        layout.lanes.push_back({stage, QRectF(0, top, metrics.width, metrics.rowHeight), {}, {}});
        top += metrics.rowHeight;
        TimelineLane& lane = layout.lanes.back();
        lane.gaps = gapsOf(model, lane, layout.scale, metrics.barHeight, now);
    }
    for (const Tenure& tenure : all) {
        const QString stage = QString::fromStdString(tenure.stage.text());
        const auto lane = std::ranges::find(layout.lanes, stage, &TimelineLane::stage);
        lane->bars.push_back(barOf(model, tenure, layout.scale, lane->rectangle, metrics.barHeight, now));
    }
    layout.height = top;
    return layout;
}

} // namespace colophon
