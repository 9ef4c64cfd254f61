#pragma once

#include "models/compare/comparison.h"

#include <vector>

namespace colophon {

/// Sorts versions into parts: numbers of one part were measured on data that can be compared with each other.
///
/// A part is known by its first version; what can be compared with it belongs to it, also after versions of another
/// part. Versions must outlive this.
class ComparableParts
{
public:
    explicit ComparableParts(Name metric)
        : m_metric(metric)
    {
    }

    /// Number of the part of the next version, from 0.
    int add(const Version& version);
    /// For each part: why it is apart from the part before ("labels re-balanced"); empty for the first.
    const std::vector<std::string>& reasons() const { return m_reasons; }

private:
    Name m_metric;
    std::vector<const Version*> m_first;
    std::vector<std::string> m_reasons;
};

} // namespace colophon
