#pragma once

#include "models/catalog/filter.h"
#include "models/catalog/filterkeys.h"
#include "models/catalog/filterlexer.h"

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace colophon {

/// Versions that are filtered together, with what was worked out for them before.
struct FilterRange
{
    std::span<const Version> versions;
    const FoldedWords* words = nullptr; ///< null: not worked out
};

/// One part of a filter: a condition, or conditions joined. Thread-safe.
struct Filter::Node
{
    virtual ~Node() = default;
    virtual bool matches(const Version& version) const = 0;
    /// As Filter::keepMatching(); one by one unless a node knows something better.
    virtual void keepMatching(const FilterRange& range, std::vector<char>& kept) const;
};

using FilterNode = std::shared_ptr<const Filter::Node>;

/// A condition such as metric.accuracy > 0.9; the error is the sentence for people.
std::expected<FilterNode, std::string> makeCondition(const WrittenFilterKey& key, FilterOperator op,
                                                     const std::string& value);
/// "author is missing", "metric.accuracy is missing". The error says why this cannot be asked.
std::expected<FilterNode, std::string> makeMissingCondition(const WrittenFilterKey& key);
/// A bare word: in model, label, author, reason or a tag.
FilterNode makeWordCondition(const std::string& word);

} // namespace colophon
