#include "app/sample/samplefolder.h"

#include <QFile>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>

// Outside the namespace: the macro declares a function of the global one.
static void initialiseSampleResources()
{
    Q_INIT_RESOURCE(sample);
}

namespace colophon {

nlohmann::ordered_json sampleStory(const std::string& name)
{
    initialiseSampleResources();
    QFile file(QStringLiteral(":/sample/%1.json").arg(QString::fromStdString(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return nlohmann::ordered_json::parse(text.begin(), text.end());
}

SampleFolder::SampleFolder(std::string path)
    : m_path(std::move(path))
{
}

void SampleFolder::write(const std::string& relative, std::string_view content)
{
    if (m_problem)
        return;
    const std::filesystem::path file = std::filesystem::path(m_path) / relative;
    std::error_code error;
    if (const std::string folder = file.parent_path(); folder != m_lastFolder) {
        std::filesystem::create_directories(folder, error);
        m_lastFolder = folder;
    }
    errno = 0; // streams do not tell why they failed
    std::ofstream stream(file, std::ios::binary);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.close();
    if (!error && stream)
        return;
    fail(relative, "file", error ? error : std::error_code(errno, std::generic_category()));
}

void SampleFolder::makeFolder(const std::string& relative)
{
    std::error_code error;
    if (!m_problem)
        std::filesystem::create_directories(std::filesystem::path(m_path) / relative, error);
    if (error)
        fail(relative, "folder", error);
}

void SampleFolder::fail(const std::string& relative, const char* what, std::error_code error)
{
    m_problem.emplace().file = relative;
    m_problem->reason = std::string("The ") + what + " could not be written: " + error.message() + ".";
    m_problem->hint = "Check the rights and the free space of the folder, then write the sample again.";
}

void SampleFolder::setModified(const std::string& relative, Timestamp time)
{
    const auto moment = std::chrono::file_clock::from_sys(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(time.milliseconds)));
    std::error_code ignored; // only the story suffers
    std::filesystem::last_write_time(std::filesystem::path(m_path) / relative, moment, ignored);
}

} // namespace colophon
