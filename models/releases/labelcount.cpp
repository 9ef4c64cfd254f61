#include "models/releases/labelcount.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace colophon {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kBlock = 1U << 18U;
constexpr std::size_t kHeaderLimit = 1U << 16U;

bool endsWith(std::string_view name, std::string_view extension)
{
    return name.size() > extension.size()
        && std::ranges::equal(name.substr(name.size() - extension.size()), extension,
                              [](char left, char right) { return (left | 0x20) == (right | 0x20); });
}

char separatorOf(std::string_view path, std::string_view start)
{
    if (endsWith(path, ".tsv"))
        return '\t';
    const std::string_view line = start.substr(0, start.find('\n'));
    constexpr std::array<char, 3> kSeparators{',', ';', '\t'};
    return *std::ranges::max_element(kSeparators, {},
                                     [&](char separator) { return std::ranges::count(line, separator); });
}

/// Counts what the records say; the first one is the header.
class TableCounter
{
public:
    explicit TableCounter(const std::string& labelColumn)
        : m_labelColumn(labelColumn)
    {
    }

    void add(const std::vector<std::string>& record)
    {
        if (m_summary.columns.empty())
            readHeader(record);
        else
            count(record);
    }

    TableSummary result()
    {
        for (auto& [label, number] : m_counts)
            m_summary.labels.push_back({label, number});
        std::ranges::sort(m_summary.labels, [](const LabelCount& left, const LabelCount& right) {
            return left.count != right.count ? left.count > right.count : left.label < right.label;
        });
        return std::move(m_summary);
    }

private:
    void readHeader(const std::vector<std::string>& record)
    {
        m_summary.columns = record;
        if (m_labelColumn.empty())
            return;
        const auto column = std::ranges::find(record, m_labelColumn);
        m_summary.hasLabelColumn = column != record.end();
        m_column = static_cast<std::size_t>(column - record.begin());
    }

    void count(const std::vector<std::string>& record)
    {
        ++m_summary.rows;
        if (!m_summary.hasLabelColumn || m_summary.hasTooManyLabels)
            return;
        ++m_counts[m_column < record.size() ? record[m_column] : std::string()];
        if (m_counts.size() > kLabelLimit) {
            m_summary.hasTooManyLabels = true;
            m_counts.clear();
        }
    }

    const std::string& m_labelColumn;
    TableSummary m_summary;
    std::size_t m_column = 0;
    std::unordered_map<std::string, std::int64_t> m_counts;
};

Problem problemOf(const std::string& path, std::string reason, std::string hint)
{
    Problem problem;
    problem.file = path;
    problem.reason = std::move(reason);
    problem.hint = std::move(hint);
    return problem;
}

} // namespace

DelimitedText::DelimitedText(char separator)
    : m_separator(separator)
{
}

bool DelimitedText::take(char c)
{
    if (m_inQuotes) {
        if (m_quoteSeen) {
            m_quoteSeen = false;
            if (c == '"') {
                m_field += '"';
                return false;
            }
            m_inQuotes = false;
        } else if (c == '"') {
            m_quoteSeen = true;
            return false;
        } else {
            m_field += c;
            return false;
        }
    }
    if (c == '\n')
        return endRecord();
    if (c == m_separator)
        endField();
    else if (c == '"' && (m_field.empty() || (m_atStart && m_field == kByteOrderMark)))
        m_inQuotes = m_isQuoted = true;
    else
        m_field += c;
    return false;
}

void DelimitedText::endField()
{
    if (m_atStart && m_field.starts_with(kByteOrderMark))
        m_field.erase(0, kByteOrderMark.size());
    m_atStart = false;
    m_fields.push_back(std::move(m_field));
    m_field.clear();
    m_isQuoted = false;
}

bool DelimitedText::endRecord()
{
    if (m_field.ends_with('\r'))
        m_field.pop_back();
    m_inQuotes = m_quoteSeen = false;
    if (m_fields.empty() && m_field.empty() && !m_isQuoted)
        return false;
    endField();
    return true;
}

bool isTableName(std::string_view fileName)
{
    return endsWith(fileName, ".csv") || endsWith(fileName, ".tsv");
}

std::expected<TableSummary, Problem> summariseTable(const RootFolder& root, const std::string& path,
                                                    const std::string& labelColumn, std::stop_token stop)
{
    const auto start = root.readStart(path, kHeaderLimit);
    if (!start)
        return std::unexpected(start.error());
    const auto file = root.openFile(path);
    if (!file)
        return std::unexpected(file.error());
    DelimitedText text(separatorOf(path, *start));
    TableCounter counter(labelColumn);
    const auto count = [&](const std::vector<std::string>& record) { counter.add(record); };
    std::string block(kBlock, '\0');
    while (!stop.stop_requested()) {
        const ssize_t size = ::read(file->descriptor.number(), block.data(), block.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0) {
            return std::unexpected(
                problemOf(path, "The data could not be read: " + std::generic_category().message(errno) + ".",
                          "Look at the disk it lies on, then register again."));
        }
        if (size == 0) {
            text.finish(count);
            return counter.result();
        }
        text.feed(std::string_view(block).substr(0, static_cast<std::size_t>(size)), count);
    }
    return std::unexpected(problemOf(path, "Counting the rows was stopped.", "Nothing was registered."));
}

} // namespace colophon
