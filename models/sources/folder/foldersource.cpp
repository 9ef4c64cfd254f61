#include "models/sources/folder/foldersource.h"

#include "models/sources/folder/curvesearch.h"
#include "models/sources/folder/folderscan.h"
#include "models/sources/folder/nestedregistry.h"
#include "models/sources/folder/registrystages.h"

namespace colophon {

namespace {

class FolderSource : public Source
{
public:
    FolderSource(std::shared_ptr<const RootFolder> root, SourceInfo info, std::vector<std::string> claimed)
        : m_root(std::move(root))
        , m_info(std::move(info))
        , m_claimed(std::move(claimed))
        , m_stages(m_root->path())
    {
        m_info.writable = m_stages.capabilities().canWrite;
    }

    const SourceInfo& info() const override { return m_info; }

    void scan(const ScanOptions& options, RecordSink& sink, std::stop_token stop) override
    {
        folder::FolderScan(*m_root, m_info, m_claimed).run(options, sink, std::move(stop));
    }

    std::expected<MetricHistory, Problem> metricHistory(const std::string& native, Name key,
                                                        std::stop_token stop) override
    {
        auto history = folder::findCurve(*m_root, m_claimed, native, key, std::move(stop));
        if (!history)
            history.error().source = m_info.id;
        return history;
    }

    StageCapabilities capabilities() const override { return m_stages.capabilities(); }

    std::expected<std::optional<std::string>, Problem> stageHolder(Name model, Name stage) override
    {
        return m_stages.stageHolder(model, stage);
    }

    std::expected<std::vector<Effect>, Problem> planRelease(const StageChange& change) override
    {
        return m_stages.planRelease(change);
    }

    std::expected<void, WriteFailure> applyRelease(const StageChange& change) override
    {
        return m_stages.applyRelease(change);
    }

private:
    std::shared_ptr<const RootFolder> m_root;
    SourceInfo m_info;
    std::vector<std::string> m_claimed;
    FolderStages m_stages;
};

} // namespace

SourceKind folderSourceKind()
{
    return {"folder", nullptr,
            [](std::shared_ptr<const RootFolder> root, SourceInfo info, std::vector<std::string> claimed) {
                return std::make_unique<FolderSource>(std::move(root), std::move(info), std::move(claimed));
            },
            folder::explainNestedRegistry};
}

} // namespace colophon
