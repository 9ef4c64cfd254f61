#include "app/sample/unfinishedsample.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

namespace colophon {

namespace fs = std::filesystem;

namespace {

Problem notWritten(const fs::path& target, const std::error_code& error)
{
    Problem problem;
    problem.file = target.string();
    problem.reason = "The sample project could not be written: " + error.message() + ".";
    problem.hint = "Check the rights and the free space there, then write it again. Nothing of it was left behind.";
    return problem;
}

/// Makes a folder and those on the way to it; `made` names the new ones, also when it fails.
std::error_code makeFolders(const fs::path& folder, std::vector<fs::path>& made)
{
    std::error_code error;
    if (fs::exists(folder, error) || error)
        return error;
    if (folder.has_relative_path())
        error = makeFolders(folder.parent_path(), made);
    if (!error && fs::create_directory(folder, error))
        made.push_back(folder);
    return error;
}

} // namespace

std::expected<UnfinishedSample, Problem> UnfinishedSample::begin(const fs::path& target)
{
    std::error_code error;
    UnfinishedSample sample;
    fs::path whole = fs::absolute(target, error).lexically_normal();
    if (!whole.has_filename()) // "folder/"
        whole = whole.parent_path();
    sample.m_target = whole;
    sample.m_isInside = fs::exists(whole, error);
    if (const auto failed = makeFolders(whole.parent_path(), sample.m_made))
        return std::unexpected(notWritten(target, failed));
    const fs::path pattern = sample.m_isInside ? whole / ".colophon-sample-XXXXXX"
                                               : whole.parent_path() / ("." + whole.filename().string() + "-XXXXXX");
    std::string name = pattern.string();
    if (::mkdtemp(name.data()) == nullptr)
        return std::unexpected(notWritten(target, std::error_code(errno, std::generic_category())));
    sample.m_hidden = name;
    if (!fs::create_directory(sample.path(), error))
        return std::unexpected(notWritten(target, error));
    return sample;
}

UnfinishedSample::UnfinishedSample(UnfinishedSample&& other) noexcept
    : m_target(std::move(other.m_target))
    , m_hidden(std::exchange(other.m_hidden, {}))
    , m_made(std::exchange(other.m_made, {}))
    , m_isInside(other.m_isInside)
{
}

UnfinishedSample::~UnfinishedSample()
{
    std::error_code ignored;
    if (!m_hidden.empty())
        fs::remove_all(m_hidden, ignored);
    for (auto folder = m_made.rbegin(); folder != m_made.rend(); ++folder)
        fs::remove(*folder, ignored); // a folder that holds something stays
}

std::optional<Problem> UnfinishedSample::putInPlace()
{
    std::error_code error;
    if (m_isInside)
        error = moveEntries();
    else
        fs::rename(path(), m_target, error);
    return error ? std::optional(notWritten(m_target, error)) : std::nullopt;
}

/// All or none of them.
std::error_code UnfinishedSample::moveEntries() const
{
    std::error_code error;
    std::vector<fs::path> names;
    for (const auto& entry : fs::directory_iterator(path(), error))
        names.push_back(entry.path().filename());
    for (std::size_t i = 0; i < names.size() && !error; ++i) {
        fs::rename(path() / names[i], m_target / names[i], error);
        std::error_code ignored;
        for (std::size_t back = 0; error && back < i; ++back)
            fs::rename(m_target / names[back], path() / names[back], ignored);
    }
    return error;
}

} // namespace colophon
