#include "models/catalog/name.h"

#include <array>
#include <mutex>
#include <unordered_set>

namespace colophon {

namespace {

struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// One of several independent pools, so that reading threads rarely meet at one lock.
struct Pool
{
    std::mutex mutex;
    std::unordered_set<std::string, TextHash, std::equal_to<>> texts;
};

const std::string* intern(std::string_view text)
{
    constexpr std::size_t kPoolCount = 16;
    // Never destroyed: names in static objects must stay valid until the very end of the program.
    static auto& pools = *new std::array<Pool, kPoolCount>;
    Pool& pool = pools.at(TextHash()(text) % kPoolCount);
    const std::scoped_lock lock(pool.mutex);
    auto found = pool.texts.find(text);
    if (found == pool.texts.end())
        found = pool.texts.emplace(text).first;
    return &*found; // Nodes of an unordered_set stay where they are.
}

} // namespace

Name::Name()
    : m_text([] {
        static const std::string* const empty = intern({});
        return empty;
    }())
{
}

Name::Name(std::string_view text)
    : m_text(intern(text))
{
}

} // namespace colophon
