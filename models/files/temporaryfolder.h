#pragma once

#include <filesystem>
#include <string_view>

namespace colophon {

/// A folder among the temporary ones of the system that only this user can read; gone, with all in it, with this
/// object. Throws std::filesystem::filesystem_error where none can be made.
class TemporaryFolder
{
public:
    /// `purpose` is part of its name, for who finds it while it is there.
    explicit TemporaryFolder(std::string_view purpose);
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path; ///< empty: moved away
};

} // namespace colophon
