#pragma once

#include "models/artifacts/safetensors.h"
#include "models/files/rootfolder.h"
#include "models/sources/folder/discovery.h"
#include "models/sources/folder/factswriter.h"
#include "models/sources/folder/fromfile.h"

#include <cstdint>
#include <map>
#include <string>

namespace colophon::folder {

/// What the headers of a version's files say together. A file that repeats the tensors of another ("model.fp16" beside
/// "model") counts once.
class TensorTotals
{
public:
    void add(SafetensorsSummary summary);
    /// A file of weights whose header could not be read: what the others say is not the whole version.
    void missFile() { m_missesFile = true; }
    /// What sidecars said about the same things stays beside it, and is only compared with what was read whole.
    void writeTo(FactsWriter& writer) const;

    static constexpr std::size_t kMostShapes = 10'000; ///< that are kept of one version

private:
    enum class Repeats { Nothing, Everything, Some };

    Repeats repeats(const SafetensorsSummary& summary) const;
    void keepShapes(SafetensorsSummary& summary);

    std::uint64_t m_tensors = 0;
    std::uint64_t m_parameters = 0;
    std::map<std::string, std::uint64_t> m_types;
    std::map<std::string, std::string> m_metadata;
    TensorShapes m_shapes;
    bool m_missesFile = false;
    bool m_missesShape = false;
};

/// Adds the file as an artifact: size and format from its first bytes, and for safetensors what its header says.
/// Links that leave the root are listed and not followed; nothing is ever unpickled or loaded.
void readModelFile(const RootFolder& root, const FoundFile& file, TensorTotals& totals, FactsWriter& writer);

} // namespace colophon::folder
