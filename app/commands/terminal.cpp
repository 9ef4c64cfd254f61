#include "app/commands/terminal.h"

#include "models/compare/numbertext.h"
#include "models/files/rootfolder.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cctype>
#include <cstdio>
#include <cstdlib>

namespace colophon {

namespace {

constexpr int kLeastWidth = 40;
constexpr auto kQuietTime = std::chrono::milliseconds(400); // shorter waits need no explanation
constexpr auto kInterval = std::chrono::milliseconds(100);

void writeTo(std::FILE* stream, std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
}

} // namespace

int outputWidth()
{
    if (const char* columns = std::getenv("COLUMNS")) {
        const int width = std::atoi(columns);
        if (width > 0)
            return std::max(width, kLeastWidth);
    }
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::max<int>(size.ws_col, kLeastWidth);
    return kUnlimitedWidth;
}

void print(std::string_view text)
{
    writeTo(stdout, text);
}

void printError(std::string_view text)
{
    printNote("colophon: " + std::string(text));
}

void printNote(std::string_view text)
{
    // Line by line, because a control picture for every line end would be hard to read.
    std::string shown;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        shown += toDisplayText(text.substr(0, end)) + "\n";
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    std::fflush(stdout);
    writeTo(stderr, shown);
}

void printProblem(const Problem& problem)
{
    std::string place = problem.file;
    if (problem.line > 0)
        place += ":" + std::to_string(problem.line);
    printError((place.empty() ? "" : place + ": ") + problem.reason);
    if (!problem.hint.empty())
        printNote("  " + problem.hint);
}

bool isAnybodyThere()
{
    return isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
}

bool isAgreed(std::string_view question)
{
    std::fflush(stdout);
    writeTo(stderr, toDisplayText(question) + " (y/N) ");
    std::string answer;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        answer += static_cast<char>(std::tolower(c));
    return answer == "y" || answer == "yes";
}

bool finishOutput()
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return true;
    printError("The output could not be written completely.");
    return false;
}

ProgressLine::ProgressLine()
    : m_shownAt(std::chrono::steady_clock::now() + kQuietTime - kInterval)
    , m_isTerminal(isatty(STDERR_FILENO) != 0)
{
}

ProgressLine::~ProgressLine()
{
    if (m_isShown)
        writeTo(stderr, "\r\x1b[K");
}

void ProgressLine::show(const ScanProgress& progress)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_isTerminal || now - m_shownAt < kInterval)
        return;
    m_shownAt = now;
    m_isShown = true;
    std::string text = "\r\x1b[KReading… " + numberText(static_cast<double>(progress.done), 0);
    if (progress.expected > 0)
        text += " of about " + numberText(static_cast<double>(progress.expected), 0);
    writeTo(stderr, text);
}

} // namespace colophon
