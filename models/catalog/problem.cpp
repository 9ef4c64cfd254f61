#include "models/catalog/problem.h"

namespace colophon {

std::string toString(SourceId id)
{
    return "s" + std::to_string(static_cast<std::uint16_t>(id));
}

} // namespace colophon
