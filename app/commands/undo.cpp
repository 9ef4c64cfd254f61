// The steps back and forth that need no version named: undo and redo.
#include "app/commands/exitstatus.h"
#include "app/commands/releaseoptions.h"
#include "app/commands/verb.h"

#include "models/releases/journalchecks.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace colophon {

namespace {

struct StepArguments
{
    ReleaseOptions options;
    std::string model;
};

using StepRequest
    = std::function<std::expected<ReleaseRequest, Problem>(const Opened&, const Model&, Name, const std::string&)>;

int step(const StepArguments& arguments, const StepRequest& requestOf)
{
    const ReleaseOptions& options = arguments.options;
    if (!options.reason.empty() && !isReasonGiven(options.reason, false))
        return kWrongUsage;
    const auto opened = openAll(options.locations);
    if (!opened)
        return opened.error();
    return goBack(*opened, arguments.model, options,
                  [&](const Model& model, Name stage) { return requestOf(*opened, model, stage, options.reason); });
}

struct StepTexts
{
    const char* verb;
    const char* help;
    const char* reason;
};

void addStepVerb(CLI::App& program, VerbAction& action, const StepTexts& texts, const StepRequest& requestOf)
{
    auto arguments = std::make_shared<StepArguments>();
    CLI::App* verb = program.add_subcommand(texts.verb, texts.help);
    verb->add_option("MODEL", arguments->model, "Name of the model")->required();
    addStageOptions(*verb, arguments->options);
    verb->add_option("--reason", arguments->options.reason, texts.reason)->type_name("TEXT");
    verb->callback([=, &action] { action = [arguments, requestOf] { return step(*arguments, requestOf); }; });
}

} // namespace

void addUndoVerb(CLI::App& program, VerbAction& action)
{
    constexpr StepTexts kTexts{"undo",
                               "Takes back what was last done with a stage here, a second time what was done before "
                               "that; a first release leaves it empty again",
                               "Why; the journal names the entry that is taken back anyway"};
    addStepVerb(program, action, kTexts, [](const Opened&, const Model& model, Name stage, const std::string& reason) {
        return ReleaseDesk::undoRequest(model, stage, reason);
    });
}

void addRedoVerb(CLI::App& program, VerbAction& action)
{
    constexpr StepTexts kTexts{"redo",
                               "Makes again what undo took back last, under the same label, unless something was done "
                               "since",
                               "Why; otherwise the reason of the release that is made again is given once more"};
    addStepVerb(program, action, kTexts,
                [](const Opened& opened, const Model& model, Name stage, const std::string& reason) {
                    return ReleaseDesk::redoRequest(model, stage, checkJournals(opened.locations), reason);
                });
}

} // namespace colophon
