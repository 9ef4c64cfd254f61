#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace colophon {

/// What the program is asked for when it is not asked for a verb.
struct WindowOptions
{
    QStringList locations; ///< none: the start page
    QString screenshotFolder; ///< not empty: write pictures of the main pages and end
    QString theme; ///< "light", "dark" or empty
    QSize size{1600, 1000}; ///< of the pictures
    bool quitAfterPaint = false; ///< end after the first painting and tell how long it took; for measurements
};

/// Reads the arguments; an exit status when there is nothing more to do (help, wrong usage).
struct WindowArguments
{
    WindowOptions options;
    std::optional<int> exitStatus;
};
WindowArguments parseWindowArguments(int argc, char** argv);

} // namespace colophon
