#include "app/commands/exitstatus.h"
#include "app/commands/releaseoptions.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct UndoArguments
{
    ReleaseOptions options;
    std::string model;
};

int undo(const UndoArguments& arguments)
{
    const ReleaseOptions& options = arguments.options;
    if (!options.reason.empty() && !isReasonGiven(options.reason, false))
        return kWrongUsage;
    const auto opened = openAll(options.locations);
    if (!opened)
        return opened.error();
    if (const auto problem = unreadableRegistry(*opened)) {
        printProblem(*problem);
        return kNotWritten;
    }
    const auto model = resolveModel(*opened->catalog, arguments.model);
    if (!model)
        return model.error();
    auto request = ReleaseDesk::undoRequest(**model, Name(options.stage));
    if (!request) {
        printProblem(request.error());
        return kAnswerIsNo;
    }
    if (!options.reason.empty())
        request->reason = options.reason + " (" + request->reason + ")";
    request->explicitChoice = true;
    return carryOut(ReleaseDesk(opened->locations), *opened->catalog, *request, options.steps);
}

} // namespace

void addUndoVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<UndoArguments>();
    CLI::App* verb = program.add_subcommand(
        "undo", "Takes back what was last done with a stage here; a first release leaves it empty again");
    verb->add_option("MODEL", arguments->model, "Name of the model")->required();
    addStageOptions(*verb, arguments->options);
    verb->add_option("--reason", arguments->options.reason,
                     "Why; the journal names the entry that is taken back anyway")
        ->type_name("TEXT");
    verb->callback([arguments, &action] { action = [arguments] { return undo(*arguments); }; });
}

} // namespace colophon
