#pragma once

#include "models/compare/comparison.h"
#include "models/compare/metricwords.h"

namespace colophon {

/// What speaks against holding the numbers of two versions against each other. The one rule for tables, charts and
/// gates: a metric that names its data set is judged by that set alone; otherwise a metric of training is judged by the
/// training data, every other judgement of predictions by the evaluation data, and sizes and times by no data at all.
/// The versions must outlive it; each kind of data is looked at once, however many metrics are asked for.
class DataComparison
{
public:
    DataComparison(const Version& baseline, const Version& version);

    const std::optional<Incomparability>& difference(MetricData data) const;
    std::optional<Incomparability> difference(const Metric& baselineMetric, const Metric& metric) const;

private:
    const Version& m_baseline;
    const Version& m_version;
    mutable std::optional<std::optional<Incomparability>> m_training;
    mutable std::optional<std::optional<Incomparability>> m_evaluation;
};

/// Data that a version was trained on, by its context or name; everything else may be what it was measured on.
bool isTrainingData(const Dataset& dataset);

} // namespace colophon
