#pragma once

#include "models/catalog/version.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon {

/// Rank of each version from the oldest (0) to the newest, by (time, label, id); versions without a time come first.
///
/// A time that only the file system knows changes with every copy. Where no version of the model has a better one and
/// all labels are of one orderable kind, the labels alone decide.
std::vector<std::uint32_t> chronologicalRanks(std::span<const Version> versions);

/// Indices ordered from the oldest to the newest version; the inverse of the ranks.
std::vector<std::uint32_t> oldestFirst(std::span<const std::uint32_t> ranks);

/// Whether a time or author is nothing but what the file system says.
bool isFromFileSystem(const Facts& facts, OriginIndex origin);

/// Versions by id. The keys live in the versions.
std::unordered_map<std::string_view, std::uint32_t> indexById(std::span<const Version> versions);

} // namespace colophon
