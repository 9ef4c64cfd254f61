#pragma once

#include "ui/history/evolutionscale.h"

#include <span>
#include <vector>

namespace colophon {

/// A stretch of time in which nothing happened, drawn shorter than it lasted.
struct ShortenedGap
{
    AxisRange times; ///< milliseconds since 1970 UTC
    AxisRange places; ///< where it lies on the axis

    friend bool operator==(const ShortenedGap&, const ShortenedGap&) = default;
};

/// Places of moments on an axis of time. Where time would press the versions together, because one of them or a release
/// came long after the others, long empty gaps are shortened; everywhere else a place differs from its time by a
/// constant, so that equal times are equally long.
class ShortenedTime
{
public:
    /// Nothing is shortened: a place is its time.
    ShortenedTime() = default;
    /// Shortens as few gaps as make the versions stand apart, none if that cannot be reached. Both in any order.
    static ShortenedTime fitting(std::vector<double> versions, const std::vector<double>& releases);

    double toPlace(double time) const;
    double toTime(double place) const;
    std::span<const ShortenedGap> gaps() const { return m_gaps; }

    friend bool operator==(const ShortenedTime&, const ShortenedTime&) = default;

private:
    explicit ShortenedTime(std::vector<ShortenedGap> gaps);

    std::vector<ShortenedGap> m_gaps; ///< from left to right
};

} // namespace colophon
