#pragma once

#include "models/catalog/facts.h"
#include "models/files/rootfolder.h"

#include <expected>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon {

/// Splits comma-separated text (RFC 4180) into records while it streams by: quoted fields may hold separators, line
/// breaks and doubled quotes; lines end with LF or CRLF; an empty line is no record; a byte order mark is skipped.
class DelimitedText
{
public:
    explicit DelimitedText(char separator);

    /// Calls `onRecord(const std::vector<std::string>&)` for every record that ends in this piece.
    template <typename OnRecord> void feed(std::string_view piece, OnRecord onRecord)
    {
        for (const char c : piece) {
            if (take(c)) {
                onRecord(m_fields);
                m_fields.clear();
            }
        }
    }
    /// The last record, when no line break ended it.
    template <typename OnRecord> void finish(OnRecord onRecord)
    {
        if (endRecord())
            onRecord(m_fields);
        m_fields.clear();
    }

private:
    bool take(char c);
    bool endRecord();
    void endField();

    char m_separator;
    bool m_inQuotes = false;
    bool m_quoteSeen = false; ///< inside quotes, the last character was a quote: doubled or closing
    bool m_isQuoted = false; ///< the present field began with a quote
    bool m_atStart = true;
    std::string m_field;
    std::vector<std::string> m_fields;
};

/// Rows of a CSV or TSV file without its header line, and how often each label occurs.
struct TableSummary
{
    std::int64_t rows = 0;
    std::vector<std::string> columns;
    std::vector<LabelCount> labels; ///< largest first; empty when there is no such column or too many labels
    bool hasLabelColumn = false;
    bool hasTooManyLabels = false; ///< more than kLabelLimit: no classes, but numbers or free text
};

inline constexpr std::size_t kLabelLimit = 1'000;

/// Whether the file name says that the file is a table of text.
bool isTableName(std::string_view fileName);

/// Reads the file once, in blocks. ".tsv" is separated by tabs; ".csv" by what its first line holds most of: commas,
/// semicolons or tabs.
std::expected<TableSummary, Problem> summariseTable(const RootFolder& root, const std::string& path,
                                                    const std::string& labelColumn, std::stop_token stop);

} // namespace colophon
