#include "app/commands/exitstatus.h"
#include "app/commands/releaseoptions.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct RollbackArguments
{
    ReleaseOptions options;
    std::string model;
};

int rollBack(const RollbackArguments& arguments)
{
    const ReleaseOptions& options = arguments.options;
    const auto opened = openForRelease(options);
    if (!opened)
        return opened.error();
    if (const auto problem = unreadableRegistry(*opened)) {
        printProblem(*problem);
        return kNotWritten;
    }
    const auto model = resolveModel(*opened->catalog, arguments.model);
    if (!model)
        return model.error();
    auto request = ReleaseDesk::rollbackRequest(**model, Name(options.stage));
    if (!request) {
        printProblem(request.error());
        return kAnswerIsNo;
    }
    request->reason = options.reason;
    request->explicitChoice = true;
    return carryOut(ReleaseDesk(opened->locations), *opened->catalog, *request, options.steps);
}

} // namespace

void addRollbackVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<RollbackArguments>();
    CLI::App* verb = program.add_subcommand("rollback", "Puts the previous holder of a stage back");
    verb->add_option("MODEL", arguments->model, "Name of the model")->required();
    addReleaseOptions(*verb, arguments->options);
    verb->callback([arguments, &action] { action = [arguments] { return rollBack(*arguments); }; });
}

} // namespace colophon
