#pragma once

#include "models/catalog/problem.h"

#include <optional>
#include <string>
#include <string_view>

namespace colophon::mlflow {

/// Writes files of one registered model so that a reader, or a crash, sees the old or the new content and nothing
/// between. All names are relative to the model's folder; no link is followed.
class FileWriter
{
public:
    /// `folder`: descriptor of the model's folder; stays the caller's.
    explicit FileWriter(int folder);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    /// Keeps other Colophon programs out until this object goes away; waits at most two seconds. MLflow knows no lock.
    /// Then nobody is writing: temporary files that a killed program left behind are removed.
    bool lock();
    /// Temporary file in the model's folder, flushed to disk, then moved over the old file, whose permissions it
    /// keeps; then the folder is flushed. Makes `parent` (one component, or empty) when it is missing. Returns errno.
    int replace(const std::string& parent, const std::string& name, std::string_view content);
    int remove(const std::string& parent, const std::string& name);
    /// What would forbid replace() or remove(), as far as permissions tell; writes nothing. A file that is protected
    /// itself counts, although it could be replaced: its owner meant it to stay.
    struct Obstacle
    {
        std::string file; ///< or folder, relative to the model's folder; empty: that folder
        int error = 0; ///< value of errno
    };
    std::optional<Obstacle> obstacle(const std::string& parent, const std::string& name);

private:
    int writeTemporary(const std::string& temporary, std::string_view content, int parent, const std::string& name);
    int openParent(const std::string& parent, bool make);
    void removeLeftovers() const;

    int m_folder;
    bool m_locked = false;
};

/// Why a file could not be written, in words, with what to do about it. `error` is a value of errno.
Problem writeProblem(std::string path, int error);

} // namespace colophon::mlflow
