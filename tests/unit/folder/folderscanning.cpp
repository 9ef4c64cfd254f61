#include "tests/unit/folder/folderscanning.h"

#include "models/files/rootfolder.h"
#include "models/lineage/catalogbuilder.h"
#include "models/sources/folder/foldersource.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace colophon::test {

namespace {

class Collector : public RecordSink
{
public:
    void add(Batch batch) override
    {
        const std::scoped_lock lock(m_mutex);
        std::ranges::move(batch.records, std::back_inserter(result.records));
        std::ranges::move(batch.problems, std::back_inserter(result.problems));
    }
    void progress(std::size_t, std::size_t) override { }

    FolderScanResult result;

private:
    std::mutex m_mutex;
};

} // namespace

const SourceRecord* FolderScanResult::find(std::string_view native) const
{
    const auto found = std::ranges::find(records, native, &SourceRecord::native);
    return found == records.end() ? nullptr : &*found;
}

const Problem* FolderScanResult::problem(std::string_view file, std::string_view reasonPart) const
{
    const auto found = std::ranges::find_if(
        problems, [&](const Problem& problem) { return problem.file == file && problem.reason.contains(reasonPart); });
    return found == problems.end() ? nullptr : &*found;
}

std::vector<std::string> FolderScanResult::addresses() const
{
    std::vector<std::string> addresses;
    for (const SourceRecord& record : records)
        addresses.push_back(record.model.text() + "@" + record.label);
    return addresses;
}

std::unique_ptr<Source> openFolderSource(const TempTree& tree, std::vector<std::string> claimed)
{
    auto root = RootFolder::open(tree.path());
    if (!root)
        throw std::runtime_error(root.error().reason);
    const SourceInfo info{SourceId{1}, "folder", root->path(), ".", false};
    return folderSourceKind().open(std::make_shared<RootFolder>(std::move(*root)), info, std::move(claimed));
}

FolderScanResult scanFolder(const TempTree& tree, std::vector<std::string> claimed, int threads, std::stop_token stop)
{
    Collector collector;
    openFolderSource(tree, std::move(claimed))->scan({false, threads}, collector, std::move(stop));
    std::ranges::sort(collector.result.records, {}, &SourceRecord::native);
    return std::move(collector.result);
}

CatalogPointer folderCatalog(const TempTree& tree)
{
    FolderScanResult result = scanFolder(tree);
    CatalogBuilder builder({{.id = SourceId{1}, .kind = "folder", .root = tree.path(), .location = "."}});
    Batch batch;
    batch.records = std::move(result.records);
    batch.problems = std::move(result.problems);
    builder.add(std::move(batch));
    return builder.build(true);
}

} // namespace colophon::test
