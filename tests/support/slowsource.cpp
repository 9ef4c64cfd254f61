#include "tests/support/slowsource.h"

#include <thread>

namespace colophon::test {

namespace {

class SlowSource : public Source
{
public:
    SlowSource(SourceInfo info, std::shared_ptr<SlowGate> gate)
        : m_info(std::move(info))
        , m_gate(std::move(gate))
    {
    }

    const SourceInfo& info() const override { return m_info; }

    void scan(const ScanOptions&, RecordSink& sink, std::stop_token stop) override
    {
        const std::size_t count = m_gate->count;
        for (std::size_t i = 0; i < count; ++i) {
            while ((m_gate->isStuck || (i == count / 2 && !m_gate->isOpen)) && !stop.stop_requested())
                std::this_thread::yield();
            if (stop.stop_requested())
                return;
            SourceRecord record;
            record.source = m_info.id;
            record.native = "churn-" + std::to_string(i);
            record.model = Name("churn");
            record.label = "v1.0." + std::to_string(i);
            Batch batch;
            batch.records.push_back(std::move(record));
            sink.add(std::move(batch));
            sink.progress(i + 1, count);
        }
    }

    std::expected<MetricHistory, Problem> metricHistory(const std::string&, Name key, std::stop_token) override
    {
        return MetricHistory{.key = key, .values = {0.5, 0.7}, .steps = {0, 1}, .times = {}};
    }
    StageCapabilities capabilities() const override { return {.canWrite = true, .isAtomic = true, .caution = {}}; }
    std::expected<std::optional<std::string>, Problem> stageHolder(Name, Name) override { return std::nullopt; }
    std::expected<std::vector<Effect>, Problem> planRelease(const StageChange&) override
    {
        return std::vector<Effect>();
    }
    std::expected<void, WriteFailure> applyRelease(const StageChange&) override { return {}; }

private:
    SourceInfo m_info;
    std::shared_ptr<SlowGate> m_gate;
};

} // namespace

SourceKind slowKind(const std::shared_ptr<SlowGate>& gate)
{
    return {.kind = "slow",
            .probe = {},
            .open = [gate](std::shared_ptr<const RootFolder>, SourceInfo info, std::vector<std::string>) {
                return std::unique_ptr<Source>(new SlowSource(std::move(info), gate));
            }};
}

} // namespace colophon::test
