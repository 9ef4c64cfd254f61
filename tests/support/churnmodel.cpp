#include "tests/support/churnmodel.h"

#include "models/lineage/releasehistory.h"
#include "tests/support/catalogbuilding.h"

#include <array>
#include <cmath>

namespace colophon::test {

namespace {

struct Numbers
{
    double accuracy;
    double f1;
    double latency;
};

VersionNotation churn(std::string_view label, std::string_view created, std::string_view author,
                      std::string_view reason, const Numbers& numbers)
{
    VersionNotation notation = version(label);
    notation.created(created).author(author).reason(reason);
    notation.metric("accuracy", numbers.accuracy).metric("f1", numbers.f1).metric("latency_ms", numbers.latency);
    notation.parameter("learning_rate", "0.05").parameter("n_estimators", "300").commit("4a1be0c");
    notation.artifact("models/churn.safetensors", "sha256:aa", Integrity::Verified);
    return notation;
}

Version measuredOn(VersionNotation notation, bool isRebalanced, float noise = 0.007F)
{
    Version made = notation.get();
    Dataset test{"test.csv",
                 isRebalanced ? "sha256:41be70" : "sha256:9f2c41",
                 "data/test.csv",
                 "evaluation",
                 {},
                 5000,
                 isRebalanced ? std::vector<LabelCount>{{"no", 2500}, {"yes", 2500}}
                              : std::vector<LabelCount>{{"no", 4100}, {"yes", 900}},
                 0};
    made.facts.datasets.push_back(std::move(test));
    made.facts.datasets.push_back({"train.csv", "sha256:b07e12", "data/train.csv", "training", {}, 81204, {}, 0});
    made.facts.environment.push_back({Name("python"), "3.11.7", ValueType::Text, 0});
    made.facts.architecture.push_back({Name("kind"), "gradient boosting", ValueType::Text, 0});
    made.facts.noiseSource = "5 seeds";
    for (Metric& metric : made.facts.metrics) {
        if (metric.key != "latency_ms")
            metric.noise = noise;
    }
    normalise(made.facts);
    return made;
}

std::vector<Version> churnVersions()
{
    constexpr std::string_view ana = "Ana Petrović <ana@example.org>";
    constexpr std::string_view jonas = "Jonas Weber <jonas@example.org>";
    constexpr std::string_view mei = "Mei Tanaka <mei@example.org>";
    std::vector<Version> versions;
    versions.push_back(
        measuredOn(churn("v1.0.0", "2026-01-08T10:00", ana, "First baseline on Q4 2025", {0.781, 0.698, 4.2}), false));
    versions.push_back(measuredOn(
        churn("v1.0.1", "2026-01-19", ana, "Drop the cancellation-date leak", {0.784, 0.701, 4.1}).parent("v1.0.0"),
        false));
    versions.push_back(measuredOn(
        churn("v1.1.0", "2026-02-05", ana, "Gradient boosting instead of logistic regression", {0.808, 0.733, 12.7})
            .parent("v1.0.1"),
        false));
    versions.push_back(measuredOn(churn("3f2a9c1", "2026-02-17", jonas, "Try focal loss", {0.799, 0.729, 12.6})
                                      .parent("v1.1.0", Evidence::SemVer)
                                      .stage("archived"),
                                  false));
    versions.push_back(
        measuredOn(churn("b71e04d", "2026-03-05", jonas, "Try depth 8, learning rate 0.03", {0.812, 0.735, 19.7})
                       .parent("3f2a9c1", Evidence::Time),
                   false));
    versions.push_back(
        measuredOn(churn("v1.1.1", "2026-03-16", ana, "Hotfix: null tenure crashed scoring", {0.807, 0.731, 11.9})
                       .parent("v1.1.0")
                       .stage("production"),
                   false));
    versions.push_back(measuredOn(
        churn("v1.2.0", "2026-03-27T14:20", jonas, "Add usage-trend features; retrain on Q1", {0.821, 0.748, 14.8})
            .parent("v1.1.0")
            .stage("staging"),
        false));
    versions.push_back(
        measuredOn(churn("v2.0.0-rc.1", "2026-04-02", mei, "New architecture: TabTransformer", {0.818, 0.741, 41.3})
                       .parent("v1.1.0", Evidence::SemVer)
                       .artifact("models/weights.safetensors", "sha256:77", Integrity::Changed),
                   false));
    Version bare = version("20260411").created("2026-04-11").metric("accuracy", 0.824).parent("v1.2.0", Evidence::Time);
    versions.push_back(std::move(bare));
    versions.push_back(measuredOn(
        churn("v1.3.0-rc.1", "2026-04-24", jonas, "First run on labels_v2 (re-balanced 50 : 50)", {0.946, 0.911, 15.0})
            .parent("v1.2.0"),
        true));
    versions.push_back(
        measuredOn(churn("v2.0.0-rc.2", "2026-05-02", mei, "Pre-train on 18 months of sessions", {0.829, 0.752, 38.2})
                       .parent("v2.0.0-rc.1"),
                   false));
    versions.push_back(measuredOn(churn("v1.3.0", "2026-05-08T15:40", jonas,
                                        "Labels re-balanced; keep the same recipe as v1.2.0", {0.953, 0.917, 15.1})
                                      .parent("v1.3.0-rc.1"),
                                  true));
    versions.push_back(
        measuredOn(churn("v2.0.0-rc.3", "2026-05-27", mei,
                         "Transformer on the re-balanced labels; waits for the fairness report", {0.957, 0.921, 38.6})
                       .parent("v2.0.0-rc.2"),
                   true));
    return versions;
}

ReleaseEvent released(std::string_view time, std::string_view stage, std::string_view from, std::string_view to)
{
    ReleaseEvent event;
    event.time = event.effective = *parseTimestamp(time);
    event.kind = ReleaseKind::Release;
    event.stage = Name(stage);
    if (!from.empty())
        event.from = "churn@" + std::string(from);
    event.to = "churn@" + std::string(to);
    event.fromLabel = from;
    event.toLabel = to;
    event.actor = "Ana Petrović";
    event.reason = "Better on the held-out quarter";
    return event;
}

Version bigVersion(std::size_t i)
{
    Version made;
    made.id = "big@" + std::to_string(i);
    made.model = Name("big");
    made.label = "v1." + std::to_string(i / 100) + "." + std::to_string(i % 100);
    made.semver = parseSemVer(made.label);
    made.facts.created = Timestamp{1'700'000'000'000 + static_cast<std::int64_t>(i) * 600'000};
    made.facts.author.text = i % 3 == 0 ? "Ana Petrović" : i % 3 == 1 ? "Jonas Weber" : "Mei Tanaka";
    made.facts.reason.text = "Run " + std::to_string(i) + " of the long search";
    const double value = static_cast<double>(i);
    const std::array<std::pair<const char*, double>, 3> metrics{
        {{"accuracy", 0.7 + 0.2 * (1 - std::exp(-value / 30'000)) + 0.03 * std::sin(value * 12.9898)},
         {"f1", 0.6 + 0.2 * (1 - std::exp(-value / 30'000)) + 0.04 * std::sin(value * 78.233)},
         {"latency_ms", 10 + 5 * std::sin(value * 3.17)}}};
    for (const auto& [key, number] : metrics) {
        Metric metric;
        metric.key = Name(key);
        metric.value = number;
        made.facts.metrics.push_back(metric);
    }
    if (i > 0) {
        const std::size_t back = i % 17 == 0 ? std::min<std::size_t>(i, 40) : 1;
        made.parents.push_back({"big@" + std::to_string(i - back), Evidence::Recorded, "tag parent"});
    }
    return made;
}

} // namespace

CatalogPointer churnCatalog()
{
    std::vector<Version> versions = churnVersions();
    versions.push_back(version("v3.1.0")
                           .model("basket-ranker")
                           .created("2026-04-01")
                           .author("Mei Tanaka")
                           .metric("ndcg", 0.41)
                           .stage("production"));
    return catalogOf(versions,
                     std::vector<ReleaseEvent>{released("2026-01-12", "production", "", "v1.0.0"),
                                               released("2026-01-20", "staging", "", "v1.0.1"),
                                               released("2026-02-10", "production", "v1.0.0", "v1.1.0"),
                                               released("2026-03-18", "production", "v1.1.0", "v1.1.1"),
                                               released("2026-03-30", "staging", "v1.0.1", "v1.2.0")});
}

CatalogPointer bigCatalog(std::size_t versions)
{
    auto model = std::make_shared<Model>();
    model->name = Name("big");
    model->versions.reserve(versions);
    for (std::size_t i = versions; i-- > 0;)
        model->versions.push_back(bigVersion(i));
    return std::make_shared<Catalog>(std::vector<SourceInfo>{sourceInfo()},
                                     std::vector<std::shared_ptr<const Model>>{model}, std::vector<Problem>(), true);
}

} // namespace colophon::test
