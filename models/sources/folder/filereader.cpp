#include "models/sources/folder/filereader.h"

#include "models/artifacts/format.h"
#include "models/artifacts/safetensors.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <unistd.h>

namespace colophon::folder {

namespace {

std::string startOf(const OpenedFile& file)
{
    std::array<char, kFormatStart> bytes{};
    const ssize_t got = pread(file.descriptor.number(), bytes.data(), bytes.size(), 0);
    return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

void readHeader(const OpenedFile& file, const std::string& path, TensorTotals& totals, FactsWriter& writer)
{
    constexpr std::size_t kMostMetadata = 50;
    const auto summary = readSafetensors(file, path);
    if (!summary) {
        writer.problems.push_back(summary.error());
        return;
    }
    totals.addTensors(summary->tensors, summary->parameters);
    for (const auto& [type, count] : summary->types)
        totals.add(type, count);
    for (std::size_t i = 0; i < std::min(kMostMetadata, summary->metadata.size()); ++i)
        totals.addMetadata(summary->metadata[i].first, summary->metadata[i].second);
}

/// "oid sha256:HEX" and "size N" of a text that stands in for a file in Git LFS.
void readPointer(std::string_view text, Artifact& artifact)
{
    constexpr std::string_view kDigest = "\noid ";
    constexpr std::string_view kSize = "\nsize ";
    if (const std::size_t at = text.find(kDigest); at != std::string_view::npos) {
        const std::string_view digest = text.substr(at + kDigest.size());
        artifact.digest = digest.substr(0, digest.find('\n'));
    }
    if (const std::size_t at = text.find(kSize); at != std::string_view::npos) {
        std::uint64_t size = 0;
        std::from_chars(text.data() + at + kSize.size(), text.data() + text.size(), size);
        artifact.size = size;
    }
    artifact.integrity = Integrity::Missing;
}

} // namespace

void TensorTotals::addTensors(std::uint64_t tensors, std::uint64_t parameters)
{
    m_tensors += tensors;
    m_parameters += parameters;
}

void TensorTotals::writeTo(FactsWriter& writer) const
{
    if (m_tensors == 0)
        return;
    const OriginIndex origin = writer.origin("header of the model file");
    std::vector<Entry>& into = writer.facts.architecture;
    into.push_back({Name("tensors"), std::to_string(m_tensors), ValueType::Number, origin});
    into.push_back({Name("parameters"), std::to_string(m_parameters), ValueType::Number, origin});
    std::string types;
    for (const auto& [type, count] : m_types)
        types += (types.empty() ? "" : ", ") + type;
    writer.text(into, "types", types, origin);
    for (const auto& [key, value] : m_metadata)
        writer.text(into, "metadata." + key, value, origin);
}

void readModelFile(const RootFolder& root, const FoundFile& file, TensorTotals& totals, FactsWriter& writer)
{
    Artifact artifact;
    artifact.path = file.path;
    artifact.origin = writer.origin("file system");
    const auto opened = root.openFile(file.path);
    if (opened) {
        const std::string start = startOf(*opened);
        artifact.size = opened->status.size;
        artifact.format = formatOf(start, file.path);
        if (artifact.format == "safetensors")
            readHeader(*opened, file.path, totals, writer);
        else if (artifact.format == "git-lfs pointer")
            readPointer(start, artifact);
    } else {
        artifact.format = formatByName(file.path);
        artifact.outsideRoot = file.isLink && root.leavesRoot(file.path);
        artifact.integrity = artifact.outsideRoot ? Integrity::NotRecorded : Integrity::Missing;
        if (!file.isLink) // Links were reported where they were found.
            writer.warn(file.path, 0, opened.error().reason, opened.error().hint);
    }
    writer.facts.artifacts.push_back(std::move(artifact));
}

void takeRecorded(const RecordedFile& recorded, Artifact& artifact)
{
    artifact.digest = recorded.digest;
    artifact.size = recorded.size;
    artifact.origin = recorded.origin;
    if (!recorded.format.empty())
        artifact.format = recorded.format;
}

} // namespace colophon::folder
