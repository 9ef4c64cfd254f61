#pragma once

#include "models/catalog/catalog.h"
#include "models/store/indexarchive.h"

/// The fields of each type of the catalog, in the order in which the index holds them.
namespace colophon::index {

template <typename A> void fields(A& archive, Value<A, Timestamp> time)
{
    archive(time.milliseconds);
}

template <typename A> void fields(A& archive, Value<A, SemVer> version)
{
    archive(version.major, version.minor, version.patch, version.preRelease, version.build);
}

template <typename A> void fields(A& archive, Value<A, Origin> origin)
{
    archive(origin.source, origin.place, origin.filePerKey);
}

template <typename A> void fields(A& archive, Value<A, Attributed> fact)
{
    archive(fact.text, fact.origin);
}

template <typename A> void fields(A& archive, Value<A, Metric> metric)
{
    archive(metric.key, metric.value, metric.text, metric.dataset, metric.noise, metric.origin, metric.hasCurve);
}

template <typename A> void fields(A& archive, Value<A, Entry> entry)
{
    archive(entry.key, entry.value, entry.type, entry.origin);
}

template <typename A> void fields(A& archive, Value<A, LabelCount> label)
{
    archive(label.label, label.count);
}

template <typename A> void fields(A& archive, Value<A, Dataset> data)
{
    archive(data.name, data.digest, data.path, data.context, data.size, data.rows, data.labels, data.origin);
}

template <typename A> void fields(A& archive, Value<A, CodeReference> code)
{
    archive(code.commit, code.repository, code.branch, code.entryPoint, code.dirty, code.origin);
}

template <typename A> void fields(A& archive, Value<A, Artifact> file)
{
    archive(file.path, file.size, file.digest, file.foundDigest, file.format, file.integrity, file.outsideRoot,
            file.origin);
}

template <typename A> void fields(A& archive, Value<A, LiveTest> test)
{
    archive(test.test, test.share, test.trials, test.successes, test.outcome, test.origin);
}

template <typename A> void fields(A& archive, Value<A, Note> note)
{
    archive(note.text, note.author, note.time, note.origin);
}

template <typename A> void fields(A& archive, Value<A, RunCourse> run)
{
    archive(run.status, run.started, run.ended, run.origin);
}

template <typename A> void fields(A& archive, Value<A, Facts> facts)
{
    archive(facts.origins, facts.created, facts.createdOrigin, facts.run, facts.author, facts.reason, facts.metrics,
            facts.parameters, facts.tags, facts.environment, facts.architecture, facts.datasets, facts.code,
            facts.artifacts, facts.live, facts.card, facts.notes, facts.noiseSource);
}

template <typename A> void fields(A& archive, Value<A, ParentEdge> edge)
{
    archive(edge.parent, edge.evidence, edge.detail);
}

template <typename A> void fields(A& archive, Value<A, Record> record)
{
    archive(record.source, record.kind, record.native, record.evidence);
}

template <typename A> void fields(A& archive, Value<A, Version> version)
{
    archive(version.id, version.model, version.label, version.semver, version.facts, version.parents, version.records,
            version.stages, version.pastStages, version.aliases, version.related, version.deleted, version.isPrompt);
}

template <typename A> void fields(A& archive, Value<A, StageHolder> holder)
{
    archive(holder.stage, holder.version);
}

template <typename A> void fields(A& archive, Value<A, ReleaseEvent> event)
{
    archive(event.time, event.effective, event.kind, event.stage, event.from, event.to, event.fromLabel, event.toLabel,
            event.actor, event.reason, event.madeHere, event.entry, event.evidence);
}

template <typename A> void fields(A& archive, Value<A, Model> model)
{
    archive(model.name, model.facts, model.versions, model.stages, model.releases);
}

template <typename A> void fields(A& archive, Value<A, SourceInfo> source)
{
    archive(source.id, source.kind, source.root, source.location, source.writable, source.registrar);
}

template <typename A> void fields(A& archive, Value<A, Problem> problem)
{
    archive(problem.source, problem.severity, problem.file, problem.line, problem.reason, problem.hint);
}

/// Changes whenever a type above gains or loses a field, so that a file of an older program is not misread.
inline constexpr std::uint64_t kShape = [] {
    std::uint64_t shape = 0;
    for (const std::size_t size :
         {sizeof(SemVer), sizeof(Origin), sizeof(Attributed), sizeof(Metric), sizeof(Entry), sizeof(Dataset),
          sizeof(CodeReference), sizeof(Artifact), sizeof(LiveTest), sizeof(Note), sizeof(Facts), sizeof(ParentEdge),
          sizeof(Record), sizeof(Version), sizeof(ReleaseEvent), sizeof(Model), sizeof(SourceInfo), sizeof(Problem)})
        shape = shape * 1'000'003 + size;
    return shape;
}();

} // namespace colophon::index
