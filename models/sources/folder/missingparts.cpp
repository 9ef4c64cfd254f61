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
    Search(const RootFolder& root, const std::vector<FoundFile>& files)
        : m_root(root)
    {
        for (const FoundFile& file : files)
            m_there.insert(file.path);
    }

    void lookInto(const Series& series, const std::set<int>& numbers)
    {
        m_series.insert(series);
        const int first = numbers.contains(0) ? 0 : 1;
        m_found.expected += static_cast<std::size_t>(series.total);
        std::size_t left = static_cast<std::size_t>(series.total) - numbers.size();
        for (int number = first; left > 0 && m_found.paths.size() < kMostListed; ++number) {
            if (numbers.contains(number))
                continue;
            add(pathOf(series, number));
            --left;
        }
        m_found.count += left; // that are not listed
    }

    void lookInto(const std::vector<std::string>& index)
    {
        const auto isHere = [this](const std::string& path) { return m_there.contains(path); };
        if (!m_there.empty() && std::ranges::none_of(index, isHere))
            return;
        for (const std::string& path : index) {
            const auto part = partOf(path);
            m_found.expected += part && m_series.contains(part->series) ? 0 : 1;
            if (!isHere(path))
                add(path);
        }
    }

    MissingParts take()
    {
        std::ranges::sort(m_found.paths);
        return std::move(m_found);
    }

private:
    void add(const std::string& path)
    {
        // What is there but was not taken for a file of the model, such as a pipe, was told where it was found.
        if (m_found.paths.size() >= kMostListed || !m_told.insert(path).second || m_root.status(path))
            return;
        m_found.paths.push_back(path);
        ++m_found.count;
    }

    const RootFolder& m_root;
    std::unordered_set<std::string> m_there;
    std::unordered_set<std::string> m_told;
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
                          const std::vector<std::vector<std::string>>& indexes)
{
    if (files.size() >= Discovery::kMostFiles)
        return {}; // Not all that are there are listed.
    Search search(root, files);
    const SeriesParts all = seriesOf(files);
    for (const auto& [series, numbers] : all) {
        if (isConsistent(series.total, numbers) && !isReplaced(series, all))
            search.lookInto(series, numbers);
    }
    for (const std::vector<std::string>& index : indexes)
        search.lookInto(index);
    return search.take();
}

Problem problemOf(const MissingParts& parts)
{
    const bool isOne = parts.count == 1;
    std::string reason = std::to_string(parts.count) + " of the " + std::to_string(parts.expected)
        + " files of these weights " + (isOne ? "is" : "are") + " not there: " + namesOf(parts) + ".";
    Problem problem = refusedFile(parts.paths.front(), std::move(reason),
                                  std::string("The model cannot be loaded without ") + (isOne ? "it" : "them")
                                      + ". Copy or download " + (isOne ? "it" : "them") + " again, then press F5.");
    problem.severity = Problem::Severity::Warning;
    return problem;
}

} // namespace colophon::folder
