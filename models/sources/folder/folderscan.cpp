#include "models/sources/folder/folderscan.h"

#include "models/sources/folder/registryrecords.h"

#include <algorithm>
#include <iterator>
#include <thread>

namespace colophon::folder {

namespace {

/// Small enough for the first rows to appear at once, large enough to keep the threads apart.
constexpr std::size_t kChunk = 64;

} // namespace

FolderScan::FolderScan(const RootFolder& root, const SourceInfo& info, const std::vector<std::string>& claimed)
    : m_root(root)
    , m_info(info)
    , m_discovery(root, claimed)
    , m_reader(root, info.id)
{
    readRegistered(root);
}

void FolderScan::readRegistered(const RootFolder& root)
{
    if (auto contents = readRegistry(root.path()))
        m_registry = std::move(*contents);
    for (const SourceRecord& version : m_registry.versions) {
        m_registered.insert(version.native);
        for (const Artifact& artifact : version.facts.artifacts)
            m_registered.insert(artifact.path);
    }
    for (const RegistryContents::StageEntry& stage : m_registry.stages)
        m_registered.insert(stage.native);
}

void FolderScan::run(const ScanOptions& options, RecordSink& sink, std::stop_token stop)
{
    {
        std::vector<std::jthread> readers;
        for (int i = 1; i < std::max(options.threads, 1); ++i)
            readers.emplace_back([&] { readChunks(sink, stop); });
        find(sink, stop);
        finishFinding();
        readChunks(sink, stop);
    }
    if (stop.stop_requested())
        return;
    joinRegistered(sink, stop);
    sink.progress(m_done, m_found);
}

void FolderScan::find(RecordSink& sink, const std::stop_token& stop)
{
    std::vector<PendingFolder> pending;
    pending.push_back({m_info.location == "." ? std::string() : m_info.location, {}, 0});
    while (!pending.empty() && !stop.stop_requested()) {
        const PendingFolder folder = std::move(pending.back());
        pending.pop_back();
        FolderFindings findings = m_discovery.visit(folder);
        report(std::move(findings.problems), sink);
        enqueue(std::move(findings.versions));
        std::ranges::move(findings.folders.rbegin(), findings.folders.rend(), std::back_inserter(pending));
    }
}

void FolderScan::enqueue(std::vector<FoundVersion> versions)
{
    m_found += versions.size();
    for (std::size_t begin = 0; begin < versions.size(); begin += kChunk) {
        const auto first = versions.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto count = static_cast<std::ptrdiff_t>(std::min(kChunk, versions.size() - begin));
        Chunk chunk(std::make_move_iterator(first), std::make_move_iterator(first + count));
        const std::scoped_lock lock(m_mutex);
        m_chunks.push_back(std::move(chunk));
        m_changed.notify_one();
    }
}

void FolderScan::finishFinding()
{
    const std::scoped_lock lock(m_mutex);
    m_allFound = true;
    m_changed.notify_all();
}

std::optional<FolderScan::Chunk> FolderScan::nextChunk()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_allFound || !m_chunks.empty(); });
    if (m_chunks.empty())
        return std::nullopt;
    Chunk chunk = std::move(m_chunks.front());
    m_chunks.pop_front();
    return chunk;
}

void FolderScan::readChunks(RecordSink& sink, const std::stop_token& stop)
{
    while (auto chunk = nextChunk()) {
        Batch batch;
        for (const FoundVersion& version : *chunk) {
            if (stop.stop_requested())
                break;
            if (auto record = m_reader.read(version, batch.problems, stop))
                batch.records.push_back(std::move(*record));
        }
        emit(std::move(batch), sink);
        m_done += chunk->size();
        sink.progress(m_done, m_allFound ? m_found.load() : 0);
    }
}

void FolderScan::emit(Batch batch, RecordSink& sink)
{
    if (!m_registered.empty()) {
        const auto isFree = [this](const SourceRecord& record) { return !m_registered.contains(record.native); };
        const auto held = std::ranges::stable_partition(batch.records, isFree);
        const std::scoped_lock lock(m_mutex);
        std::ranges::move(held, std::back_inserter(m_held));
        batch.records.erase(held.begin(), held.end());
    }
    if (!batch.records.empty() || !batch.problems.empty())
        sink.add(std::move(batch));
}

void FolderScan::joinRegistered(RecordSink& sink, const std::stop_token& stop)
{
    std::vector<Problem> problems = joinRegistry(m_registry, m_root, m_info.id, m_held);
    for (SourceRecord& record : m_held) {
        if (record.kind == RecordKind::Registered)
            m_reader.checkFiles(record, problems, stop);
    }
    report(std::move(problems), sink);
    Batch batch;
    batch.records = std::move(m_held);
    if (!batch.records.empty())
        sink.add(std::move(batch));
}

void FolderScan::report(std::vector<Problem> problems, RecordSink& sink) const
{
    if (problems.empty())
        return;
    for (Problem& problem : problems)
        problem.source = m_info.id;
    Batch batch;
    batch.problems = std::move(problems);
    sink.add(std::move(batch));
}

} // namespace colophon::folder
