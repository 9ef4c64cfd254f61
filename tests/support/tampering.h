#pragma once

#include <string>

namespace colophon::test {

/// Does to a registry what its triggers forbid: the way of somebody who edits the database and covers the traces.
/// `sql` runs without the triggers of the journal, which are put back afterwards. Throws SQLite::Exception.
void tamper(const std::string& locationPath, const std::string& sql);

/// Leaves the journal as a program that was killed: on 1 March 2026 Ana began to put the folder version `label` of
/// "churn" into production, and nothing says how it ended. The stage was not changed.
void interruptRelease(const std::string& locationPath, const std::string& label = "v1.0.0");

} // namespace colophon::test
