#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colophon {

/// Groups of rows in the order they are shown; the names are those of the command line contract.
enum class FactGroup : std::uint8_t {
    Identity,
    Metrics,
    LiveTest,
    Datasets,
    Architecture,
    Parameters,
    Code,
    Environment,
    Artifacts,
    Tags,
};

std::string_view toString(FactGroup group);

/// Which way a metric is better.
enum class Direction : std::uint8_t { None, Higher, Lower };

std::string_view toString(Direction direction); ///< "none", "higher", "lower"

/// Guessed from the name ("val_loss" lower, "accuracy" higher; unknown: None).
Direction guessDirection(std::string_view metricKey);

/// Metrics whose better direction somebody corrected.
using Directions = std::vector<std::pair<Name, Direction>>;

/// Which way a metric is better: as it was corrected, else as its name suggests.
Direction directionOf(Name metric, const Directions& corrected);

/// How a cell stands to the baseline.
enum class Standing : std::uint8_t {
    Baseline,
    Missing, ///< not recorded here
    Equal,
    Better,
    Worse,
    WithinNoise,
    NotComparable, ///< other data, split or definition
    Changed, ///< differs; neither better nor worse
};

struct ComparisonCell
{
    std::string text; ///< full value as text; empty if missing
    ValueType type = ValueType::Text; ///< how the source wrote it: Number, Boolean, Null and Json are JSON text
    std::optional<double> number;
    /// Number minus baseline's, to the decimals they have; absent where either is not finite.
    std::optional<double> delta;
    std::optional<double> noise; ///< ± of the number, where the source claims one
    Standing standing = Standing::Missing;
    bool isBest = false; ///< among comparable ones and beyond noise

    friend bool operator==(const ComparisonCell&, const ComparisonCell&) = default;
};

struct ComparisonRow
{
    FactGroup group = FactGroup::Identity;
    Name key; ///< as in the JSON report; rowTitle() has the words for people
    Direction direction = Direction::None;
    std::vector<ComparisonCell> cells; ///< in the order of Comparison::versions
    bool differs = false;

    friend bool operator==(const ComparisonRow&, const ComparisonRow&) = default;
};

/// What people read at the head of a row: "uncommitted changes" for the key "dirty".
std::string rowTitle(const ComparisonRow& row);

/// A reason why numbers of some versions must not be compared with the baseline's.
struct Incomparability
{
    std::string kind; ///< "dataset", "labels", "split", "definition"
    std::string detail; ///< "test.csv 9f2c41 → 41be70: positive class 18 % → 50 %"
    std::vector<VersionId> versions;

    friend bool operator==(const Incomparability&, const Incomparability&) = default;
};

/// A version that was compared before and is in the catalog no more, as it was read last.
struct VanishedVersion
{
    std::shared_ptr<const Version> version;
    std::string place; ///< where it was found: the opened location
    Timestamp since; ///< when it was missed first

    friend bool operator==(const VanishedVersion&, const VanishedVersion&) = default;
};

/// Versions side by side: a pure function of its arguments.
struct Comparison
{
    std::vector<const Version*> versions; ///< in the order asked for
    std::size_t baseline = 0; ///< index into versions
    std::vector<ComparisonRow> rows; ///< by group, then key
    std::vector<Incomparability> incomparabilities;
    std::vector<VanishedVersion> vanished; ///< those of the versions that the catalog does not hold
    CatalogPointer catalog; ///< keeps the versions alive

    std::size_t differenceCount() const;
    const VanishedVersion* vanishedAt(std::size_t column) const; ///< null: the catalog holds the version
};

struct ComparisonOptions
{
    /// Directions corrected by the user; they win over guessDirection().
    Directions directions;
    /// Stand in for versions that the catalog does not hold. Others that it does not hold are left out.
    std::vector<VanishedVersion> vanished = {};
};

Comparison compareVersions(CatalogPointer catalog, std::span<const VersionId> versions, const VersionId& baseline,
                           const ComparisonOptions& options = {});

/// One metric of one version against another: the change column of history and Details.
ComparisonCell compareMetric(const Version& baseline, const Version& version, Name key, Direction direction);

/// Why judgements of `version` must not be compared with those of `baseline`: their evaluation data differ. Empty if
/// nothing speaks against it.
std::optional<Incomparability> incomparability(const Version& baseline, const Version& version);
/// The same for one metric, which may depend on training data instead, or on no data at all.
std::optional<Incomparability> incomparability(const Version& baseline, const Version& version, Name metric);

/// Headline metrics of a model: the keys most of its versions have, known directions first, at most `limit`.
std::vector<Name> headlineMetrics(const Model& model, std::size_t limit);

/// Difference of the success rates of two live tests with its 95 % interval.
struct LiveDifference
{
    double difference = 0; ///< rate of `candidate` minus rate of `baseline`
    double low = 0;
    double high = 0;

    bool isDecided() const { return low > 0 || high < 0; }
};
std::optional<LiveDifference> compareLive(const Version& baseline, const Version& candidate);

} // namespace colophon
