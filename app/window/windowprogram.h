#pragma once

namespace colophon {

/// Opens the window, or writes the pictures that were asked for, and answers the exit status of the program.
int runWindow(int argc, char** argv);

} // namespace colophon
