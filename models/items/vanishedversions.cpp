#include "models/items/vanishedversions.h"

#include <algorithm>

namespace colophon {

namespace {

/// The version as it was compared last; it holds no stage any more.
std::optional<VanishedVersion> lastSeen(const Comparison& last, const VersionId& id, Timestamp now)
{
    const auto found
        = std::ranges::find(last.versions, id, [](const Version* version) -> const VersionId& { return version->id; });
    if (found == last.versions.end())
        return std::nullopt;
    VanishedVersion vanished;
    auto version = std::make_shared<Version>(**found);
    version->stages.clear();
    for (const Record& record : version->records) {
        if (const SourceInfo* const source = last.catalog->source(record.source); source && vanished.place.empty())
            vanished.place = source->root;
    }
    vanished.version = std::move(version);
    vanished.since = now;
    return vanished;
}

} // namespace

bool VanishedVersions::contains(const VersionId& id) const
{
    return std::ranges::any_of(m_versions, [&id](const VanishedVersion& gone) { return gone.version->id == id; });
}

void VanishedVersions::follow(const Catalog& catalog, std::span<const VersionId> wanted, const Comparison* last,
                              Timestamp now)
{
    std::erase_if(m_versions, [&](const VanishedVersion& gone) {
        return catalog.version(gone.version->id) != nullptr
            || std::ranges::find(wanted, gone.version->id) == wanted.end();
    });
    if (last == nullptr)
        return;
    for (const VersionId& id : wanted) {
        if (catalog.version(id) != nullptr || contains(id))
            continue;
        if (auto vanished = lastSeen(*last, id, now))
            m_versions.push_back(std::move(*vanished));
    }
}

} // namespace colophon
