#include "models/releases/absentholder.h"

#include <algorithm>

namespace colophon {

namespace {

bool isAbsent(const ReleasePlan& plan)
{
    return plan.change.from && !plan.from;
}

} // namespace

std::string absentHolder(const ReleasePlan& plan)
{
    return isAbsent(plan) ? plan.request.model.text() + "@" + absentLabel(plan) : std::string();
}

std::string absentLabel(const ReleasePlan& plan)
{
    return isAbsent(plan) ? plan.fromLabel + " (its files were not found)" : std::string();
}

std::string absentHolderWarning(const Catalog& catalog, const ReleasePlan& plan)
{
    if (!isAbsent(plan))
        return {};
    // The source that read the place knows best whether it is gone, or only closed.
    const auto told = std::ranges::find_if(catalog.problems(), [&plan](const Problem& problem) {
        return problem.source == plan.source.id && problem.file == *plan.change.from;
    });
    const std::string holder = "The present holder, " + plan.fromLabel + " (“" + *plan.change.from + "”),";
    if (told == catalog.problems().end())
        return holder + " is not among the versions that were read.";
    return holder + " was not found when it was read: " + told->reason;
}

} // namespace colophon
