#include "models/artifacts/safetensors.h"

#include "models/files/fileproblem.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <optional>
#include <unordered_set>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace colophon {

namespace {

constexpr std::size_t kFrame = 8; ///< bytes of the header length

struct Tensor
{
    std::string name;
    std::vector<std::uint64_t> shape;
    std::string type;
    std::uint64_t elements = 1;
    std::array<std::uint64_t, 2> offsets{};
    std::size_t offsetCount = 0;
};

struct Range
{
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

unsigned bitsOf(std::string_view type)
{
    static const std::map<std::string_view, unsigned> kBits = {
        {"BOOL", 8},    {"F4", 4},      {"F6_E2M3", 6}, {"F6_E3M2", 6},     {"U8", 8},          {"I8", 8},
        {"F8_E5M2", 8}, {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"I16", 16},
        {"U16", 16},    {"F16", 16},    {"BF16", 16},   {"I32", 32},        {"U32", 32},        {"F32", 32},
        {"C64", 64},    {"F64", 64},    {"I64", 64},    {"U64", 64},
    };
    const auto found = kBits.find(type);
    return found == kBits.end() ? 0 : found->second;
}

/// Receives the header piece by piece, so that no tree of it is ever built, and stops at the first thing that is wrong.
class HeaderReader : public nlohmann::json_sax<nlohmann::json>
{
public:
    HeaderReader(const SafetensorsLimits& limits, std::uint64_t dataSize)
        : m_limits(limits)
        , m_dataSize(dataSize)
    {
    }

    bool null() override { return refuse("it holds a null"); }
    bool boolean(bool) override { return refuse("it holds a truth value"); }
    bool number_float(double, const std::string&) override { return refuse("it holds a fraction"); }
    bool number_integer(std::int64_t) override { return refuse("it holds a negative number"); }
    bool binary(nlohmann::json::binary_t&) override { return refuse("it holds binary data"); }
    bool number_unsigned(std::uint64_t value) override;
    bool string(std::string& value) override;
    bool start_object(std::size_t) override;
    bool key(std::string& value) override;
    bool end_object() override;
    bool start_array(std::size_t) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override
    {
        return refuse("it is not valid JSON at byte " + std::to_string(position));
    }

    /// Reason of the refusal, or of what the tensors together get wrong; empty if all is well.
    std::string verdict();
    SafetensorsSummary takeSummary();

private:
    bool refuse(std::string reason)
    {
        m_reason = std::move(reason);
        return false;
    }
    bool finishTensor();

    const SafetensorsLimits& m_limits;
    std::uint64_t m_dataSize;
    std::string m_reason;
    SafetensorsSummary m_summary;
    std::map<std::string, std::uint64_t> m_types;
    std::vector<Range> m_ranges;
    std::unordered_set<std::string> m_names;
    Tensor m_tensor;
    std::string m_key;
    int m_depth = 0;
    bool m_inMetadata = false;
    bool m_inArray = false;
};

bool HeaderReader::start_object(std::size_t)
{
    if (m_inArray || m_depth == 2)
        return refuse("it is nested too deeply");
    ++m_depth;
    m_tensor = {};
    m_tensor.name = m_key;
    return true;
}

bool HeaderReader::key(std::string& value)
{
    m_key = std::move(value);
    if (m_depth != 1)
        return true;
    m_inMetadata = m_key == "__metadata__";
    if (m_names.size() == m_limits.tensors)
        return refuse("it names more than " + std::to_string(m_limits.tensors) + " tensors");
    return m_names.insert(m_key).second || refuse("a tensor is named twice");
}

bool HeaderReader::string(std::string& value)
{
    if (m_depth != 2 || m_inArray)
        return refuse("a text stands where none belongs");
    if (m_inMetadata) {
        if (m_summary.metadata.size() < m_limits.metadataEntries)
            m_summary.metadata.emplace_back(m_key, value.substr(0, m_limits.metadataText));
    } else if (m_key == "dtype") {
        m_tensor.type = std::move(value);
    }
    return true;
}

bool HeaderReader::start_array(std::size_t)
{
    if (m_depth != 2 || m_inArray || m_inMetadata)
        return refuse("a list stands where none belongs");
    m_inArray = true;
    return true;
}

bool HeaderReader::end_array()
{
    m_inArray = false;
    return true;
}

bool HeaderReader::number_unsigned(std::uint64_t value)
{
    if (!m_inArray)
        return refuse("a number stands where none belongs");
    if (m_key == "shape") {
        m_tensor.shape.push_back(value);
        return !__builtin_mul_overflow(m_tensor.elements, value, &m_tensor.elements) || refuse("a shape is too large");
    }
    if (m_key != "data_offsets")
        return true;
    if (m_tensor.offsetCount == m_tensor.offsets.size())
        return refuse("a tensor has more than two offsets");
    m_tensor.offsets.at(m_tensor.offsetCount++) = value;
    return true;
}

bool HeaderReader::end_object()
{
    --m_depth;
    return m_depth != 1 || m_inMetadata || finishTensor();
}

bool HeaderReader::finishTensor()
{
    const auto [begin, end] = m_tensor.offsets;
    if (m_tensor.offsetCount != 2 || m_tensor.type.empty() || begin > end)
        return refuse("a tensor lacks its type or place");
    std::uint64_t bits = 0;
    const unsigned bitsEach = bitsOf(m_tensor.type);
    if (__builtin_mul_overflow(m_tensor.elements, bitsEach, &bits) || (bitsEach != 0 && bits / 8 != end - begin))
        return refuse("shape and place of a tensor contradict each other");
    if (__builtin_add_overflow(m_summary.parameters, m_tensor.elements, &m_summary.parameters))
        return refuse("the tensors are too large");
    m_types[m_tensor.type] += m_tensor.elements;
    m_ranges.push_back({begin, end});
    ++m_summary.tensors;
    if (m_summary.shapes.size() < m_limits.shapes)
        m_summary.shapes.push_back({std::move(m_tensor.name), std::move(m_tensor.shape)});
    return true;
}

std::string HeaderReader::verdict()
{
    if (!m_reason.empty())
        return m_reason;
    std::ranges::sort(m_ranges, [](const Range& left, const Range& right) {
        return std::pair(left.begin, left.end) < std::pair(right.begin, right.end);
    });
    std::uint64_t end = 0;
    for (const Range& range : m_ranges) {
        if (range.begin != end)
            return "the tensors overlap or leave holes";
        end = range.end;
    }
    if (end > m_dataSize)
        return "the file ends before its last tensor, as after an interrupted download";
    return end < m_dataSize ? "there are bytes after the last tensor" : std::string();
}

SafetensorsSummary HeaderReader::takeSummary()
{
    m_summary.types.assign(m_types.begin(), m_types.end());
    std::ranges::stable_sort(m_summary.types, std::ranges::greater(), &std::pair<std::string, std::uint64_t>::second);
    return std::move(m_summary);
}

Problem refusal(const std::string& path, const std::string& reason)
{
    Problem problem = refusedFile(path, "The header of this safetensors file cannot be used: " + reason + ".",
                                  "The file may be damaged or incomplete. Download or save it again.");
    problem.severity = Problem::Severity::Warning;
    return problem;
}

std::optional<std::uint64_t> headerLength(const OpenedFile& file)
{
    std::array<unsigned char, kFrame> frame{};
    if (pread(file.descriptor.number(), frame.data(), frame.size(), 0) != static_cast<ssize_t>(frame.size()))
        return std::nullopt;
    std::uint64_t length = 0;
    for (std::size_t i = frame.size(); i-- > 0;)
        length = (length << 8U) | frame.at(i);
    return length;
}

} // namespace

std::expected<SafetensorsSummary, Problem> summariseSafetensors(std::string_view header, std::uint64_t fileSize,
                                                                const SafetensorsLimits& limits)
{
    if (fileSize < kFrame + header.size())
        return std::unexpected(refusal({}, "the file ends before its header does"));
    HeaderReader reader(limits, fileSize - kFrame - header.size());
    if (!header.starts_with('{'))
        return std::unexpected(refusal({}, "it does not begin with \"{\""));
    nlohmann::json::sax_parse(header, &reader);
    if (const std::string reason = reader.verdict(); !reason.empty())
        return std::unexpected(refusal({}, reason));
    return reader.takeSummary();
}

std::expected<SafetensorsSummary, Problem> readSafetensors(const OpenedFile& file, const std::string& path,
                                                           const SafetensorsLimits& limits)
{
    const auto length = headerLength(file);
    if (!length || *length > file.status.size - std::min<std::uint64_t>(kFrame, file.status.size))
        return std::unexpected(refusal(path, "the file ends before its header does"));
    if (*length > limits.headerBytes)
        return std::unexpected(refusal(path, "it is larger than " + std::to_string(limits.headerBytes) + " bytes"));
    std::string header(static_cast<std::size_t>(*length), '\0');
    if (pread(file.descriptor.number(), header.data(), header.size(), kFrame) != static_cast<ssize_t>(header.size()))
        return std::unexpected(refusal(path, "it cannot be read"));
    auto summary = summariseSafetensors(header, file.status.size, limits);
    if (!summary)
        summary.error().file = path;
    return summary;
}

} // namespace colophon
