#pragma once

namespace colophon {

/// Exit status of every verb.
enum ExitStatus : int {
    kDone = 0,
    kAnswerIsNo = 1, ///< done, and the answer is no: a gate failed, a digest differs, nothing to roll back to
    kWrongUsage = 2,
    kUnreadable = 3, ///< a location or source could not be read at all
    kNotWritten = 4, ///< a write was refused or failed; nothing changed
    kHalfWritten = 5, ///< a write failed half-way; what was done is printed
};

} // namespace colophon
