#include "app/window/sampleproject.h"

#include "app/sample/sample.h"

#include <QDir>
#include <QStandardPaths>

namespace colophon {

std::expected<QString, Problem> sampleProject()
{
    const QString folder = QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
                               .filePath(QStringLiteral("colophon/sample"));
    if (!QDir(folder).isEmpty())
        return folder;
    if (const auto written = writeSample(folder.toStdString()); !written)
        return std::unexpected(written.error());
    return folder;
}

} // namespace colophon
