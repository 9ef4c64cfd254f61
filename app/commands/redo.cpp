#include "app/commands/exitstatus.h"
#include "app/commands/releaseoptions.h"
#include "app/commands/verb.h"

#include "models/releases/journalchecks.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct RedoArguments
{
    ReleaseOptions options;
    std::string model;
};

int redo(const RedoArguments& arguments)
{
    const ReleaseOptions& options = arguments.options;
    if (!options.reason.empty() && !isReasonGiven(options.reason, false))
        return kWrongUsage;
    const auto opened = openAll(options.locations);
    if (!opened)
        return opened.error();
    return goBack(*opened, arguments.model, options, [&](const Model& model, Name stage) {
        return ReleaseDesk::redoRequest(model, stage, checkJournals(opened->locations), options.reason);
    });
}

} // namespace

void addRedoVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<RedoArguments>();
    CLI::App* verb = program.add_subcommand(
        "redo", "Makes again what undo took back last, under the same label, unless something was done since");
    verb->add_option("MODEL", arguments->model, "Name of the model")->required();
    addStageOptions(*verb, arguments->options);
    verb->add_option("--reason", arguments->options.reason,
                     "Why; otherwise the reason of the release that is made again is given once more")
        ->type_name("TEXT");
    verb->callback([arguments, &action] { action = [arguments] { return redo(*arguments); }; });
}

} // namespace colophon
