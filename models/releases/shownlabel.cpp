#include "models/releases/shownlabel.h"

#include "models/catalog/displaytext.h"

namespace colophon {

std::string shownLabel(const Model& model, const std::optional<VersionId>& version, const std::string& recorded)
{
    const Version* const known = version ? model.find(*version) : nullptr;
    return known != nullptr ? displayLabel(*known) : toDisplayText(recorded);
}

} // namespace colophon
