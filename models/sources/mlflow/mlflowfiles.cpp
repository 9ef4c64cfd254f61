#include "models/sources/mlflow/mlflowfiles.h"

#include "models/sources/mlflow/databasefile.h"
#include "models/sources/mlflow/metrichistoryreader.h"
#include "models/sources/mlflow/stagewriter.h"
#include "models/sources/mlflow/storepermissions.h"
#include "models/sources/mlflow/storeplace.h"
#include "models/sources/mlflow/storescan.h"
#include "models/store/registryproblem.h"

namespace colophon {

namespace {

class MlflowFiles final : public Source
{
public:
    MlflowFiles(std::shared_ptr<const RootFolder> root, SourceInfo info)
        : m_root(std::move(root))
        , m_info(std::move(info))
    {
        m_info.writable = isWritable();
        m_info.registrar = "MLflow";
    }

    const SourceInfo& info() const override { return m_info; }

    void scan(const ScanOptions& options, RecordSink& sink, std::stop_token stop) override
    {
        mlflow::scanStore(*m_root, m_info, options, sink, stop);
    }

    std::expected<MetricHistory, Problem> metricHistory(const std::string& native, Name key,
                                                        std::stop_token stop) override
    {
        return mlflow::metricHistory(*m_root, m_info, native, key, stop);
    }

    StageCapabilities capabilities() const override
    {
        return {.canWrite = isWritable(),
                .isAtomic = false,
                .needsExplicitChoice = true,
                .caution = "MLflow may be running on this store. Colophon checks the files before it writes and reads "
                           "them again afterwards, but MLflow knows no lock: a change that it makes in the same moment "
                           "can be lost."};
    }

    std::expected<std::optional<std::string>, Problem> stageHolder(Name model, Name stage) override
    {
        return mlflow::StageWriter(*m_root, m_info).holder(model, stage);
    }

    std::expected<std::vector<Effect>, Problem> planRelease(const StageChange& change) override
    {
        return mlflow::StageWriter(*m_root, m_info).plan(change);
    }

    std::expected<void, WriteFailure> applyRelease(const StageChange& change) override
    {
        return mlflow::StageWriter(*m_root, m_info).apply(change);
    }

private:
    /// Every release is noted in the journal of the location too.
    bool isWritable() const { return !registryObstacle(m_root->path()) && mlflow::isStoreWritable(*m_root, m_info); }

    std::shared_ptr<const RootFolder> m_root;
    SourceInfo m_info;
};

} // namespace

SourceKind mlflowFilesKind()
{
    return {.kind = "mlflow-files",
            .probe = mlflow::probeStore,
            .open = [](std::shared_ptr<const RootFolder> root, SourceInfo info, const std::vector<std::string>&)
                -> std::unique_ptr<Source> { return std::make_unique<MlflowFiles>(std::move(root), std::move(info)); },
            .explain = mlflow::explainDatabases};
}

} // namespace colophon
