#include "models/compare/curvekeys.h"

#include "models/compare/metricwords.h"

#include <set>
#include <string>
#include <tuple>

namespace colophon {

std::vector<Name> curveKeys(const std::vector<const Version*>& versions)
{
    std::set<std::tuple<bool, std::string, Name>> keys;
    for (const Version* version : versions) {
        for (const Metric& metric : version->facts.metrics) {
            const bool isOfTraining = metricData(metric.key.text()) == MetricData::Training;
            if (metric.hasCurve)
                keys.emplace(isOfTraining, metric.key.text(), metric.key);
        }
    }
    std::vector<Name> names;
    for (const auto& [isOfTraining, text, key] : keys)
        names.push_back(key);
    return names;
}

} // namespace colophon
