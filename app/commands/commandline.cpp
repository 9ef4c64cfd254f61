#include "app/commands/commandline.h"
#include "app/commands/exitstatus.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace colophon {

namespace {

constexpr const char* kDescription
    = "Opens machine-learning models like a document.\n"
      "Without a verb it opens a window: colophon [LOCATION...]\n"
      "Pictures of its pages instead, also without a display:\n"
      "  colophon --screenshot FOLDER [--theme light|dark] [--size 1600x1000] [LOCATION...]";

void addVerbs(CLI::App& program, VerbAction& action)
{
    addScanVerb(program, action);
    addShowVerb(program, action);
    addCompareVerb(program, action);
    addHistoryVerb(program, action);
    addReleaseVerb(program, action);
    addRollbackVerb(program, action);
    addUndoVerb(program, action);
    addRedoVerb(program, action);
    addReleasesVerb(program, action);
    addRegisterVerb(program, action);
    addJournalVerb(program, action);
    addSampleVerb(program, action);
}

/// The verb that the arguments chose, or the program itself.
const CLI::App& chosenVerb(const CLI::App& program)
{
    const CLI::App* verb = &program;
    while (!verb->get_subcommands().empty())
        verb = verb->get_subcommands().front();
    return *verb;
}

int reportParseError(const CLI::App& program, const CLI::ParseError& error)
{
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
        return program.exit(error, std::cout, std::cerr); // --help and --version
    const CLI::App& verb = chosenVerb(program);
    const std::string verbName = &verb == &program ? "" : " " + verb.get_name();
    printError(error.what());
    printNote("See colophon" + verbName + " --help.");
    return kWrongUsage;
}

bool isVerb(std::string_view word)
{
    CLI::App program;
    VerbAction action;
    addVerbs(program, action);
    return !program.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == word; }).empty();
}

/// A word that is neither a verb nor a path: most likely a verb that this version does not have.
int reportUnknownVerb(const std::string& word)
{
    printError("There is no verb “" + word + "”, and no file or folder of that name.");
    printNote("See colophon --help.");
    return kWrongUsage;
}

bool looksLikePath(const std::string& word)
{
    std::error_code ignored;
    return word.find_first_of("/\\.:") != std::string::npos || std::filesystem::exists(word, ignored);
}

} // namespace

bool isCommandLine(int argc, char** argv)
{
    if (argc < 2)
        return false;
    const std::string first = argv[1];
    if (first == "--help" || first == "-h" || first == "--version" || isVerb(first))
        return true;
    return !first.empty() && first.front() != '-' && !looksLikePath(first);
}

int runCommandLine(int argc, char** argv)
{
    CLI::App program(kDescription, "colophon");
    program.set_version_flag("--version", "colophon " COLOPHON_VERSION);
    program.require_subcommand(1);
    program.failure_message(CLI::FailureMessage::simple);
    VerbAction action;
    addVerbs(program, action);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool isWord = argc > 1 && argv[1][0] != '-';
        return isWord && !isVerb(argv[1]) ? reportUnknownVerb(argv[1]) : reportParseError(program, error);
    }
    const int status = action();
    return finishOutput() ? status : int(kNotWritten);
}

} // namespace colophon
