#pragma once

#include "tests/unit/commands/programrun.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>

namespace colophon::test {

/// As run(), with a terminal for standard input and standard error, at which somebody has typed this.
inline ProgramRun runAtTerminal(const std::string& folder, const QStringList& arguments, const std::string& typed,
                                const QString& program = QStringLiteral(COLOPHON_PROGRAM))
{
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0)
        return {};
    const int terminal = ::open(::ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC); // NOLINT: one thread
    if (terminal < 0 || ::write(master, typed.data(), typed.size()) < 0)
        return {};
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder));
    process.setChildProcessModifier([terminal] {
        ::dup2(terminal, STDIN_FILENO);
        ::dup2(terminal, STDERR_FILENO);
    });
    process.start(program, arguments);
    process.waitForFinished();
    ProgramRun result{.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                      .output = process.readAllStandardOutput().toStdString(),
                      .errors = {}};
    ::fcntl(master, F_SETFL, O_NONBLOCK);
    std::array<char, 4096> block{};
    for (ssize_t size = 0; (size = ::read(master, block.data(), block.size())) > 0;)
        result.errors.append(block.data(), static_cast<std::size_t>(size));
    ::close(terminal);
    ::close(master);
    return result;
}

} // namespace colophon::test
