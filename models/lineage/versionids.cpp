#include "models/lineage/versionids.h"

#include <map>

namespace colophon {

namespace {

/// FNV-1a, then the finaliser of splitmix64 so that near texts give far ids. Fixed for ever: journals and saved
/// selections name versions by it.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
    return hash ^ (hash >> 31U);
}

std::string toHex(std::uint64_t value)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 4U)
        text[i] = kDigits[value & 0xFU];
    return text;
}

} // namespace

VersionIds::VersionIds(std::span<const SourceInfo> sources)
{
    std::map<std::string, int> seen;
    for (const SourceInfo& source : sources) {
        std::string prefix = source.kind + '\0' + source.location + '\0';
        const int earlier = seen[prefix]++;
        if (earlier > 0)
            prefix += std::to_string(earlier) + '\0';
        m_prefixes.emplace(static_cast<std::uint16_t>(source.id), std::move(prefix));
    }
}

VersionId VersionIds::next(const SourceRecord& nameGiver)
{
    const auto prefix = m_prefixes.find(static_cast<std::uint16_t>(nameGiver.source));
    std::string text = (prefix != m_prefixes.end() ? prefix->second : std::string()) + nameGiver.native;
    while (true) {
        VersionId id = toHex(hashOf(text));
        if (m_given.insert(id).second)
            return id;
        text += '\0';
    }
}

} // namespace colophon
