#include "models/sources/folder/curvesearch.h"

#include "models/files/fileproblem.h"
#include "models/sources/folder/discovery.h"
#include "models/sources/folder/sidecarreader.h"
#include "models/sources/folder/tablefile.h"

#include <algorithm>
#include <optional>

namespace colophon::folder {

namespace {

std::optional<FoundVersion> takeVersion(FolderFindings findings, const std::string& native)
{
    const auto found = std::ranges::find(findings.versions, native, &FoundVersion::native);
    return found == findings.versions.end() ? std::nullopt : std::optional(std::move(*found));
}

/// Looks at the folder around the version first: sidecars may lie beside a folder that is a version.
std::optional<FoundVersion> findVersion(const Discovery& discovery, const std::string& native)
{
    FolderFindings around = discovery.visit({folderOf(native), {}, 0});
    const auto pending = std::ranges::find(around.folders, native, &PendingFolder::path);
    const PendingFolder inside = pending == around.folders.end() ? PendingFolder{native, {}, 0} : *pending;
    if (auto version = takeVersion(std::move(around), native))
        return version;
    return takeVersion(discovery.visit(inside), native);
}

/// What a table lacks was told when the folder was read.
std::expected<std::string, Problem> readWhole(const RootFolder& root, const Sidecar& sidecar)
{
    if (sidecar.kind != SidecarKind::CurveTable)
        return root.read(sidecar.path, sizeLimit(sidecar.kind));
    auto table = readTableRows(root, sidecar.path);
    if (!table)
        return std::unexpected(std::move(table.error()));
    return std::move(table->text);
}

Problem noCurve(const std::string& native, Name key)
{
    return refusedFile(native, "There is no curve of \"" + key.text() + "\".",
                       "The sidecars of the version hold no points of it; read again if they changed.");
}

} // namespace

std::expected<MetricHistory, Problem> findCurve(const RootFolder& root, const std::vector<std::string>& claimed,
                                                const std::string& native, Name key, std::stop_token stop)
{
    auto version = findVersion(Discovery(root, claimed), native);
    if (!version)
        return std::unexpected(refusedFile(native, "The version is no longer there.", "Read the folder again."));
    std::ranges::stable_sort(version->sidecars, std::ranges::greater(), &Sidecar::kind);
    std::optional<Problem> firstProblem;
    for (const Sidecar& sidecar : version->sidecars) {
        if (!mayHoldCurves(sidecar.kind) || stop.stop_requested())
            continue;
        const auto content = readWhole(root, sidecar);
        const auto curves = content ? curvesOfSidecar(sidecar, *content) : std::unexpected(content.error());
        if (!curves && !firstProblem)
            firstProblem = curves.error();
        if (const MetricHistory* curve = curves ? curves->find(key) : nullptr)
            return *curve;
    }
    return std::unexpected(firstProblem ? *firstProblem : noCurve(native, key));
}

} // namespace colophon::folder
