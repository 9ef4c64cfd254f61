#include "models/files/temporaryfolder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

namespace colophon {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(std::string_view purpose)
{
    std::string pattern = (fs::temp_directory_path() / ("colophon-" + std::string(purpose) + "-XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw fs::filesystem_error("mkdtemp", std::error_code(errno, std::generic_category()));
    m_path = pattern;
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{
}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    return *this;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
}

} // namespace colophon
