#include "models/compare/metricdecimals.h"

#include "models/compare/numbertext.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace colophon {

namespace {

/// Versions looked at: the newest ones are what is seen, and a look at all would cost more than it tells.
constexpr std::size_t kSample = 200;

} // namespace

int metricDecimals(const Model& model, Name key)
{
    std::vector<double> values;
    for (const Version& version : model.versions) {
        const Metric* metric = version.facts.metric(key);
        if (metric && metric->isNumber())
            values.push_back(metric->value);
        if (values.size() == kSample)
            break;
    }
    return decimalsFor(values);
}

int metricDecimals(const Catalog& catalog, std::span<const Version* const> versions, Name key)
{
    std::vector<const Model*> seen;
    int decimals = 0;
    for (const Version* version : versions) {
        const Model* model = catalog.model(version->model.text());
        if (!model || std::ranges::find(seen, model) != seen.end())
            continue;
        seen.push_back(model);
        decimals = std::max(decimals, metricDecimals(*model, key));
    }
    return decimals;
}

int decimalsBeside(int decimals, double one, double other)
{
    const double difference = std::abs(one - other);
    if (difference == 0 || !std::isfinite(difference))
        return decimals;
    // Two digits of the difference, as among the versions of a model; not the more that two values alone would get.
    const double needed = 1 - std::floor(std::log10(difference));
    const double shown[]{one, other};
    const int most = decimalsFor(shown);
    return std::max(decimals, needed < most ? static_cast<int>(needed) : most);
}

} // namespace colophon
