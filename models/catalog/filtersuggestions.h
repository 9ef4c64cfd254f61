#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/filterkeys.h"
#include "models/catalog/filterlexer.h"

#include <string>
#include <string_view>
#include <vector>

namespace colophon {

struct FilterSuggestion
{
    std::string text; ///< as it is inserted, in quotation marks where it needs them
    std::string plain; ///< what the typed text is compared with
    std::string detail;
    std::size_t weight = 0; ///< of two that fit equally well the heavier comes first
};

/// Every key that the catalog has something for: metric.accuracy, param.lr, stage: and so on.
std::vector<FilterSuggestion> suggestFilterKeys(const Catalog& catalog);

/// The values that a key has in the catalog.
std::vector<FilterSuggestion> suggestFilterValues(const Catalog& catalog, const WrittenFilterKey& key);

/// Leaves out what has no word that begins with the typed text, as authors are matched.
void keepWordBeginnings(std::vector<FilterSuggestion>& suggestions, std::string_view typed);

/// Leaves out what does not contain the typed text; those that begin with it come first.
void rankFilterSuggestions(std::vector<FilterSuggestion>& suggestions, std::string_view typed);

} // namespace colophon
