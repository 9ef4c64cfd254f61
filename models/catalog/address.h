#pragma once

#include "models/catalog/catalog.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// Why an address names no single version.
struct AddressError
{
    std::string reason; ///< one sentence
    std::vector<std::string> candidates; ///< addresses that would be unambiguous, or near misses; may be empty

    friend bool operator==(const AddressError&, const AddressError&) = default;
};

/// Looks up "MODEL@LABEL" (also "MODEL@latest"), "MODEL#STAGE" or a version id; the last "@" or "#" separates.
/// "churn@1.2.0" finds the label "v1.2.0"; an exact label wins over a similar one.
std::expected<const Version*, AddressError> findVersion(const Catalog& catalog, std::string_view address);

/// The shortest address that finds this version again: "churn@v1.2.0", or its id when labels repeat.
std::string addressOf(const Catalog& catalog, const Version& version);

/// For people: the address with the name that they see, "churn@v1.2.0" also where a registry counts that version as its
/// 7th (see displayLabel()); as addressOf() where that name means another one.
std::string shownAddressOf(const Catalog& catalog, const Version& version);

} // namespace colophon
