#include "models/sources/folder/filereader.h"

#include "models/artifacts/damage.h"
#include "models/artifacts/format.h"
#include "models/sources/folder/fromfile.h"

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
    auto summary = readSafetensors(file, path);
    if (summary) {
        totals.add(std::move(*summary));
    } else {
        totals.missFile();
        writer.problems.push_back(std::move(summary.error()));
    }
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

TensorTotals::Repeats TensorTotals::repeats(const SafetensorsSummary& summary) const
{
    std::size_t known = 0;
    std::size_t same = 0;
    for (const TensorShape& tensor : summary.shapes) {
        const auto before = m_shapes.find(tensor.name);
        known += before != m_shapes.end() ? 1 : 0;
        same += before != m_shapes.end() && before->second == tensor.shape ? 1 : 0;
    }
    if (known == 0)
        return Repeats::Nothing;
    return same == summary.shapes.size() ? Repeats::Everything : Repeats::Some;
}

void TensorTotals::keepShapes(SafetensorsSummary& summary)
{
    for (TensorShape& tensor : summary.shapes) {
        if (m_shapes.size() == kMostShapes) {
            m_missesShape = true;
            return;
        }
        m_shapes.emplace(std::move(tensor.name), std::move(tensor.shape));
    }
}

void TensorTotals::add(SafetensorsSummary summary)
{
    constexpr std::size_t kMostMetadata = 50;
    for (const auto& [type, count] : summary.types)
        m_types[type] += count;
    for (std::size_t i = 0; i < std::min(kMostMetadata, summary.metadata.size()); ++i)
        m_metadata[summary.metadata[i].first] = summary.metadata[i].second;
    m_missesShape = m_missesShape || summary.shapes.size() < summary.tensors;
    switch (repeats(summary)) {
    case Repeats::Nothing:
        m_tensors += summary.tensors;
        m_parameters += summary.parameters;
        keepShapes(summary);
        break;
    case Repeats::Everything:
        break;
    case Repeats::Some: // Two parts whose layers have the same names, or two states: nobody knows what a total would
                        // be.
        m_missesFile = true;
        break;
    }
}

void TensorTotals::writeTo(FactsWriter& writer) const
{
    if (m_tensors == 0)
        return;
    const OriginIndex origin
        = writer.origin(m_missesFile ? "headers of some of the model files" : "header of the model file");
    const bool isWhole = !m_missesFile && !m_missesShape;
    const auto add = [&](std::string_view key, std::string value, ValueType type) {
        if (isWhole || !isRecorded(key, writer))
            addFromFile(key, std::move(value), type, origin, writer);
    };
    add("tensors", std::to_string(m_tensors), ValueType::Number);
    add("parameters", std::to_string(m_parameters), ValueType::Number);
    std::string types;
    for (const auto& [type, count] : m_types)
        types += (types.empty() ? "" : ", ") + type;
    add("types", std::move(types), ValueType::Text);
    if (isWhole)
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
        const auto status = root.status(file.path);
        if (!artifact.outsideRoot && status && status->kind == FileKind::Regular)
            artifact.size = status->size; // there, but not for this user
        else if (!artifact.outsideRoot)
            artifact.integrity = Integrity::Missing;
        if (!file.isLink) // Links were reported where they were found.
            writer.warn(file.path, 0, opened.error().reason, opened.error().hint);
    }
    // A pointer, a link that leads outside, or damaged from its first byte on.
    if ((!opened || artifact.format != "safetensors") && formatByName(file.path) == "safetensors")
        totals.missFile();
    writer.facts.artifacts.push_back(std::move(artifact));
}

} // namespace colophon::folder
