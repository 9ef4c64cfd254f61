#include "tests/unit/sources/fakesystem.h"

#include "models/files/rootfolder.h"

#include <algorithm>

namespace colophon::test {

namespace {

class FakeSource : public Source
{
public:
    FakeSource(SourceInfo info, ScanWork work)
        : m_info(std::move(info))
        , m_work(std::move(work))
    {
    }

    const SourceInfo& info() const override { return m_info; }

    void scan(const ScanOptions& /*options*/, RecordSink& sink, std::stop_token stop) override
    {
        if (m_work)
            m_work(m_info, sink, stop);
    }

    std::expected<MetricHistory, Problem> metricHistory(const std::string& /*native*/, Name /*key*/,
                                                        std::stop_token /*stop*/) override
    {
        return std::unexpected(Problem());
    }
    StageCapabilities capabilities() const override { return {}; }
    std::expected<std::optional<std::string>, Problem> stageHolder(Name /*model*/, Name /*stage*/) override
    {
        return std::nullopt;
    }
    std::expected<std::vector<Effect>, Problem> planRelease(const StageChange& /*change*/) override
    {
        return std::vector<Effect>();
    }
    std::expected<void, WriteFailure> applyRelease(const StageChange& /*change*/) override { return {}; }

private:
    SourceInfo m_info;
    ScanWork m_work;
};

} // namespace

SourceKind storeKind(ScanWork work)
{
    SourceKind kind;
    kind.kind = "store";
    kind.probe = [](const ProbedFolder& folder) {
        const bool isStore = std::ranges::find(folder.entries, "store.txt", &FolderEntry::name) != folder.entries.end();
        return isStore ? ProbeAnswer::Yes : ProbeAnswer::No;
    };
    kind.open = [work](const std::shared_ptr<const RootFolder>&, SourceInfo info, const std::vector<std::string>&) {
        return std::make_unique<FakeSource>(std::move(info), work);
    };
    return kind;
}

SourceKind folderKind(ScanWork work, std::vector<std::string>* claimed)
{
    SourceKind kind;
    kind.kind = "folder";
    kind.open
        = [work, claimed](const std::shared_ptr<const RootFolder>&, SourceInfo info, std::vector<std::string> paths) {
              if (claimed)
                  *claimed = std::move(paths);
              return std::make_unique<FakeSource>(std::move(info), work);
          };
    return kind;
}

} // namespace colophon::test
