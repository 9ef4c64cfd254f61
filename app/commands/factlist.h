#pragma once

#include "app/commands/json.h"

#include "models/catalog/version.h"

#include <string>
#include <vector>

namespace colophon {

/// One fact of a version as a line: what, its value, and where it was read.
struct FactLine
{
    std::string group; ///< "metrics", "code" … as in the comparison
    std::string key;
    Json value;
    std::string text; ///< the value for people
    SourceId source = SourceId::None;
    std::string place; ///< empty if the origin is not known
};

/// Every fact of the version, in the order of the comparison's groups.
std::vector<FactLine> factLines(const Version& version);

} // namespace colophon
