#pragma once

#include "models/catalog/problem.h"
#include "models/catalog/timestamp.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace colophon {

/// Story of one model as resources/sample/NAME.json tells it.
nlohmann::ordered_json sampleStory(const std::string& name);

/// Writes files below one folder and makes the folders on the way. After the first failure nothing more is written.
class SampleFolder
{
public:
    explicit SampleFolder(std::string path);

    const std::string& path() const { return m_path; }
    void write(const std::string& relative, std::string_view content);
    /// A folder that may stay empty.
    void makeFolder(const std::string& relative);
    /// The time a file says it was changed.
    void setModified(const std::string& relative, Timestamp time);
    const std::optional<Problem>& problem() const { return m_problem; }

private:
    void fail(const std::string& relative, const char* what, std::error_code error);

    std::string m_path;
    std::string m_lastFolder; ///< known to exist
    std::optional<Problem> m_problem;
};

} // namespace colophon
