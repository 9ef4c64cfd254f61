#pragma once

#include "models/artifacts/safetensors.h"
#include "models/files/rootfolder.h"
#include "models/sources/folder/discovery.h"
#include "models/sources/folder/factswriter.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace colophon::folder {

/// What the headers of a version's files say together.
class TensorTotals
{
public:
    void add(SafetensorsSummary summary);
    /// What sidecars said about the same things stays beside it.
    void writeTo(FactsWriter& writer) const;

private:
    std::uint64_t m_tensors = 0;
    std::uint64_t m_parameters = 0;
    std::map<std::string, std::uint64_t> m_types;
    std::map<std::string, std::string> m_metadata;
    std::vector<TensorShape> m_shapes;
};

/// Adds the file as an artifact: size and format from its first bytes, and for safetensors what its header says.
/// Links that leave the root are listed and not followed; nothing is ever unpickled or loaded.
void readModelFile(const RootFolder& root, const FoundFile& file, TensorTotals& totals, FactsWriter& writer);

} // namespace colophon::folder
