#include "tests/support/releasebench.h"

#include "models/artifacts/digest.h"
#include "tests/support/catalogbuilding.h"

#include <algorithm>
#include <array>

namespace colophon::test {

namespace {

SourceRecord completeRecord(const TempTree& tree, int minor)
{
    const std::string label = "v1." + std::to_string(minor) + ".0";
    const std::string path = "churn_" + label + ".bin";
    tree.write(path, label);
    SourceRecord record = test::record("churn/" + std::to_string(minor + 1))
                              .model("churn")
                              .label(label)
                              .created("2026-03-0" + std::to_string(minor + 1))
                              .author("Ana Petrović")
                              .commit(std::string(40, static_cast<char>('a' + minor)))
                              .parameter("depth", std::to_string(minor + 6))
                              .metric("accuracy", 0.8 + 0.05 * minor)
                              .metric("log_loss", 0.5 - 0.05 * minor)
                              .artifact(path, digestOf(label, DigestKind::Sha256), label.size());
    record.facts.datasets.push_back({.name = "test.csv",
                                     .digest = "md5:9f2c41",
                                     .path = "test.csv",
                                     .context = "evaluation",
                                     .rows = {},
                                     .labels = {}});
    return record;
}

} // namespace

ReleaseBench::ReleaseBench()
{
    tree.write("fake.store", "");
    for (int minor = 0; minor < 3; ++minor)
        system->records.push_back(completeRecord(tree, minor));
    for (std::size_t index = 1; index < 3; ++index) {
        ParentHint parent;
        parent.native = system->records[index - 1].native;
        system->records[index].parents.push_back(parent);
    }
    m_locations.push_back(location(SourceId(1)));
}

std::shared_ptr<Location> ReleaseBench::location(SourceId firstId) const
{
    const std::array<SourceKind, 1> kinds{fakeKind(system)};
    return Location::open(tree.path(), kinds, firstId).value();
}

CatalogPointer ReleaseBench::read() const
{
    return scanLocations(m_locations, {}, {}, {});
}

VersionId ReleaseBench::id(const Catalog& catalog, const std::string& label)
{
    const Model* const model = catalog.model("churn");
    const auto found = std::ranges::find(model->versions, label, &Version::label);
    return found == model->versions.end() ? VersionId() : found->id;
}

ReleaseRequest ReleaseBench::request(const Catalog& catalog, const std::string& label)
{
    ReleaseRequest request;
    request.model = Name("churn");
    request.stage = productionStage();
    request.to = id(catalog, label);
    request.reason = "Two weeks in staging without alerts";
    request.actor = "Ana Petrović";
    return request;
}

std::expected<ReleaseOutcome, WriteFailure> ReleaseBench::release(const std::string& label) const
{
    return perform(request(*read(), label));
}

std::expected<ReleaseOutcome, WriteFailure> ReleaseBench::perform(const ReleaseRequest& request) const
{
    const auto plan = desk().plan(*read(), request);
    if (!plan)
        return std::unexpected(WriteFailure{WriteFailure::Kind::Refused, plan.error(), {}});
    return desk().apply(*plan);
}

std::string ReleaseBench::holder() const
{
    const auto found = system->holders.find({Name("churn"), productionStage()});
    return found == system->holders.end() ? std::string() : found->second;
}

SourceRecord& ReleaseBench::record(const std::string& label) const
{
    return *std::ranges::find(system->records, label, &SourceRecord::label);
}

void ReleaseBench::forget(const std::string& label) const
{
    std::erase_if(system->records, [&label](const SourceRecord& record) { return record.label == label; });
}

} // namespace colophon::test
