#pragma once

#include "models/catalog/casefolding.h"
#include "models/catalog/filterfactconditions.h"

#include <string>
#include <string_view>

namespace colophon {

/// Whether a word of the text begins with it: "ana" begins one of "Ana Petrović" and of "<ana@example.org>", but none
/// of "Mei Tanaka".
bool beginsWord(const FoldedText& wanted, std::string_view text);

/// ":" wants a word of the author that begins so, "=" the whole text or the name before the address, "~" looks
/// anywhere.
FilterNode authorCondition(FilterOperator op, const std::string& value);

} // namespace colophon
