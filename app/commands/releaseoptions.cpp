#include "app/commands/releaseoptions.h"

#include "app/commands/exitstatus.h"
#include "app/commands/terminal.h"

#include "models/catalog/address.h"
#include "models/compare/numbertext.h"
#include "models/releases/reason.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

constexpr const char* kNobody = "none";

/// The label of a version whose files are gone while it holds the stage, if the address means it.
std::optional<VersionId> vanishedVersion(const Catalog& catalog, const Model& model, Name stage,
                                         const std::string& address)
{
    const ReleaseEvent* const vanished = vanishedHolder(model, stage);
    if (vanished == nullptr || address != model.name.text() + "@" + vanished->toLabel || findVersion(catalog, address))
        return std::nullopt;
    return vanished->toLabel;
}

} // namespace

std::expected<std::optional<std::optional<VersionId>>, int> expectedHolder(const Catalog& catalog, const Model& model,
                                                                           const ReleaseOptions& options)
{
    std::optional<std::optional<VersionId>> expected;
    if (options.expected.empty())
        return expected;
    if (options.expected == kNobody)
        return expected.emplace(std::nullopt), expected;
    if (const auto gone = vanishedVersion(catalog, model, Name(options.stage), options.expected))
        return expected.emplace(gone), expected;
    const auto version = resolve(catalog, options.expected);
    if (!version)
        return std::unexpected(version.error());
    return expected.emplace((*version)->id), expected;
}

void addStageOptions(CLI::App& verb, ReleaseOptions& options)
{
    addLocationOption(verb, options.locations);
    verb.add_option("--stage", options.stage, "production, staging or another stage")->required()->type_name("STAGE");
    verb.add_option("--expect", options.expected, "Refuse unless this version holds the stage now, or \"none\"")
        ->type_name("VERSION|none");
    verb.add_flag("--anyway", options.steps.despiteFailedGates,
                  "Do it in spite of failed gates; journalled, and needs a reason of at least "
                      + std::to_string(leastReasonLength(true)) + " characters");
    verb.add_flag("--dry-run", options.steps.isDryRun, "Say what would happen and change nothing");
    verb.add_flag("--yes", options.steps.agreesToCaution,
                  "Agree to what the system asks caution for; otherwise a terminal is asked, and without a terminal it "
                  "is told and gone on");
    verb.add_flag("--json", options.steps.json, "JSON instead of text");
}

void addReleaseOptions(CLI::App& verb, ReleaseOptions& options)
{
    addStageOptions(verb, options);
    const std::string least = std::to_string(leastReasonLength(false));
    const std::string most = numberText(kLongestReason, 0);
    verb.add_option("--reason", options.reason,
                    "Why, in at least " + least + " characters and at most " + most + "; others will read it")
        ->required()
        ->type_name("TEXT");
    verb.add_flag("--push", options.push, "Push the tag");
}

std::expected<Opened, int> openForRelease(const ReleaseOptions& options)
{
    if (options.push) {
        printError("--push is for tags in Git; no source that was read here has tags.");
        return std::unexpected(int(kWrongUsage));
    }
    if (!isReasonGiven(options.reason, false))
        return std::unexpected(int(kWrongUsage));
    return openAll(options.locations);
}

int goBack(const Opened& opened, const std::string& model, const ReleaseOptions& options, const WayBack& wayBack)
{
    if (const auto problem = unreadableRegistry(opened)) {
        printProblem(*problem);
        return kNotWritten;
    }
    const auto found = resolveModel(*opened.catalog, model);
    if (!found)
        return found.error();
    auto request = wayBack(**found, Name(options.stage));
    if (!request) {
        reportNoWayBack(*opened.catalog, **found, Name(options.stage), request.error(), options.steps);
        return kAnswerIsNo;
    }
    const auto expected = expectedHolder(*opened.catalog, **found, options);
    if (!expected)
        return expected.error();
    if (*expected)
        request->expected = *expected;
    request->despiteFailedGates = options.steps.despiteFailedGates;
    return carryOut(ReleaseDesk(opened.locations), *opened.catalog, *request, options.steps);
}

} // namespace colophon
