#pragma once

#include "models/compare/comparison.h"

#include <span>
#include <string>

namespace colophon {

/// Texts of numbers as people read them. All UTF-8, independent of the process locale.

/// Decimals so that the smallest shown difference has two significant digits, at most six digits in all.
int decimalsFor(std::span<const double> values);
/// The same, but no more than three significant digits of the largest value.
int decimalsInNarrowList(std::span<const double> values);
/// "0.821", "1,204", "1.2e-05", "NaN", "∞", "−∞"; thousands separated from 1,000 on.
std::string numberText(double value, int decimals);
/// Shortest text that reads back as the same double; "NaN", "Infinity", "-Infinity" as in JSON reports.
std::string exactText(double value);
/// "+0.021", "−3.1"; real minus sign.
std::string deltaText(double delta, int decimals);
/// "2.3 %", "221 %"; empty when the baseline is 0.
std::string percentText(double delta, double baseline);
/// "4.8 MB": steps of 1000.
std::string byteText(std::uint64_t bytes);
/// "27 Mar" in the year of `now`, else "27 Mar 2025"; local time.
std::string dateText(Timestamp time, Timestamp now);
/// "27 Mar 2026, 14:20 (10 weeks)".
std::string dateTimeText(Timestamp time, Timestamp now);
/// "78 days", "3 hours".
std::string durationText(std::int64_t milliseconds);

} // namespace colophon
