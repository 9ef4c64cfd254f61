#include "models/compare/comparison.h"
#include "models/compare/metricwords.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace colophon {

namespace {

using Words = std::vector<std::string>;

// Words that make a number better when it is smaller.
constexpr auto kLowerWords = std::to_array<std::string_view>({"aic",
                                                              "bic",
                                                              "brier",
                                                              "bytes",
                                                              "cer",
                                                              "cost",
                                                              "crossentropy",
                                                              "deviance",
                                                              "distance",
                                                              "divergence",
                                                              "drift",
                                                              "duration",
                                                              "ece",
                                                              "eer",
                                                              "entropy",
                                                              "err",
                                                              "error",
                                                              "errors",
                                                              "false",
                                                              "fdr",
                                                              "fid",
                                                              "flops",
                                                              "fnr",
                                                              "footprint",
                                                              "fpr",
                                                              "gb",
                                                              "hamming",
                                                              "hinge",
                                                              "impurity",
                                                              "kb",
                                                              "kl",
                                                              "latency",
                                                              "logloss",
                                                              "loss",
                                                              "losses",
                                                              "lpips",
                                                              "mae",
                                                              "mape",
                                                              "mb",
                                                              "medae",
                                                              "memory",
                                                              "miss",
                                                              "misclassification",
                                                              "ms",
                                                              "mse",
                                                              "msle",
                                                              "nll",
                                                              "overhead",
                                                              "perplexity",
                                                              "ppl",
                                                              "regret",
                                                              "residual",
                                                              "rmse",
                                                              "rmsle",
                                                              "rss",
                                                              "runtime",
                                                              "sec",
                                                              "seconds",
                                                              "size",
                                                              "smape",
                                                              "ter",
                                                              "time",
                                                              "us",
                                                              "wape",
                                                              "wer",
                                                              "wmape"});

// Words that make a number better when it is larger.
constexpr auto kHigherWords = std::to_array<std::string_view>(
    {"acc",      "accuracy",    "agreement",   "ap",       "ari",         "auc",    "auprc",      "auroc",      "bleu",
     "chrf",     "conversion",  "correlation", "ctr",      "dice",        "elbo",   "explained",  "f1",         "f2",
     "fbeta",    "fps",         "fscore",      "gini",     "hit",         "hits",   "iou",        "jaccard",    "kappa",
     "ks",       "lift",        "likelihood",  "map",      "matthews",    "mcc",    "meteor",     "miou",       "mrr",
     "ndcg",     "nmi",         "npv",         "pearson",  "ppv",         "prauc",  "precision",  "predictive", "psnr",
     "purity",   "qps",         "r2",          "recall",   "revenue",     "reward", "roc",        "rouge",      "rps",
     "rsquared", "sensitivity", "silhouette",  "spearman", "specificity", "ssim",   "throughput", "tnr",        "tpr",
     "true",     "uplift",      "win"});

// Words that say the number is a setting or a description, whatever stands beside them.
constexpr auto kNeutralWords = std::to_array<std::string_view>(
    {"batch", "decay", "lr", "momentum", "scale", "std", "stddev", "stdev", "threshold", "vocab", "weight", "weights"});

// Words that ask for resources instead of judging predictions.
constexpr auto kResourceWords
    = std::to_array<std::string_view>({"bytes",   "cost", "duration", "flops", "footprint",  "fps",  "gb",  "kb",
                                       "latency", "mb",   "memory",   "ms",    "overhead",   "qps",  "rps", "rss",
                                       "runtime", "sec",  "seconds",  "size",  "throughput", "time", "us"});

constexpr auto kTimeUnits
    = std::to_array<std::string_view>({"hour", "min", "minute", "ms", "s", "sec", "second", "seconds", "time"});

template <std::size_t N> bool isOneOf(const std::array<std::string_view, N>& list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

template <std::size_t N> bool holdsAny(const Words& words, const std::array<std::string_view, N>& list)
{
    return std::ranges::any_of(words, [&](const std::string& word) { return isOneOf(list, word); });
}

bool holds(const Words& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// Sizes of data are settings ("train_size"), sizes of models are costs ("size_mb").
bool isSizeOfData(const Words& words)
{
    static constexpr auto kData
        = std::to_array<std::string_view>({"data", "dataset", "eval", "sample", "samples", "test", "train", "window"});
    return holds(words, "size") && holdsAny(words, kData);
}

/// "samples per second" is a rate of work, "seconds per step" is a time.
std::optional<Direction> directionOfRate(const Words& words)
{
    const auto per = std::ranges::find(words, "per");
    if (per == words.end() || per == words.begin() || per + 1 == words.end())
        return {};
    if (isOneOf(kTimeUnits, *(per + 1)))
        return Direction::Higher;
    if (isOneOf(kTimeUnits, *(per - 1)))
        return Direction::Lower;
    return {};
}

/// "neg_mean_squared_error" turns the meaning round; "false_negative_rate" and "negative_predictive_value" do not.
bool isNegated(const Words& words)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] != "neg" && words[i] != "negative" && words[i] != "minus")
            continue;
        const bool isClassName = (i > 0 && (words[i - 1] == "false" || words[i - 1] == "true"))
            || words[i + 1] == "predictive" || words[i + 1] == "class";
        if (!isClassName)
            return true;
    }
    return false;
}

Direction reverse(Direction direction)
{
    switch (direction) {
    case Direction::Higher:
        return Direction::Lower;
    case Direction::Lower:
        return Direction::Higher;
    case Direction::None:
        break;
    }
    return Direction::None;
}

Direction directionOfWords(const Words& words)
{
    if (const auto rate = directionOfRate(words))
        return *rate;
    if (holds(words, "explained") || holds(words, "true"))
        return Direction::Higher;
    if (holdsAny(words, kLowerWords))
        return Direction::Lower;
    if (holdsAny(words, kHigherWords))
        return Direction::Higher;
    return holds(words, "score") ? Direction::Higher : Direction::None;
}

std::string lowerCase(std::string_view text)
{
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    }
    return result;
}

/// Adds the parts of "valAccuracy", then the whole of it: "mIoU" means something only as a whole.
void addWord(std::string_view text, Words& words)
{
    std::size_t begin = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool isHump = std::isupper(static_cast<unsigned char>(text[i])) != 0
            && std::islower(static_cast<unsigned char>(text[i - 1])) != 0;
        if (!isHump)
            continue;
        words.push_back(lowerCase(text.substr(begin, i - begin)));
        begin = i;
    }
    words.push_back(lowerCase(text.substr(begin)));
    if (begin > 0)
        words.push_back(lowerCase(text));
}

} // namespace

std::vector<std::string> metricWords(std::string_view key)
{
    const auto isPart = [](unsigned char letter) { return std::isalnum(letter) != 0 || letter >= 0x80; };
    Words words;
    for (std::size_t begin = 0; begin < key.size();) {
        std::size_t end = begin;
        while (end < key.size() && isPart(static_cast<unsigned char>(key[end])))
            ++end;
        if (end > begin)
            addWord(key.substr(begin, end - begin), words);
        begin = end + 1;
    }
    return words;
}

bool isResourceMetric(std::string_view key)
{
    return holdsAny(metricWords(key), kResourceWords);
}

MetricData metricData(std::string_view key)
{
    const Words words = metricWords(key);
    if (holdsAny(words, kResourceWords))
        return MetricData::None;
    return holds(words, "train") || holds(words, "training") ? MetricData::Training : MetricData::Evaluation;
}

Direction guessDirection(std::string_view metricKey)
{
    // Machine load recorded by MLflow beside the metrics ("system/cpu_utilization_percentage") judges nothing.
    if (metricKey.starts_with("system/"))
        return Direction::None;
    const Words words = metricWords(metricKey);
    if (holdsAny(words, kNeutralWords) || isSizeOfData(words))
        return Direction::None;
    const Direction direction = directionOfWords(words);
    return isNegated(words) ? reverse(direction) : direction;
}

Direction directionOf(Name metric, const Directions& corrected)
{
    const auto found = std::ranges::find(corrected, metric, &std::pair<Name, Direction>::first);
    return found == corrected.end() ? guessDirection(metric.text()) : found->second;
}

std::string_view toString(Direction direction)
{
    switch (direction) {
    case Direction::Higher:
        return "higher";
    case Direction::Lower:
        return "lower";
    case Direction::None:
        break;
    }
    return "none";
}

} // namespace colophon
