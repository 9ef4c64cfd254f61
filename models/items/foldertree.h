#pragma once

#include <QStringList>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace colophon {

/// One folder below an opened location, with the mark by which a change of its list of entries is seen.
struct KnownFolder
{
    std::string path;
    std::int64_t modified = 0; ///< nanoseconds since 1970 UTC; -1: gone

    friend bool operator==(const KnownFolder&, const KnownFolder&) = default;
};

/// All folders below the roots, top levels first, at most `limit`. Links are not followed; caches, virtual environments
/// and the like are left out as in probing, `.colophon` is not: other programs write the registry there.
std::vector<KnownFolder> listFolders(const QStringList& roots, std::size_t limit, const std::stop_token& stop);

/// Whether any of these folders got or lost an entry since it was listed; brings the marks up to date.
bool updateFolders(std::vector<KnownFolder>& folders, const std::stop_token& stop);

/// Whether changes made by other machines may stay unnoticed by the kernel of this one (NFS, SMB, FUSE).
bool isRemoteFolder(const std::string& path);

} // namespace colophon
