#include "app/commands/output.h"
#include "app/commands/exitstatus.h"
#include "app/commands/terminal.h"

#include <QFile>
#include <QSaveFile>

namespace colophon {

int writeOutput(const std::string& file, std::string_view content)
{
    if (file.empty()) {
        print(content);
        return kDone;
    }
    QSaveFile target(QFile::decodeName(file.c_str()));
    const auto size = static_cast<qint64>(content.size());
    // commit() does not notice bytes that the disk refuses when they leave the buffer; flush() does.
    if (target.open(QIODevice::WriteOnly) && target.write(content.data(), size) == size && target.flush()
        && target.commit())
        return kDone;
    printError(file + ": " + target.errorString().toStdString());
    return kNotWritten;
}

} // namespace colophon
