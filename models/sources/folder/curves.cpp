#include "models/sources/folder/curves.h"

#include "models/catalog/timestamp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace colophon::folder {

namespace {

constexpr std::size_t kMostColumns = 1'000;

std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::string_view trim(std::string_view text)
{
    constexpr std::string_view kSpaces = " \t\"";
    const std::size_t begin = text.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

/// Cells of a row. Tables of numbers hold no separator inside quotes; their headings rarely do.
void splitRow(std::string_view line, char separator, std::vector<std::string_view>& cells)
{
    cells.clear();
    while (cells.size() < kMostColumns) {
        const std::size_t end = line.find(separator);
        cells.push_back(trim(line.substr(0, end)));
        if (end == std::string_view::npos)
            break;
        line.remove_prefix(end + 1);
    }
}

std::optional<double> numberIn(std::string_view cell)
{
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || error != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> wholeNumber(double value)
{
    constexpr double kExact = 9007199254740992.0;
    if (!(value >= -kExact && value <= kExact))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

/// Whether the cells of the first row can be names of columns.
bool areHeadings(const std::vector<std::string_view>& cells)
{
    constexpr std::size_t kLongest = 512;
    const auto isHeading = [](std::string_view cell) {
        return cell.size() <= kLongest && !numberIn(cell)
            && std::ranges::none_of(cell, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    };
    return std::ranges::all_of(cells, isHeading)
        && std::ranges::any_of(cells, [](std::string_view cell) { return !cell.empty(); });
}

/// Position of the best of these headings, without regard to case.
std::optional<std::size_t> findHeading(const std::vector<std::string>& headings,
                                       std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        const auto found = std::ranges::find_if(headings, [name](const std::string& heading) {
            return std::ranges::equal(heading, name, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
        });
        if (found != headings.end())
            return static_cast<std::size_t>(found - headings.begin());
    }
    return std::nullopt;
}

Problem tableProblem(int line, std::string reason, std::string hint)
{
    Problem problem;
    problem.severity = Problem::Severity::Warning;
    problem.line = line;
    problem.reason = std::move(reason);
    problem.hint = std::move(hint);
    return problem;
}

/// Reads the rows of a table whose headings are known.
class TableReader
{
public:
    explicit TableReader(std::vector<std::string> headings)
        : m_step(findHeading(headings, {"step", "global_step", "iteration", "iter", "epoch", "batch"}))
        , m_time(findHeading(headings, {"timestamp", "time", "date"}))
    {
        const auto epoch = findHeading(headings, {"epoch"});
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const bool isAxis = i == m_step || i == m_time || i == epoch;
            m_keys.push_back(isAxis ? Name() : Name(headings[i]));
        }
    }

    void addRow(const std::vector<std::string_view>& cells, std::int64_t row, Curves& curves) const
    {
        const auto stated = m_step && *m_step < cells.size() ? numberIn(cells[*m_step]) : std::nullopt;
        const std::int64_t step = stated ? wholeNumber(*stated).value_or(row) : row;
        const auto time = m_time && *m_time < cells.size() ? parseTimestamp(cells[*m_time]) : std::nullopt;
        for (std::size_t i = 0; i < std::min(cells.size(), m_keys.size()); ++i) {
            const auto value = m_keys[i].isEmpty() ? std::nullopt : numberIn(cells[i]);
            if (value && time)
                curves.add(m_keys[i], *value, step, time->milliseconds);
            else if (value)
                curves.add(m_keys[i], *value, step);
        }
    }

private:
    std::optional<std::size_t> m_step;
    std::optional<std::size_t> m_time;
    std::vector<Name> m_keys; ///< empty for axes and columns without a heading
};

char separatorOf(std::string_view header)
{
    if (header.contains(','))
        return ',';
    return header.contains('\t') ? '\t' : ';';
}

void addList(Curves& curves, Name key, const Value& values, const Value* steps, const Value* times)
{
    for (std::size_t i = 0; i < values.items.size(); ++i) {
        if (!values.items[i].isNumber())
            continue;
        const auto row = static_cast<std::int64_t>(i);
        const std::int64_t step = steps && i < steps->items.size() ? steps->items[i].integer(row) : row;
        const auto time
            = times && i < times->items.size() ? parseTimestamp(times->items[i].text) : std::optional<Timestamp>();
        if (time)
            curves.add(key, values.items[i].number(), step, time->milliseconds);
        else
            curves.add(key, values.items[i].number(), step);
    }
}

void addObject(Curves& curves, const std::string& prefix, const Value& object)
{
    for (std::size_t i = 0; i < object.items.size(); ++i) {
        const Value& value = object.items[i];
        const std::string key = prefix.empty() ? object.keys[i] : prefix + "." + object.keys[i];
        if (!isCurve(value)) {
            if (value.isObject())
                addObject(curves, key, value);
            continue;
        }
        if (value.isList())
            addList(curves, Name(key), value, nullptr, nullptr);
        else
            addList(curves, Name(key), *value.find("values"), value.find("steps"), value.find("times"));
    }
}

bool isListOfNumbers(const Value* value)
{
    return value && value->isList() && !value->items.empty()
        && std::ranges::all_of(value->items,
                               [](const Value& item) { return item.isNumber() || item.kind == Value::Kind::Null; });
}

} // namespace

MetricHistory& Curves::curve(Name key)
{
    const auto [position, isNew] = m_positions.try_emplace(key, m_curves.size());
    if (isNew)
        m_curves.emplace_back().key = key;
    return m_curves[position->second];
}

void Curves::add(Name key, double value, std::int64_t step)
{
    MetricHistory& history = curve(key);
    history.values.push_back(value);
    history.steps.push_back(step);
    history.times.clear(); // Times for some points only are no times.
    ++m_points;
}

void Curves::add(Name key, double value, std::int64_t step, std::int64_t time)
{
    MetricHistory& history = curve(key);
    if (history.times.size() == history.values.size())
        history.times.push_back(time);
    history.values.push_back(value);
    history.steps.push_back(step);
    ++m_points;
}

const MetricHistory* Curves::find(Name key) const
{
    const auto found = m_positions.find(key);
    return found == m_positions.end() ? nullptr : &m_curves[found->second];
}

std::expected<Curves, Problem> parseCurveTable(std::string_view csv)
{
    if (csv.starts_with("\xEF\xBB\xBF"))
        csv.remove_prefix(3);
    const std::string_view header = takeLine(csv);
    const char separator = separatorOf(header);
    std::vector<std::string_view> cells;
    splitRow(header, separator, cells);
    if (!areHeadings(cells))
        return std::unexpected(tableProblem(1, "The table has no row of headings.",
                                            "The first row must name the metrics, such as \"epoch,loss,accuracy\"."));
    const TableReader reader({cells.begin(), cells.end()});
    Curves curves;
    for (std::int64_t row = 0; !csv.empty(); ++row) {
        const std::string_view line = takeLine(csv);
        if (line.empty())
            continue;
        splitRow(line, separator, cells);
        reader.addRow(cells, row, curves);
    }
    return curves;
}

Curves curvesOfTrainer(const Value& state)
{
    Curves curves;
    const Value* history = state.find("log_history");
    if (!history || !history->isList())
        return curves;
    for (const Value& entry : history->items) {
        const Value* step = entry.find("step");
        for (std::size_t i = 0; step && i < entry.keys.size(); ++i) {
            const std::string& key = entry.keys[i];
            if (entry.items[i].isNumber() && key != "step" && key != "epoch")
                curves.add(Name(key), entry.items[i].number(), step->integer(0));
        }
    }
    return curves;
}

Curves curvesOfObject(const Value& object)
{
    Curves curves;
    if (object.isObject())
        addObject(curves, {}, object);
    return curves;
}

bool isCurve(const Value& value)
{
    return isListOfNumbers(&value) || (value.isObject() && isListOfNumbers(value.find("values")));
}

} // namespace colophon::folder
