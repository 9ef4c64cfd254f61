#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace colophon {

/// What a condition of a filter asks about.
enum class FilterSubject : std::uint8_t {
    Metric,
    Parameter,
    Tag,
    Data,
    Environment,
    Model,
    Label,
    SemVer,
    Stage,
    Alias,
    Author,
    Reason,
    Created,
    Status,
    Commit,
    Source,
    Missing,
    File,
    Is,
};

/// How a key is written and what can be done with it.
struct FilterKey
{
    FilterSubject field = FilterSubject::Label;
    std::string_view text; ///< "metric", "stage"
    bool hasName = false; ///< needs a name after a dot: "metric.accuracy"
    bool isOrdered = false; ///< ">" and "<" make sense
    std::string_view detail; ///< for people: what it asks about
    std::string_view words; ///< the values it can have, separated by spaces; empty: any
};

std::span<const FilterKey> filterKeys();

/// A key as somebody wrote it: "metric.val_loss" → Metric and "val_loss".
struct WrittenFilterKey
{
    const FilterKey* key = nullptr;
    std::string name;
};

/// Null key: there is none of this name.
WrittenFilterKey readFilterKey(std::string_view text);

} // namespace colophon
