#pragma once

#include "models/catalog/problem.h"

#include <optional>
#include <string>

namespace colophon {

struct Record;
struct SourceInfo;
struct Version;

/// Why the journal cannot keep this path: it holds bytes that are no UTF-8, which JSON has no way to write; what was
/// recorded about it could not be found again. Empty if it can.
std::optional<Problem> journalPathProblem(const std::string& path);

/// The same for all that a journal entry names of a version: model, label, its native name and the place of its source.
std::optional<Problem> journalNameProblem(const Version& version, const Record& record, const SourceInfo* source);

} // namespace colophon
