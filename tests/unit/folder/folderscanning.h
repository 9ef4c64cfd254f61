#pragma once

#include "models/catalog/catalog.h"
#include "models/sources/source.h"
#include "tests/support/temptree.h"

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

/// Everything that a scan of a plain folder handed over, in the order of native names.
struct FolderScanResult
{
    std::vector<SourceRecord> records;
    std::vector<Problem> problems;

    const SourceRecord* find(std::string_view native) const;
    /// The first problem of this file whose reason contains the text.
    const Problem* problem(std::string_view file, std::string_view reasonPart = {}) const;
    /// "churn@v1.2.3" of every record, in the order of native names.
    std::vector<std::string> addresses() const;
};

std::unique_ptr<Source> openFolderSource(const TempTree& tree, std::vector<std::string> claimed = {});
FolderScanResult scanFolder(const TempTree& tree, std::vector<std::string> claimed = {}, int threads = 2,
                            std::stop_token stop = {});

/// The same as a catalog, with parents linked.
CatalogPointer folderCatalog(const TempTree& tree);

} // namespace colophon::test
