#pragma once

namespace colophon {

struct WindowOptions;

/// Writes a PNG of each main page (start, history, compare, charts, release, releases, problems) into the folder that
/// the options name, and answers the exit status of the program. Nothing of the user's is read or changed.
int writeScreenshots(const WindowOptions& options);

} // namespace colophon
