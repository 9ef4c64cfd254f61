#pragma once

#include "models/catalog/timestamp.h"

#include <span>
#include <vector>

namespace colophon {

/// When the entries of one journal took effect, given the times they recorded, in the order of the journal.
///
/// The order of a journal is certain; a time is what the clock of some computer said. Times are believed as far as they
/// fit the order: the largest set that never goes back, and of equally large ones the one with the earlier times,
/// because a clock that ran ahead is found out by the next entry. An entry outside that set took effect at the same
/// time as the believed one before it (or, before all of them, as the first one).
std::vector<Timestamp> effectiveTimes(std::span<const Timestamp> recorded);

} // namespace colophon
