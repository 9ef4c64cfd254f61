#pragma once

#include "models/files/rootfolder.h"
#include "models/sources/folder/discovery.h"

#include <cstddef>
#include <string>
#include <vector>

namespace colophon::folder {

/// Files of split weights that are not there although others of the same weights are.
struct MissingParts
{
    std::vector<std::string> paths; ///< the first ones whose names are known, relative to the opened location, in order
    std::size_t count = 0; ///< all of them, but for those that are recorded
    std::size_t expected = 0; ///< parts that the weights have, missing ones included
    bool lacksTensors = false; ///< of safetensors, whose headers tell of tensors; recorded ones included
};

/// Weights of several files say how many there are: in each name ("model-00001-of-00003.safetensors") and in an index
/// beside them, whose files are given here, one list for each index. Where nothing says so, nothing is missing; an
/// index of which no file is here is that of another format that was not downloaded, as long as there are weights.
/// `recorded`: paths that something else says are part of the version; when one is gone, that is told of the record.
/// Most tools count from 1, some from 0: where neither the first nor the last part is here or named, one of the two is
/// missing, but nobody knows which.
MissingParts missingParts(const RootFolder& root, const std::vector<FoundFile>& files,
                          const std::vector<std::vector<std::string>>& indexes,
                          const std::vector<std::string>& recorded);

/// "2 of the 5 files of the weights are not there: …", at the first of them, if its name is known. There must be one.
Problem problemOf(const MissingParts& parts);

} // namespace colophon::folder
