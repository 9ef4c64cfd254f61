#include "app/commands/releaseoptions.h"
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
    return goBack(*opened, arguments.model, options, [&options](const Model& model, Name stage) {
        auto request = ReleaseDesk::rollbackRequest(model, stage);
        if (request)
            request->reason = options.reason;
        return request;
    });
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
