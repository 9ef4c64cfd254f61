#include "models/catalog/similarname.h"

#include "models/catalog/casefolding.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace colophon {

std::size_t editDistance(std::string_view left, std::string_view right)
{
    std::array<std::vector<std::size_t>, 3> rows; // the row before the last, the last, and the one being filled
    for (std::vector<std::size_t>& row : rows)
        row.resize(right.size() + 1);
    auto& [before, last, next] = rows;
    std::iota(last.begin(), last.end(), std::size_t(0));
    for (std::size_t i = 1; i <= left.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            next[j] = std::min({last[j] + 1, next[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(next);
    }
    return last[right.size()];
}

std::optional<std::string> similarName(std::span<const std::string> names, std::string_view typed)
{
    if (typed.size() > kLongestTyped)
        return std::nullopt;
    const std::string wanted = foldCase(typed);
    std::optional<std::string> best;
    std::size_t least = wanted.size() / 3 + 1;
    for (const std::string& name : names) {
        const std::size_t difference = std::max(name.size(), wanted.size()) - std::min(name.size(), wanted.size());
        if (difference >= least)
            continue;
        const std::size_t wrong = editDistance(foldCase(name), wanted);
        if (wrong < least) {
            least = wrong;
            best = name;
        }
    }
    return best;
}

} // namespace colophon
