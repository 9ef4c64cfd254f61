#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace colophon::test {

/// A source file of the program, as text.
struct SourceText
{
    QString path; ///< relative to the project, with "/"
    QString folder; ///< "models/sources/mlflow"
    QStringList lines;

    bool isHeader() const { return path.endsWith(QStringLiteral(".h")); }
};

/// All headers and sources below these folders of the project.
std::vector<SourceText> sourceTexts(const QStringList& folders);

/// What a library of the program links, by its CMakeLists.txt.
struct LibraryLinks
{
    QString folder;
    QStringList links; ///< "models/catalog", "Qt6::Core"
};
std::vector<LibraryLinks> libraryLinks();

/// Paths of the project's own headers that the file includes; quoted includes only.
QStringList ownIncludes(const SourceText& text);

} // namespace colophon::test
