#include "app/commands/exitstatus.h"
#include "app/commands/json.h"
#include "app/commands/opened.h"
#include "app/commands/output.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include "models/files/rootfolder.h"
#include "models/store/journal.h"
#include "models/store/registry.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct JournalArguments
{
    std::vector<std::string> locations;
    std::string output;
    bool json = false;
};

std::vector<std::string> pathsOf(const JournalArguments& arguments)
{
    return arguments.locations.empty() ? std::vector<std::string>{"."} : arguments.locations;
}

/// Releases that were begun and of which the journal does not say how they ended.
std::vector<std::int64_t> unfinishedIn(const std::string& path)
{
    const auto registry = readRegistry(path);
    return registry ? registry->openIntents : std::vector<std::int64_t>();
}

void printCheckJson(const std::string& path, const JournalCheck& check)
{
    Json json{{"schema", "colophon.journal/1"}, {"location", path}, {"intact", check.isIntact()}};
    json["entries"] = check.length;
    json["head"] = check.head;
    if (check.firstBroken) {
        json["first_broken"] = *check.firstBroken;
        json["reason"] = check.reason;
    }
    if (const auto unfinished = unfinishedIn(path); !unfinished.empty())
        json["unfinished"] = unfinished;
    print(jsonText(json) + "\n");
}

void printCheck(const std::string& path, const JournalCheck& check)
{
    const std::string count = std::to_string(check.length);
    if (check.isIntact() && check.length == 0) {
        print(toDisplayText(path) + ": there is no journal; nothing was registered or released here.\n");
        return;
    }
    if (check.isIntact())
        print(toDisplayText(path) + ": journal intact, " + count + " of " + count + " entries chained\nhead "
              + check.head + "\n");
    for (const std::int64_t entry : unfinishedIn(path))
        print("entry " + std::to_string(entry) + " begins a release whose end is not recorded\n");
    if (!check.isIntact())
        print(toDisplayText(path) + ": journal broken at entry " + std::to_string(*check.firstBroken) + " of " + count
              + ": " + toDisplayText(check.reason) + "\n");
}

/// A journal that is not there is an empty one, but of a folder that cannot be opened nothing may be said.
bool isOpenable(const std::string& path)
{
    const auto root = RootFolder::open(path);
    if (!root)
        printProblem(root.error());
    return root.has_value();
}

int verifyAll(const JournalArguments& arguments)
{
    int status = kDone;
    for (const std::string& path : pathsOf(arguments)) {
        if (!isOpenable(path)) {
            status = kUnreadable;
            continue;
        }
        const auto check = verifyJournal(path);
        if (!check) {
            printProblem(check.error());
            status = kUnreadable;
            continue;
        }
        if (arguments.json)
            printCheckJson(path, *check);
        else
            printCheck(path, *check);
        if (!check->isIntact() && status == kDone)
            status = kAnswerIsNo;
    }
    return status;
}

int exportAll(const JournalArguments& arguments)
{
    std::string text;
    for (const std::string& path : pathsOf(arguments)) {
        if (!isOpenable(path))
            return kUnreadable;
        auto journal = exportJournal(path);
        if (!journal) {
            printProblem(journal.error());
            return kUnreadable;
        }
        text += *journal;
    }
    return writeOutput(arguments.output, text);
}

} // namespace

void addJournalVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<JournalArguments>();
    CLI::App* verb = program.add_subcommand("journal", "Checks or exports the journal of releases");
    verb->require_subcommand(1);
    CLI::App* verify = verb->add_subcommand("verify", "Checks that no entry was changed, added or taken out");
    addLocationOption(*verify, arguments->locations);
    verify->add_flag("--json", arguments->json, "JSON instead of text");
    verify->callback([arguments, &action] { action = [arguments] { return verifyAll(*arguments); }; });
    CLI::App* exporting = verb->add_subcommand("export", "Prints every entry as one line of JSON");
    addLocationOption(*exporting, arguments->locations);
    exporting->add_option("--output", arguments->output, "Write to this file")->type_name("FILE");
    exporting->callback([arguments, &action] { action = [arguments] { return exportAll(*arguments); }; });
}

} // namespace colophon
