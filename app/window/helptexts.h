#pragma once

#include <QString>

class QWidget;

namespace colophon {

/// Short help that needs no browser: "reads" or "commandline".
/// `location`: an opened folder, named in the commands; may be empty.
void showHelp(const QString& topic, const QString& location, QWidget* window);

} // namespace colophon
