#include "app/commands/exitstatus.h"
#include "app/commands/opened.h"
#include "app/commands/releasereport.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct RollbackArguments
{
    std::vector<std::string> locations;
    std::string model;
    std::string stage;
    std::string reason;
    bool push = false;
    ReleaseSteps steps;
};

int rollBack(const RollbackArguments& arguments)
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
    const auto model = resolveModel(*opened->catalog, arguments.model);
    if (!model)
        return model.error();
    auto request = ReleaseDesk::rollbackRequest(**model, Name(arguments.stage));
    if (!request) {
        printProblem(request.error());
        return kAnswerIsNo;
    }
    request->reason = arguments.reason;
    request->explicitChoice = true;
    return carryOut(ReleaseDesk(opened->locations), *opened->catalog, *request, arguments.steps);
}

} // namespace

void addRollbackVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<RollbackArguments>();
    CLI::App* verb = program.add_subcommand("rollback", "Puts the previous holder of a stage back");
    verb->add_option("MODEL", arguments->model, "Name of the model")->required();
    addLocationOption(*verb, arguments->locations);
    verb->add_option("--stage", arguments->stage, "production, staging or another stage")
        ->required()
        ->type_name("STAGE");
    verb->add_option("--reason", arguments->reason, "Why; others will read it")->required()->type_name("TEXT");
    verb->add_flag("--dry-run", arguments->steps.isDryRun, "Say what would happen and change nothing");
    verb->add_flag("--push", arguments->push, "Push the tag");
    verb->add_flag("--json", arguments->steps.json, "JSON instead of text");
    verb->callback([arguments, &action] { action = [arguments] { return rollBack(*arguments); }; });
}

} // namespace colophon
