#include "tests/support/fakesystem.h"

#include "models/files/rootfolder.h"

#include <algorithm>

namespace colophon::test {

namespace {

Problem problem(std::string reason)
{
    Problem result;
    result.reason = std::move(reason);
    return result;
}

class FakeSource : public Source
{
public:
    FakeSource(SourceInfo info, std::shared_ptr<FakeSystem> system)
        : m_info(std::move(info))
        , m_system(std::move(system))
    {
    }

    const SourceInfo& info() const override { return m_info; }

    void scan(const ScanOptions&, RecordSink& sink, std::stop_token) override
    {
        const std::scoped_lock lock(m_system->mutex);
        Batch batch;
        batch.records = m_system->records;
        for (SourceRecord& record : batch.records) {
            record.source = m_info.id;
            for (Origin& origin : record.facts.origins)
                origin.source = m_info.id;
            for (const auto& [slot, native] : m_system->holders) {
                if (native == record.native && slot.first == record.model)
                    record.stages.push_back(slot.second);
            }
        }
        batch.models = m_system->models;
        for (RecordedModel& model : batch.models)
            model.source = m_info.id;
        batch.problems = m_system->problems;
        for (Problem& problem : batch.problems)
            problem.source = m_info.id;
        sink.add(std::move(batch));
    }

    std::expected<MetricHistory, Problem> metricHistory(const std::string&, Name, std::stop_token) override
    {
        return std::unexpected(problem("There are no curves."));
    }

    StageCapabilities capabilities() const override { return m_system->capabilities; }

    std::expected<std::optional<std::string>, Problem> stageHolder(Name model, Name stage) override
    {
        const std::scoped_lock lock(m_system->mutex);
        if (!m_system->isReadable)
            return std::unexpected(problem("The system does not answer."));
        const auto holder = m_system->holders.find({model, stage});
        return holder == m_system->holders.end() ? std::optional<std::string>() : std::optional(holder->second);
    }

    std::expected<std::vector<Effect>, Problem> planRelease(const StageChange& change) override
    {
        if (change.from == change.to)
            return std::vector<Effect>();
        return std::vector<Effect>{{.system = "Fake",
                                    .text = "Slot moves to " + change.to.value_or("nobody"),
                                    .note = {},
                                    .isSideEffect = false}};
    }

    std::expected<void, WriteFailure> applyRelease(const StageChange& change) override
    {
        const std::scoped_lock lock(m_system->mutex);
        using Fault = FakeSystem::Fault;
        switch (std::exchange(m_system->fault, Fault::None)) {
        case Fault::CrashesBefore:
            throw Crash();
        case Fault::LosesRace:
            return std::unexpected(WriteFailure{WriteFailure::Kind::Refused, problem("Somebody was faster."), {}});
        case Fault::FailsBefore:
            return std::unexpected(WriteFailure{WriteFailure::Kind::Failed, problem("The disk is gone."), {}});
        case Fault::FailsAfter:
            put(change);
            return std::unexpected(
                WriteFailure{WriteFailure::Kind::HalfDone, problem("The tag was not written."), {"slot moved"}});
        case Fault::Forgets:
            return {};
        case Fault::CrashesAfter:
            put(change);
            throw Crash();
        case Fault::None:
            put(change);
        }
        return {};
    }

private:
    void put(const StageChange& change)
    {
        if (change.to)
            m_system->holders[{change.model, change.stage}] = *change.to;
        else
            m_system->holders.erase({change.model, change.stage});
    }

    SourceInfo m_info;
    std::shared_ptr<FakeSystem> m_system;
};

} // namespace

SourceKind fakeKind(const std::shared_ptr<FakeSystem>& system)
{
    SourceKind kind;
    kind.kind = "fake";
    kind.probe = [](const ProbedFolder& folder) {
        const bool isOurs = std::ranges::find(folder.entries, "fake.store", &FolderEntry::name) != folder.entries.end();
        return isOurs ? ProbeAnswer::Yes : ProbeAnswer::No;
    };
    kind.open = [system](std::shared_ptr<const RootFolder>, SourceInfo info, std::vector<std::string>) {
        return std::make_unique<FakeSource>(std::move(info), system);
    };
    return kind;
}

} // namespace colophon::test
