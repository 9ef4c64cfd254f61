#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QMimeData;

namespace colophon {

/// A table as texts, ready to leave the program. Every row has as many cells as the header.
struct TextTable
{
    QStringList header;
    QList<QStringList> rows;
    QList<int> numbers = {}; ///< columns that hold numbers; JSON writes them as such

    friend bool operator==(const TextTable&, const TextTable&) = default;
};

/// Cells separated by tabs; tabs and line ends inside cells become spaces.
QString toTsv(const TextTable& table);
/// RFC 4180, lines end with CR LF. Text that a spreadsheet would take for a formula gets a leading apostrophe.
QString toCsv(const TextTable& table);
/// A pipe table; characters with a meaning in Markdown or HTML are escaped.
QString toMarkdown(const TextTable& table);
/// One table element; all text is escaped.
QString toHtml(const TextTable& table);
/// A whole page around it, for a file.
QString toHtmlPage(const TextTable& table, const QString& title);
/// An array of objects, one for each row; empty cells are left out.
QByteArray toJson(const TextTable& table);

/// TSV as text and HTML beside it: pastes as a table into spreadsheets and letters. The caller owns it.
QMimeData* toMimeData(const TextTable& table);

} // namespace colophon
