#pragma once

#include "models/items/foldernotifier.h"

#include <QStringList>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace colophon {

/// One folder below an opened location, as it was when it was last looked at.
struct KnownFolder
{
    std::string path;
    std::uint64_t mark = 0; ///< of its entries and the sizes and times of its files; another one: something changed
    std::int64_t newest = 0; ///< when it or a file in it changed last: nanoseconds since 1970 UTC; -1: gone

    friend bool operator==(const KnownFolder&, const KnownFolder&) = default;
};

/// What a walk through the folders below opened locations found.
struct FolderWalk
{
    std::vector<KnownFolder> polled; ///< the kernel refused them, so that they have to be looked at again and again
    bool hasChanged = false; ///< since the moment that was asked about, where the kernel did not look already
    bool isCut = false; ///< there are more folders than are ever walked through
};

/// Adds all folders below the roots to the kernel, top levels first: before it looks into one, so that there is no
/// moment in which nobody looks. `since`: milliseconds since 1970 UTC.
///
/// Links are not followed. What probing passes over is left out, except `.colophon`, where other programs write the
/// registry, and the references of Git.
FolderWalk walkFolders(const QStringList& roots, qint64 since, const AddFolder& add, const std::stop_token& stop);

/// Looks into one folder; brings mark and time up to date. Whether anything changed.
bool lookAgain(KnownFolder& folder);

/// Whether changes made by other machines may stay unnoticed by the kernel of this one (NFS, SMB, FUSE).
bool isRemoteFolder(const std::string& path);

} // namespace colophon
