#pragma once

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QStringList>

#include <functional>
#include <string>

namespace colophon::test {

/// What one call of the program answered.
struct ProgramRun
{
    int status = -1;
    std::string output;
    std::string errors;

    nlohmann::json json() const { return nlohmann::json::parse(output); }
    bool outputHas(std::string_view text) const { return output.find(text) != std::string::npos; }
    bool errorsHave(std::string_view text) const { return errors.find(text) != std::string::npos; }
};

/// Starts the built program in this folder and waits for its end. `restrict` runs in the new process before it.
inline ProgramRun run(const std::string& folder, const QStringList& arguments, const QStringList& environment = {},
                      const std::function<void()>& restrict = {})
{
    QProcess process;
    process.setChildProcessModifier(restrict);
    process.setWorkingDirectory(QString::fromStdString(folder));
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    for (const QString& variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(COLOPHON_PROGRAM), arguments);
    process.waitForFinished();
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = process.readAllStandardOutput().toStdString(),
            .errors = process.readAllStandardError().toStdString()};
}

/// For comparisons that show both sides when they fail.
inline std::string text(const nlohmann::json& json)
{
    return json.dump();
}

} // namespace colophon::test
