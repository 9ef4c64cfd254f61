#pragma once

#include "models/items/historyrows.h"

namespace colophon {

/// Puts versions in this order; stable, keys are made once for each version. Order History leaves them as they are.
void sortVersions(std::vector<const Version*>& versions, const HistoryOrder& order);

} // namespace colophon
