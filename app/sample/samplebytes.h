#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace colophon {

/// Numbers that are the same on every computer; the distributions of the standard library are not.
class SampleRandom
{
public:
    /// The same name gives the same numbers.
    explicit SampleRandom(const std::string& name);

    double uniform(); ///< 0 ≤ x < 1
    double around(double width); ///< symmetric, most near 0, never beyond ± 2 · width

private:
    std::uint64_t m_state;
};

/// The shapes of one version's tensors. In a story they are written with names of settings ("width"), whose values
/// stand here, and a name with "*" stands for one tensor in each of the "layers".
nlohmann::ordered_json tensorShapes(const nlohmann::ordered_json& tensors, const nlohmann::ordered_json& settings);

/// How many numbers tensors of these shapes hold together.
std::size_t elementCount(const nlohmann::ordered_json& shapes);

/// A valid safetensors file: `tensors` maps names to shapes, the values are random, `metadata` is texts.
std::string safetensorsFile(const nlohmann::ordered_json& tensors, const nlohmann::ordered_json& metadata,
                            SampleRandom& random);

/// A falling loss: from "start" to "end", with "noise" and, where the story has one, a "spike".
std::vector<double> lossCurve(const nlohmann::ordered_json& shape, std::size_t points, SampleRandom& random);

/// A number with this many decimals and a point, whatever the locale.
std::string fixedText(double value, int decimals);

/// `digits` hexadecimal digits made from a name.
std::string hexFrom(const std::string& name, std::size_t digits);

} // namespace colophon
