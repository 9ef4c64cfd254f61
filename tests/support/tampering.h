#pragma once

#include <string>

namespace colophon::test {

/// Does to a registry what its triggers forbid: the way of somebody who edits the database and covers the traces.
/// `sql` runs without the triggers of the journal, which are put back afterwards. Throws SQLite::Exception.
void tamper(const std::string& locationPath, const std::string& sql);

} // namespace colophon::test
