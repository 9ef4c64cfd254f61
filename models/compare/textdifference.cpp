#include "models/compare/textdifference.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <span>

namespace colophon {

namespace {

using TextLines = std::vector<std::string>;

constexpr std::size_t kMostCells = 4'000'000; // of the table of common lines
constexpr std::size_t kLongestJson = 1024 * 1024;

TextLines linesOf(std::string_view text)
{
    TextLines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Puts changed lines beside each other as far as there are some on both sides.
class LinePairing
{
public:
    void leftOnly(const std::string& line) { m_left.push_back(line); }
    void rightOnly(const std::string& line) { m_right.push_back(line); }
    void same(const std::string& line)
    {
        flush();
        m_pairs.push_back({line, line});
    }
    std::vector<LinePair> take()
    {
        flush();
        return std::move(m_pairs);
    }

private:
    void flush()
    {
        for (std::size_t i = 0; i < std::max(m_left.size(), m_right.size()); ++i)
            m_pairs.push_back({i < m_left.size() ? std::optional(m_left[i]) : std::nullopt,
                               i < m_right.size() ? std::optional(m_right[i]) : std::nullopt});
        m_left.clear();
        m_right.clear();
    }

    TextLines m_left;
    TextLines m_right;
    std::vector<LinePair> m_pairs;
};

/// How many lines the rests of both texts from (i, j) on have in common at most, as a table.
std::vector<std::uint32_t> commonLengths(std::span<const std::string> left, std::span<const std::string> right)
{
    const std::size_t width = right.size() + 1;
    std::vector<std::uint32_t> lengths((left.size() + 1) * width, 0);
    for (std::size_t i = left.size(); i-- > 0;) {
        for (std::size_t j = right.size(); j-- > 0;)
            lengths[i * width + j] = left[i] == right[j]
                ? lengths[(i + 1) * width + j + 1] + 1
                : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
    return lengths;
}

void pairMiddle(std::span<const std::string> left, std::span<const std::string> right, LinePairing& pairing)
{
    const bool isTooLong = (left.size() + 1) * (right.size() + 1) > kMostCells;
    const auto lengths = isTooLong ? std::vector<std::uint32_t>() : commonLengths(left, right);
    const std::size_t width = right.size() + 1;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() || j < right.size()) {
        const bool hasBoth = i < left.size() && j < right.size();
        if (hasBoth && !isTooLong && left[i] == right[j]) {
            pairing.same(left[i]);
            ++i;
            ++j;
        } else if (!hasBoth ? i < left.size()
                            : isTooLong || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
            pairing.leftOnly(left[i++]);
        } else {
            pairing.rightOnly(right[j++]);
        }
    }
}

} // namespace

std::vector<LinePair> textDifference(std::string_view left, std::string_view right)
{
    const TextLines before = linesOf(left);
    const TextLines after = linesOf(right);
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    LinePairing pairing;
    for (std::size_t i = 0; i < head; ++i)
        pairing.same(before[i]);
    pairMiddle(std::span(before).subspan(head, before.size() - head - tail),
               std::span(after).subspan(head, after.size() - head - tail), pairing);
    for (std::size_t i = before.size() - tail; i < before.size(); ++i)
        pairing.same(before[i]);
    return pairing.take();
}

std::string inLines(const std::string& text)
{
    if (text.size() > kLongestJson || (!text.starts_with('{') && !text.starts_with('[')))
        return text;
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    return json.is_discarded() ? text : json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace colophon
