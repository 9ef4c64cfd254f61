#include "models/sources/folder/missingparts.h"

#include "models/artifacts/format.h"
#include "models/files/fileproblem.h"
#include "models/sources/folder/filegroups.h"
#include "models/sources/folder/sidecarreader.h"
#include "models/sources/folder/versionname.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstdio>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>

namespace colophon::folder {

namespace {

constexpr std::size_t kMostListed = 100;

/// Parts of one series: they share everything but their number.
struct Series
{
    std::string folder;
    std::string base;
    std::string extension;
    int total = 0;

    auto operator<=>(const Series&) const = default;
};

using SeriesParts = std::map<Series, std::set<int>>;

struct Part
{
    Series series;
    int number = 0;
};

std::optional<Part> partOf(const std::string& path)
{
    std::string folder = folderOf(path);
    const std::string_view name = std::string_view(path).substr(folder.empty() ? 0 : folder.size() + 1);
    const std::string_view stem = stemOf(name);
    const auto part = partNumber(stem);
    if (!part || isAuxiliaryFile(name))
        return std::nullopt;
    return Part{{std::move(folder), std::string(part->base), std::string(name.substr(stem.size())), part->total},
                part->number};
}

SeriesParts seriesOf(const std::vector<FoundFile>& files)
{
    SeriesParts series;
    for (const FoundFile& file : files) {
        if (auto part = partOf(file.path))
            series[std::move(part->series)].insert(part->number);
    }
    return series;
}

/// Most tools count from 1, some from 0. Numbers that fit neither say nothing about the others.
bool isConsistent(int total, const std::set<int>& numbers)
{
    const int first = numbers.contains(0) ? 0 : 1;
    return total > 0 && *numbers.rbegin() < total + first;
}

/// The same weights, split into another number of parts, are all there: these ones are left over.
bool isReplaced(const Series& series, const SeriesParts& all)
{
    return std::ranges::any_of(all, [&series](const auto& other) {
        const auto& [key, numbers] = other;
        return std::tie(key.folder, key.base, key.extension) == std::tie(series.folder, series.base, series.extension)
            && isConsistent(key.total, numbers) && numbers.size() == static_cast<std::size_t>(key.total);
    });
}

std::string pathOf(const Series& series, int number)
{
    std::array<char, 32> suffix{};
    std::snprintf(suffix.data(), suffix.size(), "-%05d-of-%05d", number, series.total);
    return joinPath(series.folder, series.base + suffix.data() + series.extension);
}

class Search
{
public:
    Search(const RootFolder& root, const std::vector<FoundFile>& files, const std::vector<std::string>& recorded)
        : m_root(root)
        , m_recorded(recorded.begin(), recorded.end())
    {
        for (const FoundFile& file : files)
            m_there.insert(file.path);
        for (const std::string& path : recorded) {
            if (auto part = partOf(path))
                m_recordedParts[part->series].insert(part->number);
        }
        m_promised = m_recordedParts;
    }

    /// Before the series: an index may tell which parts they have.
    void addIndex(const std::vector<std::string>& index)
    {
        const auto isHere = [this](const std::string& path) { return m_there.contains(path); };
        if (!m_there.empty() && std::ranges::none_of(index, isHere))
            return;
        m_indexes.push_back(&index);
        for (const std::string& path : index) {
            if (auto part = partOf(path))
                m_promised[part->series].insert(part->number);
        }
    }

    void lookInto(const Series& series, const std::set<int>& numbers)
    {
        m_series.insert(series);
        m_found.expected += static_cast<std::size_t>(series.total);
        m_found.lacksTensors |= series.extension == ".safetensors" && std::ssize(numbers) < series.total;
        std::set<int> known = m_recordedParts[series];
        known.insert(numbers.begin(), numbers.end());
        const Range range = rangeOf(series, numbers);
        int number = range.first;
        for (; number <= range.last && m_found.paths.size() < kMostListed; ++number) {
            if (!known.contains(number))
                add(pathOf(series, number));
        }
        // The others are not looked at one by one: what a name promises may be hostile.
        const auto from = known.lower_bound(number);
        const auto knownOfOthers = std::distance(from, known.lower_bound(std::max(range.last + 1, number)));
        m_found.count += static_cast<std::size_t>(range.last + 1 - number - knownOfOthers);
        if (!range.isCertain && !m_root.status(pathOf(series, 0)) && !m_root.status(pathOf(series, series.total)))
            ++m_found.count;
    }

    void lookIntoIndexes()
    {
        for (const std::vector<std::string>* index : m_indexes) {
            for (const std::string& path : *index) {
                const auto part = partOf(path);
                if (part && m_series.contains(part->series))
                    continue; // told of the series
                ++m_found.expected;
                if (!m_there.contains(path))
                    add(path);
            }
        }
    }

    MissingParts take()
    {
        std::ranges::sort(m_found.paths);
        return std::move(m_found);
    }

private:
    /// Numbers of the parts that a series has, as far as that is known.
    struct Range
    {
        int first = 1;
        int last = 0;
        bool isCertain = true; ///< otherwise there is one more, before the first or after the last
    };

    Range rangeOf(const Series& series, const std::set<int>& numbers) const
    {
        const auto promised = m_promised.find(series);
        const auto isKnown = [&](int number) {
            return numbers.contains(number) || (promised != m_promised.end() && promised->second.contains(number));
        };
        if (isKnown(0))
            return {0, series.total - 1, true};
        if (isKnown(series.total))
            return {1, series.total, true};
        return {1, series.total - 1, false};
    }

    void add(const std::string& path)
    {
        // What is there but was not taken for a file of the model, such as a pipe, was told where it was found.
        if (!m_told.insert(path).second || m_root.status(path))
            return;
        m_found.lacksTensors |= formatByName(path) == "safetensors";
        if (m_recorded.contains(path))
            return;
        ++m_found.count;
        if (m_found.paths.size() < kMostListed)
            m_found.paths.push_back(path);
    }

    const RootFolder& m_root;
    std::unordered_set<std::string> m_there;
    std::unordered_set<std::string> m_recorded;
    std::unordered_set<std::string> m_told;
    SeriesParts m_recordedParts;
    SeriesParts m_promised; ///< named by an index or a record
    std::vector<const std::vector<std::string>*> m_indexes; ///< of weights that are here
    std::set<Series> m_series; ///< whose parts are among the expected ones
    MissingParts m_found;
};

std::string namesOf(const MissingParts& parts)
{
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, parts.paths.size()); ++i)
        names += (i == 0 ? "" : ", ") + parts.paths[i].substr(parts.paths[i].rfind('/') + 1);
    const std::size_t more = parts.count - std::min(kNamed, parts.paths.size());
    return more == 0 ? names : names + " and " + std::to_string(more) + " more";
}

} // namespace

MissingParts missingParts(const RootFolder& root, const std::vector<FoundFile>& files,
                          const std::vector<std::vector<std::string>>& indexes,
                          const std::vector<std::string>& recorded)
{
    if (files.size() >= Discovery::kMostFiles)
        return {}; // Not all that are there are listed.
    Search search(root, files, recorded);
    for (const std::vector<std::string>& index : indexes)
        search.addIndex(index);
    const SeriesParts all = seriesOf(files);
    for (const auto& [series, numbers] : all) {
        if (isConsistent(series.total, numbers) && !isReplaced(series, all))
            search.lookInto(series, numbers);
    }
    search.lookIntoIndexes();
    return search.take();
}

Problem problemOf(const MissingParts& parts)
{
    const bool isOne = parts.count == 1;
    std::string reason = std::to_string(parts.count) + " of the " + std::to_string(parts.expected)
        + " files of these weights " + (isOne ? "is" : "are") + " not there";
    if (!parts.paths.empty())
        reason += ": " + namesOf(parts) + ".";
    else if (isOne)
        reason += ". The names of the others do not tell whether it is the first or the last.";
    else
        reason += ". The names of the others do not tell which.";
    Problem problem = refusedFile(parts.paths.empty() ? std::string() : parts.paths.front(), std::move(reason),
                                  std::string("The model cannot be loaded without ") + (isOne ? "it" : "them")
                                      + ". Copy or download " + (isOne ? "it" : "them") + " again, then press F5.");
    problem.severity = Problem::Severity::Warning;
    return problem;
}

} // namespace colophon::folder
