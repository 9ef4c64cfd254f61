#include "tests/support/churnstore.h"

namespace colophon::test {

namespace {

/// Every fact of a record written by hand comes from the same file.
void nameOrigins(Facts& facts)
{
    facts.origins = {{SourceId::None, "records.json", false}};
    facts.author.origin = 0;
    facts.reason.origin = 0;
    facts.createdOrigin = 0;
    facts.code.origin = 0;
    for (Metric& metric : facts.metrics)
        metric.origin = 0;
    for (auto* entries : {&facts.parameters, &facts.environment, &facts.architecture, &facts.tags}) {
        for (Entry& entry : *entries)
            entry.origin = 0;
    }
    for (Dataset& dataset : facts.datasets)
        dataset.origin = 0;
    for (Artifact& artifact : facts.artifacts)
        artifact.origin = 0;
}

} // namespace

SourceRecord recordOf(const Version& version)
{
    SourceRecord record;
    record.kind = RecordKind::Registered;
    record.native = version.id;
    record.model = version.model;
    record.label = version.label;
    record.facts = version.facts;
    record.stages = version.stages;
    for (const ParentEdge& edge : version.parents) {
        if (edge.evidence == Evidence::Recorded)
            record.parents.push_back({edge.parent, {}, {}, "recorded parent"});
    }
    nameOrigins(record.facts);
    return record;
}

std::shared_ptr<FakeSystem> systemOf(const Catalog& catalog)
{
    auto system = std::make_shared<FakeSystem>();
    for (const auto& model : catalog.models()) {
        for (const Version& version : model->versions)
            system->records.push_back(recordOf(version));
    }
    return system;
}

} // namespace colophon::test
