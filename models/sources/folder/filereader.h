#pragma once

#include "models/files/rootfolder.h"
#include "models/sources/folder/discovery.h"
#include "models/sources/folder/factswriter.h"

#include <cstdint>
#include <map>
#include <string>

namespace colophon::folder {

/// What the headers of a version's files say together.
class TensorTotals
{
public:
    void add(const std::string& key, std::uint64_t count) { m_types[key] += count; }
    void addTensors(std::uint64_t tensors, std::uint64_t parameters);
    void addMetadata(const std::string& key, const std::string& value) { m_metadata[key] = value; }
    void writeTo(FactsWriter& writer) const;

private:
    std::uint64_t m_tensors = 0;
    std::uint64_t m_parameters = 0;
    std::map<std::string, std::uint64_t> m_types;
    std::map<std::string, std::string> m_metadata;
};

/// Adds the file as an artifact: size and format from its first bytes, and for safetensors what its header says.
/// Links that leave the root are listed and not followed; nothing is ever unpickled or loaded.
void readModelFile(const RootFolder& root, const FoundFile& file, TensorTotals& totals, FactsWriter& writer);

/// Puts what was recorded for a file into its artifact.
void takeRecorded(const RecordedFile& recorded, Artifact& artifact);

} // namespace colophon::folder
