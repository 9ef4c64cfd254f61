#pragma once

#include "models/sources/folder/discovery.h"
#include "models/sources/folder/recordreader.h"
#include "models/sources/source.h"
#include "models/store/registry.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

namespace colophon::folder {

/// One scan of a plain folder: one thread finds versions, the others read them as they are found. What the embedded
/// registry knows is joined to the records at the end; problems and releases of the registry are not read here.
class FolderScan
{
public:
    FolderScan(const RootFolder& root, const SourceInfo& info, const std::vector<std::string>& claimed);

    void run(const ScanOptions& options, RecordSink& sink, std::stop_token stop);

private:
    using Chunk = std::vector<FoundVersion>;

    void find(RecordSink& sink, const std::stop_token& stop);
    void enqueue(std::vector<FoundVersion> versions);
    void finishFinding();
    std::optional<Chunk> nextChunk();
    void readChunks(RecordSink& sink, const std::stop_token& stop);
    void readRegistered(const RootFolder& root);
    void emit(Batch batch, RecordSink& sink);
    void joinRegistered(RecordSink& sink, const std::stop_token& stop);
    void report(std::vector<Problem> problems, RecordSink& sink) const;

    const RootFolder& m_root;
    const SourceInfo& m_info;
    Discovery m_discovery;
    RecordReader m_reader;
    RegistryContents m_registry;
    std::unordered_set<std::string> m_registered; ///< paths that the registry has something to say about

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Chunk> m_chunks;
    std::vector<SourceRecord> m_held; ///< records of registered paths, until all of them are there
    std::atomic<bool> m_allFound{false};
    std::atomic<std::size_t> m_found{0};
    std::atomic<std::size_t> m_done{0};
};

} // namespace colophon::folder
