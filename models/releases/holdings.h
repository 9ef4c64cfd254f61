#pragma once

#include "models/releases/release.h"

namespace colophon {

/// A version that holds a stage or held it.
struct Holding
{
    const Version* version = nullptr;
    std::int64_t held = 0; ///< milliseconds, all tenures together
    bool isPresent = false;

    friend bool operator==(const Holding&, const Holding&) = default;
};

/// Each version once, however often it came back; those that held the stage last first. Versions that are gone are left
/// out; a present holder whose release nobody recorded is not. They live as long as the model.
std::vector<Holding> holdings(const Model& model, Name stage, Timestamp now);

/// Those that held the stage before that moment, as people saw it then: its holder of that moment is left out, and what
/// came later is not known yet. Ordered as above.
std::vector<Holding> earlierHoldings(const Model& model, Name stage, Timestamp at);

/// The stretch of time in which the holder of that moment held the stage; empty if nobody is known to have held it.
std::optional<Tenure> tenureAt(const Model& model, Name stage, Timestamp at);

/// How long the version held the stage when it held it last, in milliseconds: until `now` if it still does; empty if
/// it never held it.
std::optional<std::int64_t> lastTenure(const Model& model, Name stage, const VersionId& version, Timestamp now);

} // namespace colophon
