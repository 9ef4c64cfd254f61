#include "models/releases/labeladvice.h"

#include "models/catalog/semver.h"
#include "models/compare/comparability.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>
#include <utility>

namespace colophon {

namespace {

constexpr const char* kNoHolder = "No holder is known to compare it with: nothing asks for more than a patch.";

/// In rising order: the largest step that a difference asks for wins.
enum class Step { Patch, Minor, Major };

const char* nameOf(Step step)
{
    switch (step) {
    case Step::Major:
        return "major";
    case Step::Minor:
        return "minor";
    case Step::Patch:
        break;
    }
    return "patch";
}

/// What differs between two versions, and how far it raises the number.
struct Difference
{
    Step step = Step::Patch;
    std::string text;
};

std::set<std::string> trainingData(const Version& version)
{
    std::set<std::string> digests;
    for (const Dataset& dataset : version.facts.datasets) {
        if (isTrainingData(dataset) && !dataset.digest.empty())
            digests.insert(dataset.digest);
    }
    return digests;
}

/// Follows from the data: more features make more weights, of the same architecture.
bool isAboutInputs(std::string_view key)
{
    return key == "inputs" || key == "features" || key == "parameters";
}

/// Keys that both versions have with other values; what only one records says nothing.
bool differsIn(const Version& left, const Version& right, bool inputs)
{
    return std::ranges::any_of(left.facts.architecture, [&](const Entry& entry) {
        const Entry* other = findEntry(right.facts.architecture, entry.key);
        return isAboutInputs(entry.key.text()) == inputs && other != nullptr && other->value != entry.value;
    });
}

Difference differenceOf(const Version& holder, const Version& candidate)
{
    const bool isArchitectureKnown = !holder.facts.architecture.empty() && !candidate.facts.architecture.empty();
    const auto before = trainingData(holder);
    const auto now = trainingData(candidate);
    const bool isDataKnown = !before.empty() && !now.empty();
    const std::string data = !isDataKnown ? "training data not recorded"
        : before != now                   ? "other training data"
                                          : "same training data";
    if (isArchitectureKnown && differsIn(holder, candidate, false))
        return {Step::Major, "Other architecture, " + data + "."};
    const std::string architecture = isArchitectureKnown ? "same architecture" : "architecture not recorded";
    if (isArchitectureKnown && differsIn(holder, candidate, true))
        return {Step::Minor, "Other inputs, " + data + ", " + architecture + "."};
    if (isDataKnown && before != now)
        return {Step::Minor, "Other training data, " + architecture + "."};
    if (isDataKnown)
        return {Step::Patch, "Same training data, " + architecture + "."};
    return {Step::Patch, "Training data not recorded, " + architecture + ": nothing asks for more than a patch."};
}

Step stepBetween(const SemVer& from, const SemVer& to)
{
    if (to.major != from.major)
        return Step::Major;
    return to.minor != from.minor ? Step::Minor : Step::Patch;
}

SemVer raised(SemVer number, Step step)
{
    const bool isDraft = number.isPreRelease();
    number.preRelease.clear();
    number.build.clear();
    if (isDraft && step != Step::Major)
        return number; // The release that the draft leads to.
    if (step == Step::Major) {
        ++number.major;
        number.minor = number.patch = 0;
    } else if (step == Step::Minor) {
        ++number.minor;
        number.patch = 0;
    } else {
        ++number.patch;
    }
    return number;
}

std::optional<SemVer> highestNumber(const Model& model, std::span<const CheckedJournal> journals)
{
    std::optional<SemVer> highest;
    const auto take = [&highest](const std::optional<SemVer>& number) {
        if (number && (!highest || *highest < *number))
            highest = number;
    };
    for (const Version& version : model.versions)
        take(version.semver);
    for (const ReleaseEvent& release : model.releases)
        take(parseSemVer(releaseLabel(journals, release)));
    return highest;
}

/// Under which the candidate was released last; empty if it never was, or without a label.
std::string earlierLabel(const Model& model, const Version& candidate, std::span<const CheckedJournal> journals)
{
    for (const ReleaseEvent& release : model.releases | std::views::reverse) {
        if (release.to != candidate.id)
            continue;
        if (std::string label = releaseLabel(journals, release); parseSemVer(label))
            return label;
    }
    return {};
}

std::string ownNumberReason(const Version& candidate, const Version* holder)
{
    const std::string own = "Its own number";
    if (holder == nullptr)
        return own + ".";
    const Difference difference = differenceOf(*holder, candidate);
    if (!holder->semver || *candidate.semver <= *holder->semver)
        return own + ". " + difference.text;
    const Step step = stepBetween(*holder->semver, *candidate.semver);
    const std::string from = std::string("a ") + nameOf(step) + " step from v" + toString(*holder->semver);
    // Another number would be a second name of the same version, so that one is never suggested beside its own.
    if (difference.step > step)
        return own + ", kept although it is only " + from + ". " + difference.text;
    return own + ", " + from + ". " + difference.text;
}

/// From which number the suggested one follows, and by which step.
std::string stepText(const SemVer& highest, Step step)
{
    const std::string known = "v" + toString(highest) + ", the highest so far";
    if (highest.isPreRelease() && step != Step::Major)
        return "The release that " + known + ", leads to. ";
    return "After " + known + ": " + nameOf(step) + ". ";
}

} // namespace

LabelAdvice adviseLabel(const Model& model, const Version& candidate, const Version* holder,
                        std::span<const CheckedJournal> journals)
{
    if (candidate.semver) {
        const bool isWritten = parseSemVer(candidate.label).has_value();
        return {isWritten ? candidate.label : "v" + toString(*candidate.semver), ownNumberReason(candidate, holder)};
    }
    if (std::string earlier = earlierLabel(model, candidate, journals); !earlier.empty())
        return {std::move(earlier), "It was released under this number before."};
    const auto highest = highestNumber(model, journals);
    if (!highest)
        return {"v1.0.0", "No version or release of " + model.name.text() + " has a number yet."};
    const Difference difference
        = holder != nullptr ? differenceOf(*holder, candidate) : Difference{Step::Patch, kNoHolder};
    return {"v" + toString(raised(*highest, difference.step)), stepText(*highest, difference.step) + difference.text};
}

std::string releaseLabelFault(std::string_view label)
{
    return parseSemVer(label) ? std::string() : "write a version number with three parts, such as v1.2.0";
}

} // namespace colophon
