#include "app/commands/exitstatus.h"
#include "app/commands/opened.h"
#include "app/commands/releasereport.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct ReleaseArguments
{
    std::vector<std::string> locations;
    std::string version;
    std::string stage;
    std::string reason;
    std::string expected;
    std::string label;
    bool push = false;
    ReleaseSteps steps;
};

constexpr const char* kNobody = "none";

int release(const ReleaseArguments& arguments)
{
    if (arguments.push) {
        printError("--push is for tags in Git; no source that was read here has tags.");
        return kWrongUsage;
    }
    if (!isReasonGiven(arguments.reason, false))
        return kWrongUsage;
    const auto opened = openAll(arguments.locations);
    if (!opened)
        return opened.error();
    const auto version = resolve(*opened->catalog, arguments.version);
    if (!version)
        return version.error();
    ReleaseRequest request;
    request.model = (*version)->model;
    request.stage = Name(arguments.stage);
    request.to = (*version)->id;
    request.reason = arguments.reason;
    request.label = arguments.label;
    request.despiteFailedGates = arguments.steps.despiteFailedGates;
    request.explicitChoice = true; // who names the stage on the command line has chosen
    if (arguments.expected == kNobody) {
        request.expected.emplace(std::nullopt);
    } else if (!arguments.expected.empty()) {
        const auto expected = resolve(*opened->catalog, arguments.expected);
        if (!expected)
            return expected.error();
        request.expected.emplace((*expected)->id);
    }
    return carryOut(ReleaseDesk(opened->locations), *opened->catalog, request, arguments.steps);
}

} // namespace

void addReleaseVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<ReleaseArguments>();
    CLI::App* verb = program.add_subcommand("release", "Puts a version into a stage");
    verb->add_option("VERSION", arguments->version, "MODEL@LABEL, MODEL#STAGE or an id that scan prints")->required();
    addLocationOption(*verb, arguments->locations);
    verb->add_option("--stage", arguments->stage, "production, staging or another stage")
        ->required()
        ->type_name("STAGE");
    verb->add_option("--reason", arguments->reason, "Why; others will read it")->required()->type_name("TEXT");
    verb->add_option("--expect", arguments->expected, "Refuse unless this version holds the stage now, or \"none\"")
        ->type_name("VERSION|none");
    verb->add_flag("--anyway", arguments->steps.despiteFailedGates,
                   "Release in spite of failed gates; needs a longer reason and is journalled");
    verb->add_flag("--dry-run", arguments->steps.isDryRun, "Say what would happen and change nothing");
    verb->add_option("--label", arguments->label, "Name of the release for people; kept in the journal")
        ->type_name("vX.Y.Z");
    verb->add_flag("--push", arguments->push, "Push the tag");
    verb->add_flag("--json", arguments->steps.json, "JSON instead of text");
    verb->callback([arguments, &action] { action = [arguments] { return release(*arguments); }; });
}

} // namespace colophon
