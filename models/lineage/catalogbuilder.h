#pragma once

#include "models/catalog/catalog.h"

#include <memory>

namespace colophon {

/// Joins the records of all sources into versions, links parents, orders and names them.
///
/// Joining: records of different sources are one version when they share an artifact digest, when
/// one names the other (SourceRecord::sameAs), or when model and commit are equal. A run or logged model becomes a
/// record of every registered version that names it and is then no version of its own. Two registered versions of one
/// source are never joined. Weaker evidence gives Version::related.
///
/// Not thread-safe; the scan guards it. build(false) may be called while records still arrive; build(true) takes the
/// facts over into the catalog and is the last call.
class CatalogBuilder
{
public:
    /// `onlyWithContent`: sources that are listed only when a record or problem came from them.
    explicit CatalogBuilder(std::vector<SourceInfo> sources, std::vector<SourceId> onlyWithContent = {});
    CatalogBuilder(CatalogBuilder&& other) noexcept;
    CatalogBuilder& operator=(CatalogBuilder&& other) noexcept;
    ~CatalogBuilder();

    void add(Batch batch);
    /// Versions in history order, parents resolved, cycles broken and reported as Problems.
    /// Models whose records did not change since the last build are shared with its result.
    CatalogPointer build(bool complete);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace colophon
