#include "tests/unit/structure/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace colophon::test {

namespace {

QDir project()
{
    return QDir(QStringLiteral(COLOPHON_SOURCE_DIR));
}

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesBelow(const QStringList& folders, const QStringList& patterns)
{
    QStringList paths;
    for (const QString& folder : folders) {
        QDirIterator files(project().filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(project().relativeFilePath(files.next()));
    }
    paths.sort();
    return paths;
}

} // namespace

std::vector<SourceText> sourceTexts(const QStringList& folders)
{
    std::vector<SourceText> texts;
    for (const QString& path : filesBelow(folders, {QStringLiteral("*.h"), QStringLiteral("*.cpp")})) {
        const QString content = contentOf(project().filePath(path));
        texts.push_back({path, path.left(path.lastIndexOf(u'/')), content.split(u'\n')});
    }
    return texts;
}

std::vector<LibraryLinks> libraryLinks()
{
    static const QRegularExpression library(QStringLiteral(R"(colophon_library\(\s*(\S+)([^)]*)\))"));
    static const QRegularExpression links(QStringLiteral(R"((?:PRIVATE_)?LINKS\s+((?:[\w:/.]+\s*)+))"));
    std::vector<LibraryLinks> result;
    for (const QString& path : filesBelow({QStringLiteral("models"), QStringLiteral("ui"), QStringLiteral("app")},
                                          {QStringLiteral("CMakeLists.txt")})) {
        const QString content = contentOf(project().filePath(path));
        for (auto found = library.globalMatch(content); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            LibraryLinks entry{match.captured(1), {}};
            for (auto lists = links.globalMatch(match.captured(2)); lists.hasNext();)
                entry.links += lists.next().captured(1).simplified().split(u' ');
            result.push_back(std::move(entry));
        }
    }
    return result;
}

QStringList ownIncludes(const SourceText& text)
{
    static const QRegularExpression include(QStringLiteral(R"re(^\s*#\s*include\s+"([^"]+)")re"));
    QStringList paths;
    for (const QString& line : text.lines) {
        const QRegularExpressionMatch match = include.match(line);
        if (match.hasMatch())
            paths.append(match.captured(1));
    }
    return paths;
}

} // namespace colophon::test
