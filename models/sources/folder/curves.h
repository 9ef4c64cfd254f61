#pragma once

#include "models/catalog/metrichistory.h"
#include "models/files/value.h"

#include <expected>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon::folder {

/// Curves by key, in the order in which the keys appeared.
class Curves
{
public:
    void add(Name key, double value, std::int64_t step);
    void add(Name key, double value, std::int64_t step, std::int64_t time);

    const std::vector<MetricHistory>& all() const { return m_curves; }
    const MetricHistory* find(Name key) const;
    std::size_t pointCount() const { return m_points; }

private:
    MetricHistory& curve(Name key);

    std::vector<MetricHistory> m_curves;
    std::unordered_map<Name, std::size_t> m_positions;
    std::size_t m_points = 0;
};

/// Reads a table of one row for each step. The column named "step", "epoch" or the like counts; without one the rows
/// do. "timestamp" holds times, empty cells are no points. Problem: no header, or a row that is broken (its line).
std::expected<Curves, Problem> parseCurveTable(std::string_view csv);

/// The "log_history" of a trainer_state.json. Points that cannot be used are left out.
Curves curvesOfTrainer(const Value& state);

/// {"loss": [0.9, 0.8]} and {"loss": {"values": [...], "steps": [...], "times": [...]}}: the shape of "curves" in
/// colophon.json, and the lists of numbers in a metrics.json. Nested keys are joined with a dot.
Curves curvesOfObject(const Value& object);

/// Whether the value has one of these two shapes.
bool isCurve(const Value& value);

} // namespace colophon::folder
