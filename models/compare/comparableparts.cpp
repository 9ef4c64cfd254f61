#include "models/compare/comparableparts.h"

namespace colophon {

int ComparableParts::add(const Version& version)
{
    std::optional<Incomparability> reason;
    for (std::size_t part = 0; part < m_first.size(); ++part) {
        reason = incomparability(*m_first[part], version, m_metric);
        if (!reason)
            return static_cast<int>(part);
    }
    m_first.push_back(&version);
    m_reasons.push_back(reason ? reason->detail : std::string());
    return static_cast<int>(m_first.size() - 1);
}

} // namespace colophon
