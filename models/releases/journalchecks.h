#pragma once

#include "models/store/registry.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace colophon {

class Location;
struct ReleaseEvent;

/// The journal of one opened location: whether it is whole, and what it says beyond the releases of the catalog.
struct CheckedJournal
{
    std::string location; ///< path of the location
    JournalCheck check;
    std::vector<RegistryContents::ReleaseLabel> labels; ///< that people gave to releases

    friend bool operator==(const CheckedJournal&, const CheckedJournal&) = default;
};

/// How far an entry of the journal may be trusted.
enum class ChainState : std::uint8_t {
    Unchecked, ///< nobody has looked at the journal yet
    Chained,
    Broken, ///< the chain breaks at this entry or before it
};

/// Reads and checks the journal of every location. One that cannot be read is left out: it shows no releases either.
/// Blocking.
std::vector<CheckedJournal> checkJournals(std::span<const std::shared_ptr<Location>> locations);

/// The first journal that is not whole; null if there is none.
const CheckedJournal* brokenJournal(std::span<const CheckedJournal> journals);

/// The name that people gave to this release, such as "v1.2.0"; empty if none.
std::string releaseLabel(std::span<const CheckedJournal> journals, const ReleaseEvent& release);

/// Entries in all of them.
std::int64_t entryCount(std::span<const CheckedJournal> journals);

/// Of the entry with this number. A release does not say which location's journal holds it, so that of several opened
/// together the one broken first is decisive: a doubt too many is better than one too few.
ChainState chainState(std::span<const CheckedJournal> journals, std::int64_t entry);

} // namespace colophon
