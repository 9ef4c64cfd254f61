#include "app/commands/releaseoptions.h"

#include "app/commands/exitstatus.h"
#include "app/commands/terminal.h"

#include "models/compare/numbertext.h"
#include "models/releases/reason.h"

#include <CLI/CLI.hpp>

namespace colophon {

void addStageOptions(CLI::App& verb, ReleaseOptions& options)
{
    addLocationOption(verb, options.locations);
    verb.add_option("--stage", options.stage, "production, staging or another stage")->required()->type_name("STAGE");
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
    return carryOut(ReleaseDesk(opened.locations), *opened.catalog, *request, options.steps);
}

} // namespace colophon
