#include "models/lineage/recordednoise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace colophon {

namespace {

constexpr auto kEndings = std::to_array<std::string_view>(
    {"_std", ".std", "/std", "_stddev", "_standard_deviation", ".standard_deviation"});

struct Repeats
{
    std::string_view parameter;
    std::string_view word;
};

constexpr auto kRepeats = std::to_array<Repeats>({{"seeds", "seeds"},
                                                  {"n_seeds", "seeds"},
                                                  {"num_seeds", "seeds"},
                                                  {"repeats", "repeats"},
                                                  {"n_repeats", "repeats"},
                                                  {"folds", "folds"},
                                                  {"n_folds", "folds"},
                                                  {"n_splits", "folds"},
                                                  {"cv", "folds"}});

bool isCount(std::string_view text)
{
    constexpr std::size_t kMostDigits = 6;
    return !text.empty() && text.size() <= kMostDigits
        && std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; }) && text != "0"
        && text != "1";
}

/// "5 seeds"
std::string sourceOf(const Facts& facts)
{
    for (const Repeats& each : kRepeats) {
        for (const Entry& entry : facts.parameters) {
            if (entry.key.text() == each.parameter && isCount(entry.value))
                return entry.value + " " + std::string(each.word);
        }
    }
    return "recorded standard deviation";
}

} // namespace

std::string_view deviationSubject(std::string_view key)
{
    for (const std::string_view ending : kEndings) {
        if (key.size() > ending.size() && key.ends_with(ending))
            return key.substr(0, key.size() - ending.size());
    }
    return {};
}

void addRecordedNoise(Facts& facts)
{
    bool wasAdded = false;
    for (const Metric& deviation : facts.metrics) {
        const std::string_view subject = deviationSubject(deviation.key.text());
        const bool isDeviation = !subject.empty() && deviation.isNumber() && std::isfinite(deviation.value)
            && deviation.value >= 0 && deviation.value <= double(std::numeric_limits<float>::max());
        if (!isDeviation)
            continue;
        for (Metric& metric : facts.metrics) {
            const bool isMeant = metric.key.text() == subject && metric.dataset == deviation.dataset;
            if (isMeant && metric.isNumber() && std::isnan(metric.noise)) {
                metric.noise = static_cast<float>(deviation.value);
                wasAdded = true;
            }
        }
    }
    if (wasAdded && facts.noiseSource.empty())
        facts.noiseSource = sourceOf(facts);
}

bool isToldAsNoise(const Facts& facts, const Metric& metric)
{
    const std::string_view subject = deviationSubject(metric.key.text());
    if (subject.empty())
        return false;
    return std::ranges::any_of(facts.metrics, [&](const Metric& other) {
        return other.key.text() == subject && other.dataset == metric.dataset && std::isfinite(other.noise);
    });
}

} // namespace colophon
