#pragma once

#include "models/catalog/timestamp.h"

#include <span>
#include <vector>

namespace colophon {

/// When the entries of one journal took effect, given the times they recorded, in the order of the journal.
///
/// The order of a journal is certain; a time is what the clock of some computer said. Times are believed as far as they
/// fit the order: the largest set that never goes back. Of equally large ones, the one that begins with the earliest
/// entry; then one with the last entry, because a clock that ran ahead is found out by what follows; then the one with
/// the earlier entries. An entry outside that set keeps its time as far as the entries beside it allow: it did not take
/// effect before the entry before it, and is moved to an earlier time only as far as believed entries after it force
/// it.
std::vector<Timestamp> effectiveTimes(std::span<const Timestamp> recorded);

} // namespace colophon
