#include "app/sample/samplebytes.h"

#include "models/store/digest.h"

#include <nlohmann/json.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace colophon {

namespace {

void appendLittleEndian(std::string& bytes, std::uint64_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

std::size_t elements(const nlohmann::ordered_json& shape)
{
    std::size_t count = 1;
    for (const auto& dimension : shape)
        count *= dimension.get<std::size_t>();
    return count;
}

/// MLflow keeps parameters as text, sidecars as numbers.
std::size_t countIn(const nlohmann::ordered_json& settings, const std::string& key)
{
    const auto& value = settings.at(key);
    return value.is_string() ? std::stoul(value.get<std::string>()) : value.get<std::size_t>();
}

nlohmann::ordered_json shapeWith(const nlohmann::ordered_json& settings, nlohmann::ordered_json shape)
{
    for (auto& dimension : shape) {
        if (dimension.is_string())
            dimension = countIn(settings, dimension.get<std::string>());
    }
    return shape;
}

} // namespace

SampleRandom::SampleRandom(const std::string& name)
    : m_state(0xCBF29CE484222325U)
{
    for (const unsigned char letter : name) // FNV-1a
        m_state = (m_state ^ letter) * 0x100000001B3U;
}

double SampleRandom::uniform()
{
    // SplitMix64
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
    return static_cast<double>(mixed >> 11U) * 0x1.0p-53;
}

double SampleRandom::around(double width)
{
    return (uniform() + uniform() + uniform() + uniform() - 2) * width;
}

nlohmann::ordered_json tensorShapes(const nlohmann::ordered_json& tensors, const nlohmann::ordered_json& settings)
{
    nlohmann::ordered_json shapes = nlohmann::ordered_json::object();
    for (const auto& [name, shape] : tensors.items()) {
        const std::size_t star = name.find('*');
        if (star == std::string::npos) {
            shapes[name] = shapeWith(settings, shape);
            continue;
        }
        const std::size_t layers = settings.contains("layers") ? countIn(settings, "layers") : 0;
        for (std::size_t layer = 0; layer < layers; ++layer)
            shapes[std::string(name).replace(star, 1, std::to_string(layer))] = shapeWith(settings, shape);
    }
    return shapes;
}

std::size_t elementCount(const nlohmann::ordered_json& shapes)
{
    std::size_t count = 0;
    for (const auto& shape : shapes)
        count += elements(shape);
    return count;
}

std::string safetensorsFile(const nlohmann::ordered_json& tensors, const nlohmann::ordered_json& metadata,
                            SampleRandom& random)
{
    constexpr std::size_t kNumberSize = 4;
    nlohmann::ordered_json header{{"__metadata__", metadata}};
    std::string data;
    for (const auto& [name, shape] : tensors.items()) {
        const std::size_t begin = data.size();
        for (std::size_t i = 0; i < elements(shape); ++i)
            appendLittleEndian(data, std::bit_cast<std::uint32_t>(static_cast<float>(random.around(0.2))), kNumberSize);
        header[name] = {{"dtype", "F32"}, {"shape", shape}, {"data_offsets", {begin, data.size()}}};
    }
    std::string headerText = header.dump();
    headerText.resize((headerText.size() + 7) / 8 * 8, ' '); // the format aligns the data
    std::string file;
    appendLittleEndian(file, headerText.size(), 8);
    return file + headerText + data;
}

std::vector<double> lossCurve(const nlohmann::ordered_json& shape, std::size_t points, SampleRandom& random)
{
    const auto start = shape.at("start").get<double>();
    const auto end = shape.at("end").get<double>();
    const auto fall = shape.at("steps_to_fall").get<double>();
    const auto noise = shape.at("noise").get<double>();
    std::vector<double> values;
    for (std::size_t step = 0; step < points; ++step) {
        const double settled = end + (start - end) * std::exp(-static_cast<double>(step) / fall);
        values.push_back(settled + random.around(noise));
    }
    if (shape.contains("spike")) {
        const auto at = shape["spike"].at("step").get<std::size_t>();
        if (at < values.size())
            values[at] += shape["spike"].at("height").get<double>();
    }
    return values;
}

std::string fixedText(double value, int decimals)
{
    std::array<char, 64> buffer;
    const auto result
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return {buffer.data(), result.ptr};
}

std::string hexFrom(const std::string& name, std::size_t digits)
{
    return sha256(name).substr(0, digits);
}

} // namespace colophon
