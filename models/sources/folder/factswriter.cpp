#include "models/sources/folder/factswriter.h"

#include <cmath>

namespace colophon::folder {

namespace {

constexpr std::size_t kLongestMetricText = 256;

} // namespace

OriginIndex FactsWriter::origin(std::string_view place)
{
    return facts.addOrigin({m_source, std::string(place), false});
}

bool FactsWriter::hasRoom(std::size_t count, std::size_t keyLength)
{
    if (count < kMostEntries && keyLength <= kLongestKey)
        return true;
    if (!m_leftOut)
        warn({}, 0, "Some entries were left out: there are too many, or their names are too long.",
             "At most " + std::to_string(kMostEntries) + " entries of a kind are read for one version.");
    m_leftOut = true;
    return false;
}

Metric* FactsWriter::metricFor(Name key, OriginIndex origin)
{
    if (key.isEmpty())
        return nullptr;
    const auto known = m_metrics.find(key);
    if (known == m_metrics.end() && !hasRoom(facts.metrics.size(), key.text().size()))
        return nullptr;
    const auto [position, isNew] = m_metrics.try_emplace(key, facts.metrics.size());
    if (isNew)
        facts.metrics.emplace_back().key = key;
    Metric& metric = facts.metrics[position->second];
    metric.origin = origin;
    return &metric;
}

void FactsWriter::metric(Name key, double value, OriginIndex origin)
{
    if (Metric* metric = metricFor(key, origin)) {
        metric->value = value;
        metric->text = Name();
    }
}

void FactsWriter::metric(Name key, const Value& value, OriginIndex origin)
{
    if (value.isNumber()) {
        metric(key, value.number(), origin);
    } else if (value.kind == Value::Kind::Boolean) {
        // As DVC does, where true − false is 1.
        metric(key, value.text == "true" ? 1 : 0,
               this->origin(facts.origins[origin].place + ", true read as 1, false as 0"));
    } else if (value.isText() && value.text.size() <= kLongestMetricText) {
        if (Metric* metric = metricFor(key, origin)) {
            metric->value = std::numeric_limits<double>::quiet_NaN();
            metric->text = Name(value.text);
        }
    }
}

void FactsWriter::curves(const Curves& curves, OriginIndex origin)
{
    for (const MetricHistory& curve : curves.all()) {
        Metric* metric = metricFor(curve.key, origin);
        if (!metric || curve.values.empty())
            continue;
        metric->value = curve.values.back();
        metric->text = Name();
        metric->hasCurve = metric->hasCurve || curve.size() > 1;
    }
}

void FactsWriter::noise(Name key, double noise)
{
    const auto found = m_metrics.find(key);
    if (found != m_metrics.end() && noise >= 0)
        facts.metrics[found->second].noise = static_cast<float>(noise);
}

void FactsWriter::dataset(Name key, Name dataset)
{
    if (const auto found = m_metrics.find(key); found != m_metrics.end())
        facts.metrics[found->second].dataset = dataset;
}

void FactsWriter::entry(std::vector<Entry>& into, std::string_view key, const Value& value, OriginIndex origin)
{
    if (key.empty() || !hasRoom(into.size(), key.size()))
        return;
    std::string text = value.isScalar() ? value.text : toJson(value);
    if (value.kind == Value::Kind::Null)
        text = "null";
    into.push_back({Name(key), std::move(text), entryType(value), origin});
}

void FactsWriter::entries(std::vector<Entry>& into, const Value& value, OriginIndex origin, const std::string& prefix)
{
    flatten(value, prefix, [&](const std::string& key, const Value& leaf) { entry(into, key, leaf, origin); });
}

void FactsWriter::text(std::vector<Entry>& into, std::string_view key, std::string text, OriginIndex origin)
{
    if (!key.empty() && !text.empty() && hasRoom(into.size(), key.size()))
        into.push_back({Name(key), std::move(text), ValueType::Text, origin});
}

void FactsWriter::warn(std::string file, int line, std::string reason, std::string hint)
{
    problems.push_back(
        {m_source, Problem::Severity::Warning, std::move(file), line, std::move(reason), std::move(hint)});
}

} // namespace colophon::folder
