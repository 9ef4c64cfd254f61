#pragma once

#include "models/catalog/problem.h"
#include "models/sources/location.h"

#include <chrono>
#include <string>
#include <string_view>

namespace colophon {

/// Columns for tables: COLUMNS, else the terminal's own width. In pipes and files nothing is shortened.
int outputWidth();
inline constexpr int kUnlimitedWidth = 100'000;

/// Writes to standard output, buffered.
void print(std::string_view text);
/// "colophon: TEXT" on standard error. Control characters are made visible.
void printError(std::string_view text);
/// A further line on standard error, without the name of the program.
void printNote(std::string_view text);
void printProblem(const Problem& problem);
/// Whether somebody can be asked: standard input and standard error are a terminal.
bool isAnybodyThere();
/// Asks "QUESTION (y/N)" there and waits for the answer; everything but yes is no.
bool isAgreed(std::string_view question);
/// Flushes standard output; false, with an error printed, when not everything could be written.
bool finishOutput();

/// One line on standard error that tells how far the reading is; on a terminal only, and only when it takes long.
class ProgressLine
{
public:
    ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine();

    void show(const ScanProgress& progress);

private:
    std::chrono::steady_clock::time_point m_shownAt;
    bool m_isTerminal = false;
    bool m_isShown = false;
};

} // namespace colophon
