#pragma once

#include "models/releases/release.h"

#include <optional>
#include <vector>

namespace colophon {

class RootFolder;

/// What the gates look at.
struct GateInput
{
    const Version& candidate;
    const Version* holder = nullptr; ///< null: the stage is empty
    const Catalog& catalog;
    const RootFolder& root; ///< of the location whose files are checked
    Name stage;
    ReleaseKind kind = ReleaseKind::Release;
    Directions directions = {}; ///< as somebody corrected them
};

/// A change for the worse below this share of the holder's value counts as equal when no noise is recorded.
inline constexpr double kMetricTolerance = 0.005;

/// All gates in the order they are shown. A version that goes back to where it was before is only asked whether its
/// files are intact: it was judged when it was released.
std::vector<Gate> judge(const GateInput& input);

/// Whether the stage is one that the model had before, or looks like one that was meant. A standard stage beside one
/// alike is left to a person. Nothing where there is no question: the model had it, or it is a standard one.
std::optional<Gate> stageGate(const Catalog& catalog, const Model& model, Name stage);
/// An undo takes back what the same person did; what somebody else decided is gone back from by a rollback. Nothing
/// where there is no question, or where the journal does not tell whose release is taken back.
std::optional<Gate> ownStepGate(const ReleaseRequest& request, const std::string& actor);
/// Files against their recorded digests; reads every byte of them.
Gate fileGate(const Version& version, const RootFolder& root);
Gate factGate(const Version& version);
Gate evaluationGate(const Version& holder, const Version& candidate, Name stage);
Gate metricGate(const Version& holder, const Version& candidate, const Directions& corrected = {});
Gate ancestorGate(const Catalog& catalog, const Version& holder, const Version& candidate, Name stage);

} // namespace colophon
