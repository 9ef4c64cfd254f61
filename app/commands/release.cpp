#include "app/commands/releaseoptions.h"
#include "app/commands/verb.h"

#include "models/releases/labeladvice.h"
#include "models/releases/reason.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct ReleaseArguments
{
    ReleaseOptions options;
    std::string version;
    std::string label;
};

int release(const ReleaseArguments& arguments)
{
    const ReleaseOptions& options = arguments.options;
    const auto opened = openForRelease(options);
    if (!opened)
        return opened.error();
    const auto version = resolve(*opened->catalog, arguments.version);
    if (!version)
        return version.error();
    ReleaseRequest request;
    request.model = (*version)->model;
    request.stage = Name(options.stage);
    request.to = (*version)->id;
    request.reason = options.reason;
    request.label = arguments.label;
    request.despiteFailedGates = options.steps.despiteFailedGates;
    auto expected = expectedHolder(*opened->catalog, *opened->catalog->model(request.model.text()), options);
    if (!expected)
        return expected.error();
    request.expected = std::move(*expected);
    return carryOut(ReleaseDesk(opened->locations), *opened->catalog, request, options.steps);
}

} // namespace

void addReleaseVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<ReleaseArguments>();
    CLI::App* verb = program.add_subcommand("release", "Puts a version into a stage");
    verb->add_option("VERSION", arguments->version, "MODEL@LABEL, MODEL#STAGE or an id that scan prints")->required();
    addReleaseOptions(*verb, arguments->options);
    verb->add_option("--label", arguments->label, "Version number of the release for people; kept in the journal")
        ->type_name("vX.Y.Z")
        ->check([](const std::string& label) { return releaseLabelFault(label); }, "");
    verb->callback([arguments, &action] { action = [arguments] { return release(*arguments); }; });
}

} // namespace colophon
