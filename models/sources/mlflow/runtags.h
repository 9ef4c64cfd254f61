#pragma once

#include "models/catalog/sourcerecord.h"

namespace colophon::mlflow {

/// Turns the tags that MLflow itself sets (mlflow.user, mlflow.note.content, mlflow.source.*, mlflow.parentRunId) into
/// the facts they stand for. The tags stay as they are.
void applyRunTags(SourceRecord& record);

/// Text of one tag; empty if it is not set. The tags need no order.
std::string_view tagText(const Facts& facts, std::string_view key);

} // namespace colophon::mlflow
