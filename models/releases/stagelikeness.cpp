#include "models/releases/stagelikeness.h"

#include "models/catalog/casefolding.h"
#include "models/catalog/similarname.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace colophon {

namespace {

/// What teams write for one and the same stage, separators left out.
constexpr std::array<std::array<std::string_view, 4>, 6> kForms{{
    {"production", "prod", "prd", "prods"},
    {"staging", "stage", "stg", "stag"},
    {"development", "dev", "devel", "develop"},
    {"testing", "test", "tst", "tests"},
    {"preproduction", "preprod", "preprd", "pprod"},
    {"archived", "archive", "archives", "arch"},
}};

bool areFormsOfOneWord(std::string_view left, std::string_view right)
{
    return std::ranges::any_of(kForms, [&](const auto& forms) {
        return std::ranges::find(forms, left) != forms.end() && std::ranges::find(forms, right) != forms.end();
    });
}

/// The words between separators: "eu", "prod" of "eu-prod".
std::vector<std::string> words(std::string_view name)
{
    std::vector<std::string> result(1);
    for (const char c : foldCase(name)) {
        if (std::string_view(" -_./").find(c) == std::string_view::npos)
            result.back() += c;
        else if (!result.back().empty())
            result.emplace_back();
    }
    if (result.back().empty())
        result.pop_back();
    return result;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += word;
    return text;
}

std::string digits(std::string text)
{
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
}

/// The shorter a word, the likelier is another word one letter away from it.
std::size_t toleratedSlips(std::size_t length)
{
    constexpr std::size_t kShort = 5;
    constexpr std::size_t kLong = 8;
    return length < kShort ? 0 : length < kLong ? 1 : 2;
}

bool isSlip(const std::string& left, const std::string& right)
{
    return editDistance(left, right) <= toleratedSlips(std::max(left.size(), right.size()));
}

using WordLikeness = bool (*)(const std::string&, const std::string&);

bool isLike(std::string_view typed, std::string_view stage, WordLikeness isWordLike)
{
    if (std::max(typed.size(), stage.size()) > kLongestTyped)
        return false;
    const std::vector<std::string> left = words(typed);
    const std::vector<std::string> right = words(stage);
    const std::string whole = joined(left);
    const std::string other = joined(right);
    if (digits(whole) != digits(other))
        return false;
    return whole == other || std::ranges::equal(left, right, isWordLike);
}

} // namespace

bool isStageLike(std::string_view typed, std::string_view stage)
{
    const auto isWordLike = [](const std::string& left, const std::string& right) {
        return areFormsOfOneWord(left, right) || isSlip(left, right);
    };
    return areFormsOfOneWord(joined(words(typed)), joined(words(stage))) || isLike(typed, stage, isWordLike);
}

bool isStageMistyped(std::string_view typed, std::string_view stage)
{
    return isLike(typed, stage, isSlip);
}

} // namespace colophon
