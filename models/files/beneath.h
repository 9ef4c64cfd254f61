#pragma once

#include <string>

namespace colophon {

/// Opens `path` beneath the folder `root` and never anything outside it, as open(2) does: a descriptor that closes on
/// exec, or -1 with errno set (EXDEV when the path leaves the root). `flags` are those of open(2) for reading.
///
/// Linux 5.6 and later resolve the whole path in the kernel (openat2, RESOLVE_BENEATH); links that stay inside are
/// followed. Where that call is missing or forbidden by a sandbox, openByComponents() does it.
int openBeneath(int root, const std::string& path, int flags);

/// Opens one component after the other and follows no link at all (ELOOP): stricter, slower, and possible everywhere.
int openByComponents(int root, const std::string& path, int flags);

} // namespace colophon
