#pragma once

#include "models/catalog/metrichistory.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::mlflow {

/// Runs and logged models write different lines.
enum class MetricOwner : std::uint8_t {
    Run, ///< "time value", "time value step" or "time value step dataset digest"
    LoggedModel, ///< "time value step run" or "time value step run dataset digest"
};

/// One line of a metric file. The texts are parts of the line.
struct MetricPoint
{
    std::int64_t time = 0; ///< milliseconds since 1970 UTC
    double value = 0;
    std::int64_t step = 0;
    std::string_view dataset; ///< may hold spaces: lines are read from both ends
    std::string_view digest;
};

/// Reads one line without its line break; nothing if it is malformed.
std::optional<MetricPoint> parseMetricLine(std::string_view line, MetricOwner owner);

/// Whether `point` is later than `other`: by step, then time, then value; a NaN loses to any number.
bool isLater(const MetricPoint& point, const MetricPoint& other);

/// The last value on one data set.
struct LastValue
{
    MetricPoint point;
    std::size_t count = 0; ///< points of this data set
};

/// Collects the last values of one file, line by line, so that a file of any length needs no memory of its own.
class LastValues
{
public:
    explicit LastValues(MetricOwner owner);

    void clear(MetricOwner owner);
    /// Takes whole lines. The texts of the result point into `text`, unless own() is called before it goes away.
    void add(std::string_view text);
    /// Copies the texts of the results, for readers that use one buffer again and again.
    void own();

    /// One for a run; for a logged model one for each data set and digest, in order of appearance.
    const std::vector<LastValue>& values() const { return m_values; }
    std::size_t malformedLines() const { return m_malformed; }
    int firstMalformedLine() const { return m_firstMalformed; }

private:
    void add(const MetricPoint& point);

    MetricOwner m_owner;
    std::vector<LastValue> m_values;
    std::vector<std::string> m_texts;
    std::size_t m_malformed = 0;
    int m_firstMalformed = 0;
    int m_line = 0;
};

/// Appends every point of `text`, which holds whole lines, to the history. Returns the number of malformed lines.
std::size_t appendPoints(std::string_view text, MetricOwner owner, MetricHistory& history);

} // namespace colophon::mlflow
