#pragma once

#include "models/files/rootfolder.h"
#include "models/sources/mlflow/mlflowfiles.h"
#include "tests/support/mlflowstore.h"

#include <algorithm>
#include <mutex>

namespace colophon::test {

/// What a scan handed over, in native order.
struct Scanned : RecordSink
{
    void add(Batch batch) override
    {
        const std::scoped_lock lock(mutex);
        std::ranges::move(batch.records, std::back_inserter(records));
        std::ranges::move(batch.problems, std::back_inserter(problems));
        std::ranges::move(batch.releases, std::back_inserter(releases));
        std::ranges::move(batch.models, std::back_inserter(models));
    }
    void progress(std::size_t, std::size_t) override { }

    const SourceRecord* find(std::string_view native) const
    {
        const auto found = std::ranges::find(records, native, &SourceRecord::native);
        return found == records.end() ? nullptr : &*found;
    }
    const RecordedModel* model(std::string_view name) const
    {
        const auto found = std::ranges::find(models, Name(name), &RecordedModel::model);
        return found == models.end() ? nullptr : &*found;
    }
    const Problem* problemAt(std::string_view file) const
    {
        const auto found = std::ranges::find(problems, file, &Problem::file);
        return found == problems.end() ? nullptr : &*found;
    }
    QStringList natives() const
    {
        QStringList list;
        for (const SourceRecord& record : records)
            list.append(QString::fromStdString(record.native));
        list.sort();
        return list;
    }

    std::mutex mutex;
    std::vector<SourceRecord> records;
    std::vector<Problem> problems;
    std::vector<RecordedRelease> releases;
    std::vector<RecordedModel> models;
};

inline std::unique_ptr<Source> openStore(const TempTree& tree, std::string location = "mlruns")
{
    auto root = RootFolder::open(tree.path());
    if (!root)
        return nullptr;
    return mlflowFilesKind().open(std::make_shared<const RootFolder>(std::move(*root)),
                                  {SourceId(1), "mlflow-files", tree.path(), std::move(location), true}, {});
}

/// Scans the store at `location` of the tree. The result stays valid for the whole test.
inline std::unique_ptr<Scanned> scan(const TempTree& tree, bool includeDeleted = false, std::string location = "mlruns")
{
    auto result = std::make_unique<Scanned>();
    openStore(tree, std::move(location))->scan({.includeDeleted = includeDeleted, .threads = 2}, *result, {});
    return result;
}

inline QString runNative(std::string_view id)
{
    return QString::fromStdString("run:" + MlflowStore::runId(id));
}

inline QString modelNative(std::string_view id)
{
    return QString::fromStdString("model:" + MlflowStore::modelId(id));
}

} // namespace colophon::test
