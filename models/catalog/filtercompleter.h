#pragma once

#include "models/catalog/filter.h"
#include "models/catalog/filtersuggestions.h"

#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// Completes filter texts over one catalog as somebody types: what the catalog has is looked up once, not for every
/// letter.
class FilterCompleter
{
public:
    explicit FilterCompleter(CatalogPointer catalog);

    /// Keys first, then values of the key before the cursor; best matches first, at most `limit`.
    std::vector<FilterCompletion> complete(std::string_view text, std::size_t limit);

private:
    CatalogPointer m_catalog;
    std::optional<std::vector<FilterSuggestion>> m_keys;
    std::string m_key; ///< whose values are in m_values
    std::vector<FilterSuggestion> m_values;
};

} // namespace colophon
