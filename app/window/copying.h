#pragma once

namespace colophon {

class Session;

/// Whether the keyboard is in a table or list that is copied by its rows: all but the history and the comparison,
/// which know better what belongs to a row.
bool isInPlainTable();

/// Ctrl+C and Ctrl+Shift+C in every such table: rows as TSV and HTML, or as Markdown.
void wireCopying(Session& session);

} // namespace colophon
