#pragma once

#include "models/catalog/problem.h"
#include "models/files/rootfolder.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colophon {

struct TensorShape
{
    std::string name;
    std::vector<std::uint64_t> shape;

    friend bool operator==(const TensorShape&, const TensorShape&) = default;
};

/// What the header of a safetensors file says, summed up. Only the header is ever read.
struct SafetensorsSummary
{
    std::uint64_t tensors = 0;
    std::uint64_t parameters = 0; ///< numbers in all tensors together
    std::vector<std::pair<std::string, std::uint64_t>> types; ///< "F32" → numbers of that type, largest first
    std::vector<std::pair<std::string, std::string>> metadata; ///< of "__metadata__", in file order
    std::vector<TensorShape> shapes; ///< of the first tensors, in file order

    friend bool operator==(const SafetensorsSummary&, const SafetensorsSummary&) = default;
};

/// Limits of one header. The format's reference reader allows 100 MB; a scan is content with less.
struct SafetensorsLimits
{
    std::size_t headerBytes = 10'000'000;
    std::size_t tensors = 1'000'000;
    std::size_t shapes = 10'000; ///< that are kept
    std::size_t metadataEntries = 1'000;
    std::size_t metadataText = 4'096; ///< bytes of a value that are kept
};

/// Sums up a header: the JSON text after the first 8 bytes. `fileSize` finds truncated downloads.
std::expected<SafetensorsSummary, Problem> summariseSafetensors(std::string_view header, std::uint64_t fileSize,
                                                                const SafetensorsLimits& limits = {});

/// Reads the header of an open file and sums it up.
std::expected<SafetensorsSummary, Problem> readSafetensors(const OpenedFile& file, const std::string& path,
                                                           const SafetensorsLimits& limits = {});

} // namespace colophon
