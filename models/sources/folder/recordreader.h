#pragma once

#include "models/artifacts/integrity.h"
#include "models/catalog/sourcerecord.h"
#include "models/files/rootfolder.h"
#include "models/sources/folder/discovery.h"
#include "models/sources/folder/factswriter.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace colophon::folder {

/// Place of facts that only the file system knows.
inline constexpr const char* kFileSystem = "file system";

/// Reads what a found version says: its sidecars, its files, and what the file system knows. Thread-safe.
class RecordReader
{
public:
    RecordReader(const RootFolder& root, SourceId source);

    /// Empty when the folder turns out to be an artifact that MLflow keeps track of.
    std::optional<SourceRecord> read(const FoundVersion& version, std::vector<Problem>& problems, std::stop_token stop);

    /// Compares the files of a registered version with what was recorded of them.
    void checkFiles(SourceRecord& record, std::vector<Problem>& problems, const std::stop_token& stop);

private:
    void readFiles(const FoundVersion& version, FactsWriter& writer, std::stop_token stop);
    bool addMissingParts(const FoundVersion& version, FactsWriter& writer) const;
    void readRecordedFiles(FactsWriter& writer, std::stop_token stop);
    void addFromFileSystem(const FoundVersion& version, FactsWriter& writer);
    std::string ownerName(std::uint32_t user);

    const RootFolder& m_root;
    SourceId m_source;
    IntegrityBudget m_budget;
    std::mutex m_mutex;
    std::unordered_map<std::uint32_t, std::string> m_owners;
};

} // namespace colophon::folder
