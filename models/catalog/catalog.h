#pragma once

#include "models/catalog/version.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon {

/// One readable system found at a location.
struct SourceInfo
{
    SourceId id = SourceId::None;
    std::string kind; ///< "folder", "mlflow-files" … as in the command line contract
    std::string root; ///< the opened location: absolute path or URL
    std::string location; ///< place of the source in the root: "mlruns", "." for the root itself
    bool writable = false;
    /// The system that hands out the versions of its models itself ("MLflow"); empty: versions are registered by hand.
    std::string registrar = {};

    friend bool operator==(const SourceInfo&, const SourceInfo&) = default;
};

struct StageHolder
{
    Name stage;
    VersionId version;

    friend bool operator==(const StageHolder&, const StageHolder&) = default;
};

/// A named line of versions.
struct Model
{
    Name name;
    Facts facts; ///< about the model itself: created, notes (descriptions), tags
    std::vector<Version> versions; ///< history order: newest first, children before parents; empty if only registered
    std::vector<StageHolder> stages; ///< production first, then by name
    std::vector<ReleaseEvent> releases; ///< oldest first

    const Version* find(std::string_view id) const;
    /// The newest version with this label; null if there is none.
    const Version* withLabel(std::string_view label) const;
    const Version* holder(Name stage) const;
    friend bool operator==(const Model&, const Model&) = default;
};

/// Position of a version inside one catalog.
struct VersionPosition
{
    std::size_t model = 0;
    std::size_t version = 0;
};

/// Everything known about the opened locations. Built once, never changed, replaced as a whole; models that did not
/// change are shared between successive catalogs.
class Catalog
{
public:
    Catalog() = default;
    Catalog(std::vector<SourceInfo> sources, std::vector<std::shared_ptr<const Model>> models,
            std::vector<Problem> problems, bool complete);

    const std::vector<SourceInfo>& sources() const { return m_sources; }
    /// Ordered by name.
    const std::vector<std::shared_ptr<const Model>>& models() const { return m_models; }
    const std::vector<Problem>& problems() const { return m_problems; }
    /// False while the scan that makes it is still running.
    bool isComplete() const { return m_complete; }

    std::size_t versionCount() const;
    const Model* model(std::string_view name) const;
    std::optional<VersionPosition> position(std::string_view id) const;
    const Version* version(std::string_view id) const;
    const SourceInfo* source(SourceId id) const;

private:
    std::vector<SourceInfo> m_sources;
    std::vector<std::shared_ptr<const Model>> m_models;
    std::vector<Problem> m_problems;
    bool m_complete = true;
    std::unordered_map<std::string_view, VersionPosition> m_positions; ///< keys live in the versions
};

using CatalogPointer = std::shared_ptr<const Catalog>;

} // namespace colophon
