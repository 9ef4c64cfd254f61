#include "models/compare/comparison.h"
#include "models/compare/metricwords.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace colophon {

namespace {

// What people look at first: how good on the whole, then how fast, then single sides of quality.
constexpr auto kFamiliar
    = std::to_array<std::string_view>({"accuracy",   "acc", "auc",     "auroc", "ndcg",    "map",    "mrr",      "hit",
                                       "iou",        "r2",  "rmse",    "mae",   "mape",    "bleu",   "rouge",    "wer",
                                       "perplexity", "f1",  "latency", "loss",  "logloss", "recall", "precision"});

std::size_t familiarity(const std::vector<std::string>& words)
{
    std::size_t rank = kFamiliar.size();
    for (const std::string& word : words) {
        const auto found = std::ranges::find(kFamiliar, word);
        rank = std::min(rank, static_cast<std::size_t>(found - kFamiliar.begin()));
    }
    return rank;
}

bool isOfTraining(const std::vector<std::string>& words)
{
    return std::ranges::any_of(words, [](const std::string& word) { return word.starts_with("train"); });
}

std::unordered_map<Name, std::size_t> countNumbers(const Model& model)
{
    std::unordered_map<Name, std::size_t> counts;
    for (const Version& version : model.versions) {
        Name previous;
        for (const Metric& metric : version.facts.metrics) {
            if (metric.isNumber() && metric.key != previous)
                ++counts[metric.key];
            previous = metric.key;
        }
    }
    return counts;
}

} // namespace

std::vector<Name> headlineMetrics(const Model& model, std::size_t limit)
{
    const auto counts = countNumbers(model);
    std::size_t most = 0;
    for (const auto& [key, count] : counts)
        most = std::max(most, count);

    using Rank = std::tuple<bool, bool, bool, std::size_t, std::size_t, std::string_view>;
    std::vector<std::pair<Rank, Name>> ranked;
    for (const auto& [key, count] : counts) {
        const auto words = metricWords(key.text());
        const bool isRare = count * 2 < most;
        const bool isUnknown = guessDirection(key.text()) == Direction::None;
        ranked.push_back(
            {Rank(isRare, isUnknown, isOfTraining(words), familiarity(words), most - count, key.text()), key});
    }
    std::ranges::sort(ranked, {}, &std::pair<Rank, Name>::first);
    std::vector<Name> keys;
    for (std::size_t i = 0; i < std::min(limit, ranked.size()); ++i)
        keys.push_back(ranked[i].second);
    return keys;
}

} // namespace colophon
