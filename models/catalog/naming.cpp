#include "models/catalog/naming.h"

#include "models/catalog/casefolding.h"
#include "models/catalog/displaytext.h"

#include <algorithm>
#include <array>
#include <string>

namespace colophon {

namespace {

bool isAscii(char letter)
{
    return static_cast<unsigned char>(letter) < 0x80;
}

bool isAsciiLetterOrDigit(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

bool isNameLetter(char letter)
{
    return !isAscii(letter) || isAsciiLetterOrDigit(letter)
        || std::string_view(" ._-+/").find(letter) != std::string_view::npos;
}

Problem problemWith(std::string_view kind, std::string_view name, std::string hint)
{
    Problem problem;
    problem.reason = "“" + toDisplayText(name) + "” cannot be the name of a " + std::string(kind) + ".";
    problem.hint = std::move(hint);
    return problem;
}

std::optional<Problem> nameProblem(std::string_view kind, std::string_view name)
{
    const bool isEdged = name.starts_with(' ') || name.ends_with(' ');
    // What cannot be shown as it is holds control characters, marks that turn the text, or bytes that are no text.
    if (!name.empty() && !isEdged && std::ranges::all_of(name, isNameLetter) && toDisplayText(name) == name)
        return std::nullopt;
    return problemWith(kind, name, "Use letters, digits, spaces inside, and . _ - + / only.");
}

} // namespace

std::optional<Problem> modelNameProblem(std::string_view name)
{
    return nameProblem("model", name);
}

std::optional<Problem> labelProblem(std::string_view label)
{
    if (label == "latest")
        return problemWith("version", label, "It means the newest version. Choose another label, such as v1.2.0.");
    return nameProblem("version", label);
}

std::optional<Problem> stageNameProblem(std::string_view stage)
{
    const auto isStageLetter
        = [](char letter) { return isAsciiLetterOrDigit(letter) || letter == '-' || letter == '_'; };
    if (!stage.empty() && std::ranges::all_of(stage, isStageLetter))
        return std::nullopt;
    return problemWith("stage", stage, "Use letters, digits, - and _ only, such as production or canary-eu.");
}

std::optional<Problem> stageTwinProblem(std::string_view stage, std::span<const std::string_view> known)
{
    constexpr auto kUsual = std::to_array<std::string_view>({"production", "staging", "archived"});
    const auto isIn = [stage](auto list) { return std::ranges::find(list, stage) != list.end(); };
    if (isIn(std::span(kUsual)) || isIn(known))
        return std::nullopt;
    const FoldedText folded(foldCase(stage));
    const auto isTwin = [&folded](std::string_view other) { return folded.equals(other); };
    // A stage that is there goes before one that could be.
    std::optional<std::string_view> twin;
    for (const std::span<const std::string_view> list : {known, std::span<const std::string_view>(kUsual)}) {
        const auto found = std::ranges::find_if(list, isTwin);
        if (!twin && found != list.end())
            twin = *found;
    }
    if (!twin)
        return std::nullopt;
    const std::string name = toDisplayText(*twin);
    Problem problem;
    problem.reason = "“" + toDisplayText(stage) + "” is the stage “" + name + "” in other letters.";
    problem.hint = "Use the stage " + name + " (--stage " + name + ").";
    return problem;
}

} // namespace colophon
