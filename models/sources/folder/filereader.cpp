#include "models/sources/folder/filereader.h"

#include "models/artifacts/damage.h"
#include "models/artifacts/format.h"
#include "models/sources/folder/fromfile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

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
    auto summary = readSafetensors(file, path);
    if (summary)
        totals.add(std::move(*summary));
    else
        writer.problems.push_back(std::move(summary.error()));
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

void TensorTotals::add(SafetensorsSummary summary)
{
    constexpr std::size_t kMostMetadata = 50;
    m_tensors += summary.tensors;
    m_parameters += summary.parameters;
    for (const auto& [type, count] : summary.types)
        m_types[type] += count;
    for (std::size_t i = 0; i < std::min(kMostMetadata, summary.metadata.size()); ++i)
        m_metadata[summary.metadata[i].first] = summary.metadata[i].second;
    std::ranges::move(summary.shapes, std::back_inserter(m_shapes));
}

void TensorTotals::writeTo(FactsWriter& writer) const
{
    if (m_tensors == 0)
        return;
    const OriginIndex origin = writer.origin("header of the model file");
    addFromFile("tensors", std::to_string(m_tensors), ValueType::Number, origin, writer);
    addFromFile("parameters", std::to_string(m_parameters), ValueType::Number, origin, writer);
    std::string types;
    for (const auto& [type, count] : m_types)
        types += (types.empty() ? "" : ", ") + type;
    addFromFile("types", types, ValueType::Text, origin, writer);
    compareShapes(m_shapes, origin, writer);
    for (const auto& [key, value] : m_metadata)
        writer.text(writer.facts.architecture, "metadata." + key, value, origin);
    if (const auto written = m_metadata.find("format"); written != m_metadata.end())
        compareFramework(written->second, writer);
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
        else if (auto damage = damageOf(*opened, start, file.path))
            writer.problems.push_back(std::move(*damage));
    } else {
        artifact.format = formatByName(file.path);
        artifact.outsideRoot = file.isLink && root.leavesRoot(file.path);
        artifact.integrity = artifact.outsideRoot ? Integrity::NotRecorded : Integrity::Missing;
        if (!file.isLink) // Links were reported where they were found.
            writer.warn(file.path, 0, opened.error().reason, opened.error().hint);
    }
    writer.facts.artifacts.push_back(std::move(artifact));
}

} // namespace colophon::folder
