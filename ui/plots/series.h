#pragma once

#include "models/compare/decimate.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace colophon {

/// What plots show: plain values. Names come from outside and are painted as plain text; `slot` decides on colour and
/// shape (ui/widgets/versionmark.h), -1 is a version that was not chosen.

/// One curve over steps.
struct CurveSeries
{
    QString id; ///< of the version
    QString name;
    int slot = -1;
    std::shared_ptr<const CurvePyramid> curve; ///< null while it is being read
    std::shared_ptr<const CurvePyramid> line; ///< a smoothed form for the line; null: the curve itself
    bool isOtherData = false; ///< not comparable with the baseline: it does not set the range of the axis
};

/// One value in a group of bars.
struct BarValue
{
    std::optional<double> value; ///< empty: not recorded
    QString text; ///< as shown over the bar
    bool isOtherData = false; ///< painted pale
};

/// The values of one metric, in the order of the versions.
struct BarGroup
{
    QString name;
    QString direction; ///< "higher is better"; or empty
    std::vector<BarValue> values;
};

struct BarVersion
{
    QString id;
    QString name;
    int slot = -1;
};

struct BarData
{
    std::vector<BarVersion> versions;
    std::vector<BarGroup> groups;
};

/// One version on the way of a metric over versions.
struct TrendPoint
{
    QString id;
    QString name;
    double value = std::numeric_limits<double>::quiet_NaN(); ///< NaN: not recorded
    double noise = std::numeric_limits<double>::quiet_NaN(); ///< ± of the whisker; NaN: no claim
    int slot = -1;
    int part = 0; ///< points are joined with the ones of their part only: numbers on one evaluation data
};

/// A version that is in production or was, over its point.
struct TrendBand
{
    std::size_t point = 0; ///< index
    bool isPresent = false;
    QString name;
};

struct TrendData
{
    QString metric;
    QString direction; ///< "higher is better"; or empty
    std::vector<TrendPoint> points; ///< oldest first
    std::vector<TrendBand> bands;
    std::vector<QString>
        partNotes; ///< for part i: why it is apart from the part before ("labels re-balanced"); or empty
};

} // namespace colophon
