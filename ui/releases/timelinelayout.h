#pragma once

#include "models/releases/release.h"
#include "models/releases/stagedoubt.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace colophon {

/// The geometry of the release timeline: who held which stage when, as bars over time. Pure functions of their input.

/// Maps time to x and back, linearly.
struct TimeScale
{
    Timestamp begin;
    Timestamp end;
    qreal left = 0;
    qreal right = 1;

    qreal x(Timestamp time) const;
    Timestamp time(qreal x) const;
};

/// A mark on the time axis.
struct TimeTick
{
    Timestamp time;
    QString label; ///< "Jan 2026", "Feb", "12 Mar", "14:00"
};

/// Round months, days or hours inside the scale, about one for each `spacing` pixels. Local time.
std::vector<TimeTick> timeTicks(const TimeScale& scale, qreal spacing);

struct TimelineBar
{
    QRectF rectangle;
    QString label; ///< of the version
    QString duration; ///< "36 days"
    bool isPresent = false;
    bool isProduction = false;
    std::size_t release = 0; ///< index into Model::releases
    std::optional<VersionId> version;
};

/// Where the record has a gap: drawn hatched over bars and ground.
struct TimelineGap
{
    QRectF rectangle;
    StageDoubt doubt;
};

struct TimelineLane
{
    QString stage;
    QRectF rectangle;
    std::vector<TimelineBar> bars;
    std::vector<TimelineGap> gaps;
};

struct TimelineMetrics
{
    qreal width = 800;
    qreal labelWidth = 112; ///< of the stage names at the left
    qreal top = 44;
    qreal rowHeight = 38;
    qreal barHeight = 24;
    qreal rightMargin = 56; ///< room for the label of a bar that begins near now
};

struct TimelineLayout
{
    TimeScale scale;
    std::vector<TimelineLane> lanes; ///< production first
    qreal height = 0;
};

/// Covers all releases and now, with a little room at both ends. Without releases there is no lane.
TimelineLayout layOutTimeline(const Model& model, Timestamp now, const TimelineMetrics& metrics);

} // namespace colophon
