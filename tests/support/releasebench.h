#pragma once

#include "models/releases/release.h"
#include "models/sources/location.h"
#include "tests/support/fakesystem.h"
#include "tests/support/temptree.h"

#include <string>

namespace colophon::test {

/// A location with a fake system in it, ready to release from. Every version "churn" v1.0.0, v1.1.0 and v1.2.0 is
/// complete, keeps to the same data and gets better, so that every gate passes.
class ReleaseBench
{
public:
    ReleaseBench();

    /// Reads everything anew.
    CatalogPointer read() const;
    ReleaseDesk desk() const { return ReleaseDesk(m_locations); }

    std::span<const std::shared_ptr<Location>> locations() const { return m_locations; }
    /// The location opened once more, with its source numbered so.
    std::shared_ptr<Location> location(SourceId firstId) const;

    /// Id of churn's version with this label.
    static VersionId id(const Catalog& catalog, const std::string& label);
    /// "Mark `label` as production", with a good reason.
    static ReleaseRequest request(const Catalog& catalog, const std::string& label);

    std::expected<ReleaseOutcome, WriteFailure> release(const std::string& label) const;
    std::expected<ReleaseOutcome, WriteFailure> perform(const ReleaseRequest& request) const;
    /// Native name of the holder of production; empty if nobody.
    std::string holder() const;

    SourceRecord& record(const std::string& label) const;
    /// The version is not found any more; a stage that it holds stays with it.
    void forget(const std::string& label) const;

    TempTree tree;
    std::shared_ptr<FakeSystem> system = std::make_shared<FakeSystem>();

private:
    std::vector<std::shared_ptr<Location>> m_locations;
};

} // namespace colophon::test
