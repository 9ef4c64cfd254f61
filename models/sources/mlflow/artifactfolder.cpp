#include "models/sources/mlflow/artifactfolder.h"

#include "models/artifacts/format.h"
#include "models/sources/mlflow/modelfiles.h"
#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <cerrno>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kFileLimit = 500;
constexpr int kDepthLimit = 4;
constexpr std::size_t kFirstListing = 40; ///< listings below are in use by walks over keys

int hexDigit(char c)
{
    constexpr int kTen = 10;
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + kTen;
    return c >= 'A' && c <= 'F' ? c - 'A' + kTen : -1;
}

/// "%20" → " ".
std::string percentDecoded(std::string_view text)
{
    constexpr int kBase = 16;
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isCode
            = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        if (isCode) {
            decoded += static_cast<char>(hexDigit(text[i + 1]) * kBase + hexDigit(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

/// The path of a URI: without scheme and host, with forward slashes.
std::string pathOf(std::string_view uri)
{
    const std::size_t scheme = uri.find(":/");
    std::string path;
    if (scheme == std::string_view::npos || scheme < 2) { // One letter is a drive.
        path = std::string(uri);
    } else {
        std::string_view rest = uri.substr(scheme + 1);
        if (rest.starts_with("//"))
            rest.remove_prefix(std::min(rest.find('/', 2), rest.size()));
        path = percentDecoded(rest);
    }
    std::ranges::replace(path, '\\', '/');
    return path;
}

std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (!part.empty() && part != ".")
            parts.push_back(part);
    }
    return parts;
}

std::string_view parentOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// Collects the files below one artifact folder.
class ArtifactWalk
{
public:
    ArtifactWalk(Reading& reading, Facts& facts)
        : m_reading(reading)
        , m_facts(facts)
    {
    }

    void walk(const OpenFolder& folder, int depth = 0)
    {
        Listing& listing = m_reading.listing(kFirstListing + static_cast<std::size_t>(depth));
        if (!m_reading.files.list(folder, listing, RootFolder::kEntryLimit))
            return m_reading.refuse(folder.path, m_reading.files.lastError());
        if (listing.entries().empty())
            return;
        const auto origin = m_facts.addOrigin({m_reading.source(), folder.path, false});
        for (const Listing::Entry& entry : listing.entries()) {
            if (m_facts.artifacts.size() >= kFileLimit)
                return reportLimit(folder);
            if (!m_reading.isStopped())
                visit(folder, entry.kind, std::string(listing.name(entry)), origin, depth);
        }
    }

    /// Folder of the MLmodel nearest to the top, first by name.
    const std::optional<std::string>& modelFolder() const { return m_modelFolder; }

private:
    void visit(const OpenFolder& folder, FileKind kind, const std::string& name, OriginIndex origin, int depth)
    {
        if (kind == FileKind::Folder) {
            const OpenFolder inner = depth < kDepthLimit ? m_reading.files.open(folder, name) : OpenFolder();
            if (inner.isOpen())
                walk(inner, depth + 1);
            return;
        }
        Artifact artifact;
        artifact.path = toValidUtf8(joinPath(folder.path, name));
        artifact.format = formatByName(name);
        artifact.origin = origin;
        if (kind == FileKind::Link) {
            const auto status = m_reading.files.root().status(joinPath(folder.path, name));
            artifact.outsideRoot = !status;
            if (status)
                artifact.size = status->size;
        } else if (const auto status = m_reading.files.status(folder, name)) {
            artifact.size = status->size;
        }
        m_facts.artifacts.push_back(std::move(artifact));
        if (name == "MLmodel")
            noteModel(folder.path);
    }

    void noteModel(const std::string& folder)
    {
        const auto depth = [](std::string_view path) { return std::ranges::count(path, '/'); };
        const auto isBetter = [&](const std::string& other) {
            return std::pair(depth(folder), std::string_view(folder))
                < std::pair(depth(other), std::string_view(other));
        };
        if (!m_modelFolder || isBetter(*m_modelFolder))
            m_modelFolder = folder;
    }

    void reportLimit(const OpenFolder& folder)
    {
        if (!m_reportedLimit)
            m_reading.warn(folder.path, "The version has more than " + std::to_string(kFileLimit) + " artifact files.",
                           "Only the first ones are listed.");
        m_reportedLimit = true;
    }

    Reading& m_reading;
    Facts& m_facts;
    std::optional<std::string> m_modelFolder;
    bool m_reportedLimit = false;
};

OpenFolder openArtifacts(Reading& reading, const ArtifactPlace& place)
{
    if (!place.beside.empty()) {
        OpenFolder beside = reading.files.open(place.folder, place.beside);
        if (beside.isOpen())
            return beside;
        if (reading.files.lastError() != ENOENT)
            reading.refuse(joinPath(place.folder.path, place.beside), reading.files.lastError());
    }
    if (place.uri.empty())
        return {};
    for (const std::string& candidate : localCandidates(place.uri, place.storePath, reading.files.root().path())) {
        OpenFolder folder = reading.files.open(candidate);
        if (folder.isOpen())
            return folder;
    }
    return {};
}

} // namespace

std::vector<std::string> localCandidates(std::string_view uri, std::string_view storePath, std::string_view rootPath)
{
    constexpr std::size_t kPartLimit = 64;
    const std::string path = pathOf(uri);
    const auto parts = partsOf(path);
    std::vector<std::string> candidates;
    if (parts.size() > kPartLimit || std::ranges::find(parts, "..") != parts.end())
        return candidates;
    const auto joined = [&parts](std::size_t first) {
        std::string result;
        for (std::size_t i = first; i < parts.size(); ++i)
            result = joinPath(result, parts[i]);
        return result;
    };
    // MLflow's own layout: EXPERIMENT/RUN/artifacts/… or EXPERIMENT/models/MODEL/artifacts/…
    const auto artifacts = static_cast<std::size_t>(std::ranges::find(parts, "artifacts") - parts.begin());
    const std::string server = joinPath(parentOf(storePath), "mlartifacts");
    for (std::size_t up = 2; up <= 3 && artifacts < parts.size() && artifacts >= up; ++up) {
        const std::string end = joined(artifacts - up);
        candidates.push_back(joinPath(storePath, end));
        candidates.push_back(joinPath(server, end));
    }
    if (path.starts_with(rootPath) && path.size() > rootPath.size() && path[rootPath.size()] == '/')
        candidates.push_back(path.substr(rootPath.size() + 1));
    return candidates;
}

void readArtifacts(Reading& reading, const ArtifactPlace& place, Facts& facts)
{
    const OpenFolder folder = openArtifacts(reading, place);
    if (!folder.isOpen())
        return;
    ArtifactWalk walk(reading, facts);
    walk.walk(folder);
    if (walk.modelFolder())
        readModelFiles(reading, *walk.modelFolder(), facts);
}

} // namespace colophon::mlflow
