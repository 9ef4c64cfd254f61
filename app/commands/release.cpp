#include "app/commands/releaseoptions.h"
#include "app/commands/verb.h"

#include "models/catalog/address.h"
#include "models/catalog/semver.h"
#include "models/releases/reason.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct ReleaseArguments
{
    ReleaseOptions options;
    std::string version;
    std::string expected;
    std::string label;
};

constexpr const char* kNobody = "none";

std::string isVersionNumber(const std::string& label)
{
    return parseSemVer(label) ? std::string() : "write a version number with three parts, such as v1.2.0";
}

/// The label of a version whose files are gone while it holds the stage, if the address means it.
std::optional<VersionId> vanishedVersion(const Catalog& catalog, const Version& version, const Name& stage,
                                         const std::string& address)
{
    const Model* const model = catalog.model(version.model.text());
    const ReleaseEvent* const vanished = model != nullptr ? vanishedHolder(*model, stage) : nullptr;
    if (vanished == nullptr || address != version.model.text() + "@" + vanished->toLabel
        || findVersion(catalog, address))
        return std::nullopt;
    return vanished->toLabel;
}

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
    if (arguments.expected == kNobody) {
        request.expected.emplace(std::nullopt);
    } else if (const auto gone = vanishedVersion(*opened->catalog, **version, request.stage, arguments.expected)) {
        request.expected.emplace(gone);
    } else if (!arguments.expected.empty()) {
        const auto expected = resolve(*opened->catalog, arguments.expected);
        if (!expected)
            return expected.error();
        request.expected.emplace((*expected)->id);
    }
    return carryOut(ReleaseDesk(opened->locations), *opened->catalog, request, options.steps);
}

} // namespace

void addReleaseVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<ReleaseArguments>();
    CLI::App* verb = program.add_subcommand("release", "Puts a version into a stage");
    verb->add_option("VERSION", arguments->version, "MODEL@LABEL, MODEL#STAGE or an id that scan prints")->required();
    addReleaseOptions(*verb, arguments->options);
    verb->add_option("--expect", arguments->expected, "Refuse unless this version holds the stage now, or \"none\"")
        ->type_name("VERSION|none");
    verb->add_flag("--anyway", arguments->options.steps.despiteFailedGates,
                   "Release in spite of failed gates; journalled, and needs a reason of at least "
                       + std::to_string(leastReasonLength(true)) + " characters");
    verb->add_option("--label", arguments->label, "Version number of the release for people; kept in the journal")
        ->type_name("vX.Y.Z")
        ->check(isVersionNumber, "");
    verb->callback([arguments, &action] { action = [arguments] { return release(*arguments); }; });
}

} // namespace colophon
