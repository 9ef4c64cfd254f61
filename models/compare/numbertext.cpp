#include "models/compare/numbertext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace colophon {

namespace {

constexpr int kMostDigits = 6;
constexpr double kSmallestPlain = 1e-4; // below, an exponent reads better than zeros
constexpr double kLargestPlain = 1e9; // from here on, an exponent reads better than groups of digits
constexpr std::string_view kMinus = "−";

std::string fixedText(double magnitude, int decimals)
{
    std::array<char, 64> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, std::chars_format::fixed,
                                      std::max(decimals, 0));
    return {buffer.data(), result.ptr};
}

std::string withThousands(std::string digits)
{
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = point; i > 3; i -= 3)
        digits.insert(i - 3, 1, ',');
    return digits;
}

/// "1.2e-05": at most three digits, as many as there are.
std::string exponentText(double magnitude)
{
    std::array<char, 64> buffer;
    const auto result
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, std::chars_format::scientific, 2);
    std::string text(buffer.data(), result.ptr);
    std::size_t exponent = text.find('e');
    while (exponent > 1 && (text[exponent - 1] == '0' || text[exponent - 1] == '.')) {
        const bool isPoint = text[exponent - 1] == '.';
        text.erase(--exponent, 1);
        if (isPoint)
            break;
    }
    return text;
}

std::string magnitudeText(double magnitude, int decimals)
{
    if (std::isinf(magnitude))
        return "∞";
    const bool isPlain = magnitude == 0 || (magnitude >= kSmallestPlain && magnitude < kLargestPlain);
    return isPlain ? withThousands(fixedText(magnitude, decimals)) : exponentText(magnitude);
}

bool isZero(std::string_view text)
{
    return text.find_first_of("123456789∞e") == std::string_view::npos;
}

/// Decimals that the value needs to be told exactly, at most `most`.
int exactDecimals(double value, int most)
{
    const std::string text = fixedText(std::abs(value), most);
    const std::size_t point = text.find('.');
    if (point == std::string::npos)
        return 0;
    return static_cast<int>(text.find_last_not_of('0') - point);
}

int digitsBeforePoint(double magnitude)
{
    return magnitude < 1 ? 0 : static_cast<int>(std::floor(std::log10(magnitude))) + 1;
}

/// Decimals that show `digits` significant digits of a positive value.
int decimalsForDigits(double magnitude, int digits)
{
    return digits - 1 - static_cast<int>(std::floor(std::log10(magnitude)));
}

bool isShownPlain(double value)
{
    const double magnitude = std::abs(value);
    return std::isfinite(value) && (magnitude == 0 || (magnitude >= kSmallestPlain && magnitude < kLargestPlain));
}

double smallestDifference(std::vector<double> values)
{
    std::ranges::sort(values);
    double smallest = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const double difference = values[i] - values[i - 1];
        // Neighbours in the last bits are one value that was calculated twice.
        if (difference > 1e-12 * std::abs(values[i]) && (smallest == 0 || difference < smallest))
            smallest = difference;
    }
    return smallest;
}

} // namespace

int decimalsFor(std::span<const double> values)
{
    constexpr int kDigitsOfDifference = 2;
    constexpr int kDigitsAtLeast = 3; // of the largest value: 0.807 is not 0.81 because its neighbour is far away
    constexpr int kDigitsOfOneValue = 4;
    std::vector<double> shown;
    std::ranges::copy_if(values, std::back_inserter(shown), isShownPlain);
    double largest = 0;
    for (const double value : shown)
        largest = std::max(largest, std::abs(value));
    if (largest == 0)
        return 0;

    const int most = std::clamp(kMostDigits - digitsBeforePoint(largest), 0, kMostDigits);
    int exact = 0;
    for (const double value : shown)
        exact = std::max(exact, exactDecimals(value, most));
    const double difference = smallestDifference(std::move(shown));
    const int wanted = difference > 0
        ? std::max(decimalsForDigits(difference, kDigitsOfDifference), decimalsForDigits(largest, kDigitsAtLeast))
        : decimalsForDigits(largest, kDigitsOfOneValue);
    return std::clamp(wanted, 0, std::min(most, exact));
}

int decimalsInNarrowList(std::span<const double> values)
{
    constexpr int kDigits = 3;
    double largest = 0;
    for (const double value : values)
        largest = std::isfinite(value) ? std::max(largest, std::abs(value)) : largest;
    const int leadingZeros = largest > 0 && largest < 1 ? static_cast<int>(std::floor(-std::log10(largest))) : 0;
    return std::min(decimalsFor(values), kDigits + leadingZeros);
}

std::string numberText(double value, int decimals)
{
    if (std::isnan(value))
        return "NaN";
    std::string text = magnitudeText(std::abs(value), decimals);
    return value < 0 && !isZero(text) ? std::string(kMinus) + text : text;
}

std::string exactText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

std::string deltaText(double delta, int decimals)
{
    if (std::isnan(delta))
        return "NaN";
    const double magnitude = std::abs(delta);
    std::string text = magnitudeText(magnitude, decimals);
    if (magnitude >= kSmallestPlain && isZero(text)) // a change is never shown as none
        text = magnitudeText(magnitude, decimalsForDigits(magnitude, 1));
    if (magnitude == 0)
        return text;
    return (delta < 0 ? std::string(kMinus) : std::string("+")) + text;
}

std::string percentText(double delta, double baseline)
{
    if (baseline == 0 || !std::isfinite(baseline) || !std::isfinite(delta))
        return {};
    const double percent = std::abs(delta / baseline) * 100;
    if (percent > 0 && percent < 0.05)
        return "< 0.1 %";
    if (percent >= kLargestPlain)
        return {};
    return magnitudeText(percent, percent < 99.95 ? 1 : 0) + " %";
}

std::string byteText(std::uint64_t bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    static constexpr auto kUnits = std::to_array<std::string_view>({"kB", "MB", "GB", "TB", "PB", "EB"});
    auto value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    return fixedText(value, value < 99.95 ? 1 : 0) + " " + std::string(kUnits[unit]);
}

} // namespace colophon
