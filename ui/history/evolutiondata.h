#pragma once

#include "models/compare/comparison.h"
#include "models/lineage/timelack.h"
#include "ui/history/evolutionplaces.h"
#include "ui/history/shortenedtime.h"

#include <QString>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon {

/// What the horizontal axis of Evolution shows.
enum class EvolutionAxis : std::uint8_t { Time, Order };

/// A version on the metric axis.
struct EvolutionNode
{
    const Version* version = nullptr;
    double x = 0; ///< place of its time (see EvolutionData::time), or its number in history order, oldest first
    double y = kNotMeasured; ///< value of the metric; finite or kNotMeasured
    float noise = 0; ///< ±; 0 without a source for it
    bool hasMissingFacts = false;
    bool hasTime = false; ///< otherwise its place on the time axis only keeps its order
    bool isFileChanged = false;
    bool isArchived = false;
    bool isStaged = false; ///< holds production or another living stage now

    bool isMeasured() const { return !std::isnan(y); }
};

/// A parent edge; numbers of nodes.
struct EvolutionEdge
{
    std::uint32_t parent = 0;
    std::uint32_t child = 0;
    bool isInferred = false;
    int change = -1; ///< number of the change of evaluation data that it crosses; -1: none
    Evidence evidence = Evidence::Recorded;
};

/// A change of evaluation data: numbers before and after it must not be compared.
struct EvolutionChange
{
    std::string kind; ///< as in Incomparability
    std::string detail;
    std::vector<std::size_t> edges;
};

/// A stretch in which a version held a stage.
struct EvolutionBand
{
    std::size_t stage = 0; ///< row: index into EvolutionData::stages
    QString label;
    VersionId version; ///< empty: known by label only
    double begin = 0; ///< place on the x axis
    double end = 0;
    bool isPresent = false;
    Timestamp since;
    Timestamp until; ///< now for the present holder
};

/// Everything Evolution draws, before it is given places on a screen.
struct EvolutionData
{
    CatalogPointer catalog; ///< keeps the versions alive
    Name model;
    Name metric;
    Direction direction = Direction::None;
    int decimals = 0; ///< of its values, as in the table
    EvolutionAxis axis = EvolutionAxis::Time;
    ShortenedTime time; ///< places of times on the axis of time
    TimeLack lack = TimeLack::None; ///< why order is shown though time was asked for
    std::vector<EvolutionNode> nodes; ///< by x
    std::vector<std::size_t> staged; ///< nodes that hold a living stage, in their order
    std::vector<EvolutionEdge> edges;
    std::vector<EvolutionChange> changes;
    std::vector<Name> stages; ///< rows of bands, production first
    std::vector<EvolutionBand> bands; ///< by stage, then oldest first
    double now = 0; ///< present time on the x axis
    std::size_t unmeasured = 0; ///< nodes without a value

    bool hasValues() const { return unmeasured < nodes.size(); }
    std::optional<std::size_t> find(std::string_view versionId) const;
    /// Edge to the first parent that is drawn.
    const EvolutionEdge* parentEdge(std::size_t node) const;

    std::unordered_map<std::string_view, std::size_t> places; ///< node of a version id
    std::vector<std::int32_t> parentEdges; ///< of each node: its first edge, or -1
};

/// Models with more versions than this do not ask for changes of evaluation data: each edge needs a comparison.
inline constexpr std::size_t kChangesLimit = 20'000;

/// Shows order instead of time where the times of the versions cannot be drawn.
EvolutionData makeEvolution(const CatalogPointer& catalog, const Model& model, Name metric, EvolutionAxis axis,
                            Timestamp now);

} // namespace colophon
