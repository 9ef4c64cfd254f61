#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/filter.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// What the rows of the history table are ordered by.
struct HistoryOrder
{
    enum class Key : std::uint8_t { History, Label, Metric, Created, Author, Reason };
    Key key = Key::History;
    Name metric;
    bool isDescending = true;

    friend bool operator==(const HistoryOrder&, const HistoryOrder&) = default;
};

/// What is asked of the rows.
struct HistoryQuery
{
    std::string model; ///< only versions of this model; empty: all
    Filter filter;
    HistoryOrder order;
    bool isGrouped = true; ///< otherwise one group without a model holds everything, newest first
};

/// Where the history table shows a version.
struct VersionPlace
{
    int group = 0;
    int row = 0; ///< -1: not shown
};

/// By the position of a version in the catalog: model, then version.
using VersionPlaces = std::vector<std::vector<VersionPlace>>;

/// Which versions the history table shows, in which order: index vectors over one catalog, remade as a whole.
/// Versions without the value they are sorted by come last in either direction.
class HistoryRows
{
public:
    struct Group
    {
        std::shared_ptr<const Model> model; ///< null when not grouped
        std::vector<const Version*> versions;
    };

    /// Words of a model, or null; see HistoryWords.
    using WordsOf = std::function<const FoldedWords*(const Model&)>;
    void rebuild(CatalogPointer catalog, const HistoryQuery& query, const WordsOf& wordsOf = {});

    const CatalogPointer& catalog() const { return m_catalog; }
    const std::vector<Group>& groups() const { return m_groups; }
    int shown() const { return m_shown; }
    /// Versions that would be shown without the filter.
    int total() const { return m_total; }

    const Version* version(int group, int row) const;
    std::optional<VersionPlace> find(std::string_view versionId) const;
    /// How many versions at these positions of the catalog the filter alone keeps out of sight.
    int hiddenByFilter(std::span<const VersionPosition> positions) const;
    std::optional<int> findGroup(std::string_view model) const;
    /// Unchanging; a rebuild makes new ones.
    std::shared_ptr<const VersionPlaces> places() const { return m_places; }

private:
    void addModel(const std::shared_ptr<const Model>& model, const HistoryQuery& query, const FoldedWords* words);
    void mergeGroups();
    void sortGroups(const HistoryOrder& order);
    void indexRows();

    CatalogPointer m_catalog;
    std::vector<Group> m_groups;
    std::shared_ptr<const VersionPlaces> m_places;
    std::vector<char> m_isAsked; ///< of each model: shown if there were no filter
    int m_shown = 0;
    int m_total = 0;
};

} // namespace colophon
