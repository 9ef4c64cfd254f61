#include "app/commands/exitstatus.h"
#include "app/commands/releaseoptions.h"
#include "app/commands/verb.h"

#include "models/releases/reason.h"

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
    return goBack(*opened, arguments.model, options, [&options](const Model& model, Name stage) {
        auto request = ReleaseDesk::undoRequest(model, stage);
        if (request && !options.reason.empty())
            request->reason = withTail(options.reason, " (" + request->reason + ")");
        return request;
    });
}

} // namespace

void addUndoVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<UndoArguments>();
    CLI::App* verb = program.add_subcommand(
        "undo",
        "Takes back what was last done with a stage here, a second time what was done before that; a first "
        "release leaves it empty again");
    verb->add_option("MODEL", arguments->model, "Name of the model")->required();
    addStageOptions(*verb, arguments->options);
    verb->add_option("--reason", arguments->options.reason,
                     "Why; the journal names the entry that is taken back anyway")
        ->type_name("TEXT");
    verb->callback([arguments, &action] { action = [arguments] { return undo(*arguments); }; });
}

} // namespace colophon
