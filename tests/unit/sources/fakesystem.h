#pragma once

#include "models/sources/source.h"

#include <functional>
#include <string>
#include <vector>

namespace colophon::test {

using ScanWork = std::function<void(const SourceInfo& info, RecordSink& sink, std::stop_token stop)>;

/// A system of which every folder with a file "store.txt" is a store; what it holds is up to the test.
SourceKind storeKind(ScanWork work = nullptr);

/// The system for whatever no other claimed. `claimed`: receives the paths it was told to leave alone.
SourceKind folderKind(ScanWork work = nullptr, std::vector<std::string>* claimed = nullptr);

} // namespace colophon::test
