#pragma once

#include "models/catalog/problem.h"
#include "models/catalog/timestamp.h"
#include "models/sources/location.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace colophon {

/// A release that was begun and whose end the journal does not know, because the program ended in between.
struct InterruptedRelease
{
    /// What the system says now.
    enum class Found : std::uint8_t {
        Applied, ///< the stage is held by the version that was meant
        NotApplied,
        Unknown, ///< the system cannot be read now
    };

    std::int64_t entry = 0; ///< of the intent in the journal
    Timestamp time;
    Name model;
    Name stage;
    std::string label; ///< of the version that was to be put in; empty: the stage was to be cleared
    std::string actor;
    std::string reason;
    Found found = Found::Unknown;
    std::string holder; ///< native name of the present holder; empty: nobody, or not known
    bool mayBeUnderWay = false; ///< begun so shortly before that another program may still be at it

    friend bool operator==(const InterruptedRelease&, const InterruptedRelease&) = default;
};

/// Looks into the journals and asks the systems; writes nothing. ReleaseDesk::recover() settles what this finds.
std::vector<InterruptedRelease> interruptedReleases(std::span<const std::shared_ptr<Location>> locations,
                                                    Timestamp now = Timestamp::now());

/// What happened and what to do, for people.
Problem problemOf(const InterruptedRelease& release);

} // namespace colophon
