#include "models/sources/folder/sidecarreader.h"

#include "models/artifacts/digest.h"
#include "models/sources/folder/colophonsidecar.h"
#include "models/sources/folder/environmentfiles.h"
#include "models/sources/folder/modelcard.h"
#include "models/sources/folder/modelfiles.h"
#include "models/sources/folder/tablefile.h"

#include <algorithm>
#include <set>
#include <vector>

namespace colophon::folder {

namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;

bool isYamlPath(std::string_view path)
{
    return path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with("MLmodel");
}

/// Training logs grow with every step and an index with every tensor; everything else in a sidecar was written by hand
/// or once.
ValueLimits limitsFor(SidecarKind kind)
{
    if (kind == SidecarKind::TrainerState || kind == SidecarKind::WeightIndex)
        return {sizeLimit(kind), 2'000'000, 64};
    return {sizeLimit(kind), 100'000, 64};
}

std::expected<ReadValue, Problem> parse(const Sidecar& sidecar, const std::string& content)
{
    auto read = isYamlPath(sidecar.path) ? parseYaml(content, limitsFor(sidecar.kind))
                                         : parseJson(content, limitsFor(sidecar.kind));
    if (read && !read->value.isObject()) {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.line = 1;
        problem.reason = "It does not hold keys with values.";
        problem.hint = "Its facts are left out. It should begin with \"{\", or with \"key: value\" in YAML.";
        read = std::unexpected(std::move(problem));
    }
    if (!read)
        read.error().file = sidecar.path;
    return read;
}

void readMetrics(const Value& value, OriginIndex origin, FactsWriter& writer)
{
    writer.curves(curvesOfObject(value), origin);
    flatten(value, {}, [&](const std::string& key, const Value& leaf) {
        if (!isCurve(leaf))
            writer.metric(Name(key), leaf, origin);
    });
}

/// A file named like the model file: our own if it speaks our words, else metrics if it holds only numbers, else
/// parameters.
void readSameStem(const Sidecar& sidecar, const Value& value, OriginIndex origin, FactsWriter& writer)
{
    if (isColophonLike(value)) {
        readColophon(value, sidecar.path, origin, writer);
        return;
    }
    bool onlyNumbers = true;
    flatten(value, {}, [&](const std::string&, const Value& leaf) {
        onlyNumbers = onlyNumbers && (leaf.isNumber() || isCurve(leaf));
    });
    if (onlyNumbers)
        readMetrics(value, origin, writer);
    else
        writer.entries(writer.facts.parameters, value, origin);
}

void readDigestFile(const Sidecar& sidecar, const std::string& content, FactsWriter& writer)
{
    // "HEX  file name", as sha256sum writes it; the file is the one that the sidecar is named after.
    const std::string first = content.substr(0, content.find_first_of(" \t\r\n*"));
    const auto digest = parseDigest(first);
    if (!digest) {
        writer.warn(sidecar.path, 1, "It does not begin with a digest.",
                    "Write it with \"sha256sum FILE > FILE.sha256\" or \"md5sum FILE > FILE.md5\".");
        return;
    }
    const std::string target = sidecar.path.substr(0, sidecar.path.rfind('.'));
    RecordedFile& file = writer.recordedFiles[target];
    file.digest = toString(*digest);
    file.origin = writer.origin(sidecar.path);
}

/// Only the names of the files are kept: what their tensors are is read from themselves.
void readWeightIndex(const Sidecar& sidecar, const Value& value, FactsWriter& writer)
{
    constexpr std::size_t kMostFiles = 10'000;
    const Value* map = value.find("weight_map");
    if (!map || !map->isObject())
        return;
    std::set<std::string> files;
    for (const Value& file : map->items) {
        const auto path = file.isText() ? resolveBeneath(folderOf(sidecar.path), file.text) : std::nullopt;
        if (path && files.size() < kMostFiles)
            files.insert(*path);
    }
    writer.weightIndexes.emplace_back(files.begin(), files.end());
}

void readValue(const Sidecar& sidecar, const Value& value, FactsWriter& writer)
{
    const OriginIndex origin = writer.origin(sidecar.path);
    switch (sidecar.kind) {
    case SidecarKind::WeightIndex:
        return readWeightIndex(sidecar, value, writer);
    case SidecarKind::Configuration:
        return readConfiguration(value, origin, writer);
    case SidecarKind::AdapterConfiguration:
        return readAdapterConfiguration(value, origin, writer);
    case SidecarKind::MlModel:
        return readMlModel(value, origin, writer);
    case SidecarKind::TrainerState:
        return readTrainerState(value, origin, writer);
    case SidecarKind::CondaEnvironment:
        return readCondaEnvironment(value, origin, writer);
    case SidecarKind::PythonEnvironment:
        return readPythonEnvironment(value, origin, writer);
    case SidecarKind::Metrics:
        return readMetrics(value, origin, writer);
    case SidecarKind::Parameters:
        return writer.entries(writer.facts.parameters, value, origin);
    case SidecarKind::SameStem:
        return readSameStem(sidecar, value, origin, writer);
    case SidecarKind::Colophon:
        return readColophon(value, sidecar.path, origin, writer);
    case SidecarKind::Requirements:
    case SidecarKind::ModelCard:
    case SidecarKind::CurveTable:
    case SidecarKind::DigestFile:
        return;
    }
}

Curves readTable(const Sidecar& sidecar, const std::string& content, FactsWriter& writer)
{
    auto curves = parseCurveTable(content);
    if (!curves) {
        writer.warn(sidecar.path, curves.error().line, curves.error().reason, curves.error().hint);
        return {};
    }
    writer.curves(*curves, writer.origin(sidecar.path));
    return std::move(*curves);
}

void readTable(const RootFolder& root, const Sidecar& sidecar, FactsWriter& writer)
{
    auto table = readTableEnds(root, sidecar.path, sizeLimit(sidecar.kind));
    if (!table) {
        writer.warn(sidecar.path, 0, table.error().reason, table.error().hint);
        return;
    }
    if (table->problem)
        writer.problems.push_back(std::move(*table->problem));
    const std::size_t problems = writer.problems.size();
    const Curves curves = readTable(sidecar, table->text, writer);
    // A short table may be a list of anything; one as long as this was written to be a curve.
    if (table->isShortened && curves.pointCount() == 0 && writer.problems.size() == problems)
        writer.warn(sidecar.path, 0, "The last rows of this long table hold no numbers.",
                    "Each row should hold one number below each heading, separated as the headings are.");
}

void warnOfNonFinite(const Sidecar& sidecar, FactsWriter& writer)
{
    if (isYamlPath(sidecar.path))
        return; // YAML has words for them.
    writer.warn(sidecar.path, 0, "It holds NaN or Infinity, which JSON does not have.",
                "They were read as numbers. Other programs may refuse the file; write null instead.");
}

} // namespace

std::size_t sizeLimit(SidecarKind kind)
{
    switch (kind) {
    case SidecarKind::TrainerState:
    case SidecarKind::WeightIndex:
        return 16 * kMebibyte;
    case SidecarKind::CurveTable:
        return 8 * kMebibyte;
    default:
        return kMebibyte;
    }
}

void readSidecarContent(const Sidecar& sidecar, const std::string& content, FactsWriter& writer)
{
    switch (sidecar.kind) {
    case SidecarKind::Requirements:
        return readRequirements(content, writer.origin(sidecar.path), writer);
    case SidecarKind::ModelCard:
        return readModelCard(content, sidecar.path, writer);
    case SidecarKind::CurveTable:
        readTable(sidecar, content, writer);
        return;
    case SidecarKind::DigestFile:
        return readDigestFile(sidecar, content, writer);
    default:
        break;
    }
    const auto read = parse(sidecar, content);
    if (!read) {
        writer.warn(sidecar.path, read.error().line, read.error().reason, read.error().hint);
        return;
    }
    if (read->hasNonFinite)
        warnOfNonFinite(sidecar, writer);
    readValue(sidecar, read->value, writer);
}

namespace {

void readFile(const RootFolder& root, const Sidecar& sidecar, FactsWriter& writer)
{
    if (sidecar.kind == SidecarKind::CurveTable)
        return readTable(root, sidecar, writer);
    const auto content = root.read(sidecar.path, sizeLimit(sidecar.kind));
    if (content)
        readSidecarContent(sidecar, *content, writer);
    else
        writer.warn(sidecar.path, 0, content.error().reason, content.error().hint);
}

} // namespace

void readSidecar(const RootFolder& root, const Sidecar& sidecar, FactsWriter& writer)
{
    const std::size_t problems = writer.problems.size();
    readFile(root, sidecar, writer);
    // A place that no fact is from: the version is known to lack what stands there.
    if (writer.problems.size() > problems)
        writer.origin(sidecar.path);
}

std::expected<Curves, Problem> curvesOfSidecar(const Sidecar& sidecar, const std::string& content)
{
    if (!mayHoldCurves(sidecar.kind))
        return Curves();
    if (sidecar.kind == SidecarKind::CurveTable)
        return parseCurveTable(content);
    const auto read = parse(sidecar, content);
    if (!read)
        return std::unexpected(read.error());
    if (sidecar.kind == SidecarKind::TrainerState)
        return curvesOfTrainer(read->value);
    const bool isOurs = sidecar.kind == SidecarKind::Colophon || isColophonLike(read->value);
    const Value* curves = isOurs ? read->value.find("curves") : &read->value;
    return curves ? curvesOfObject(*curves) : Curves();
}

std::string folderOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash));
}

std::optional<std::string> resolveBeneath(std::string_view folder, std::string_view path)
{
    if (path.empty() || path.starts_with('/') || path.contains('\0'))
        return std::nullopt;
    const std::string whole = joinPath(folder, path);
    std::vector<std::string_view> parts;
    for (std::string_view rest = whole; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        if (part == "..") {
            if (parts.empty())
                return std::nullopt;
            parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string resolved;
    for (const std::string_view part : parts)
        resolved = joinPath(resolved, part);
    return resolved.empty() ? std::nullopt : std::optional(resolved);
}

} // namespace colophon::folder
