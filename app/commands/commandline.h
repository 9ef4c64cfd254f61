#pragma once

namespace colophon {

/// Whether the arguments are for the command line: a verb, "--help" or "--version". Otherwise they are locations for
/// the window. A single bare word that is neither a verb nor a path counts as a mistyped verb.
bool isCommandLine(int argc, char** argv);

/// Runs one verb and answers the exit status of the program (see exitstatus.h).
int runCommandLine(int argc, char** argv);

} // namespace colophon
