#include "models/items/historyrows.h"

#include "models/items/historysort.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <unordered_map>
#include <utility>

namespace colophon {

namespace {

constexpr VersionPlace kNotShown{-1, -1};

std::int64_t createdOrLowest(const Version& version)
{
    return version.facts.created ? version.facts.created->milliseconds : std::numeric_limits<std::int64_t>::min();
}

} // namespace

void HistoryRows::rebuild(CatalogPointer catalog, const HistoryQuery& query, const WordsOf& wordsOf)
{
    m_catalog = std::move(catalog);
    m_groups.clear();
    m_isAsked.clear();
    m_shown = 0;
    m_total = 0;
    if (m_catalog) {
        for (const std::shared_ptr<const Model>& model : m_catalog->models()) {
            m_isAsked.push_back(query.model.empty() || model->name == query.model ? 1 : 0);
            if (m_isAsked.back() != 0)
                addModel(model, query, wordsOf ? wordsOf(*model) : nullptr);
        }
    }
    if (!query.isGrouped)
        mergeGroups();
    sortGroups(query.order);
    indexRows();
}

const Version* HistoryRows::version(int group, int row) const
{
    if (group < 0 || group >= static_cast<int>(m_groups.size()))
        return nullptr;
    const std::vector<const Version*>& versions = m_groups[static_cast<std::size_t>(group)].versions;
    return row >= 0 && row < static_cast<int>(versions.size()) ? versions[static_cast<std::size_t>(row)] : nullptr;
}

std::optional<VersionPlace> HistoryRows::find(std::string_view versionId) const
{
    const std::optional<VersionPosition> position = m_catalog ? m_catalog->position(versionId) : std::nullopt;
    if (!position)
        return std::nullopt;
    const std::vector<VersionPlace>& places = (*m_places)[position->model];
    const VersionPlace place = position->version < places.size() ? places[position->version] : kNotShown;
    return place.row < 0 ? std::nullopt : std::optional(place);
}

int HistoryRows::hiddenByFilter(std::span<const VersionPosition> positions) const
{
    return static_cast<int>(std::ranges::count_if(positions, [this](const VersionPosition& position) {
        return m_isAsked[position.model] != 0 && (*m_places)[position.model][position.version].row < 0;
    }));
}

std::optional<int> HistoryRows::findGroup(std::string_view model) const
{
    const auto isModel = [model](const Group& group) { return group.model && group.model->name == model; };
    const auto found = std::ranges::find_if(m_groups, isModel);
    if (found == m_groups.end())
        return std::nullopt;
    return static_cast<int>(found - m_groups.begin());
}

void HistoryRows::addModel(const std::shared_ptr<const Model>& model, const HistoryQuery& query,
                           const FoldedWords* words)
{
    Group group{model, {}};
    std::vector<char> kept(model->versions.size(), 1);
    query.filter.keepMatching(model->versions, words, kept);
    group.versions.reserve(model->versions.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] != 0)
            group.versions.push_back(&model->versions[i]);
    }
    m_total += static_cast<int>(model->versions.size());
    m_shown += static_cast<int>(group.versions.size());
    if (!group.versions.empty())
        m_groups.push_back(std::move(group));
}

/// Joins the groups newest first; inside each model children stay before their parents, so lanes can still be drawn.
void HistoryRows::mergeGroups()
{
    using Head = std::pair<std::int64_t, std::size_t>;
    std::priority_queue<Head> heads;
    std::vector<std::size_t> next(m_groups.size(), 0);
    const auto pushHead = [&](std::size_t group) {
        if (next[group] < m_groups[group].versions.size())
            heads.emplace(createdOrLowest(*m_groups[group].versions[next[group]]), group);
    };
    for (std::size_t group = 0; group < m_groups.size(); ++group)
        pushHead(group);
    Group merged;
    merged.versions.reserve(static_cast<std::size_t>(m_shown));
    while (!heads.empty()) {
        const std::size_t group = heads.top().second;
        heads.pop();
        merged.versions.push_back(m_groups[group].versions[next[group]++]);
        pushHead(group);
    }
    m_groups.clear();
    if (!merged.versions.empty())
        m_groups.push_back(std::move(merged));
}

void HistoryRows::sortGroups(const HistoryOrder& order)
{
    for (Group& group : m_groups)
        sortVersions(group.versions, order);
}

void HistoryRows::indexRows()
{
    auto places = std::make_shared<VersionPlaces>();
    const std::vector<std::shared_ptr<const Model>> none;
    const auto& models = m_catalog ? m_catalog->models() : none;
    places->resize(models.size());
    std::unordered_map<Name, std::size_t> modelIndex;
    for (std::size_t i = 0; i < models.size(); ++i) {
        modelIndex.emplace(models[i]->name, i);
        (*places)[i].assign(models[i]->versions.size(), kNotShown);
    }
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        Name name;
        std::size_t model = 0;
        for (std::size_t row = 0; row < m_groups[g].versions.size(); ++row) {
            const Version* version = m_groups[g].versions[row];
            if (row == 0 || version->model != name) {
                name = version->model;
                model = modelIndex.at(name);
            }
            const auto offset = static_cast<std::size_t>(version - models[model]->versions.data());
            (*places)[model][offset] = {static_cast<int>(g), static_cast<int>(row)};
        }
    }
    m_places = std::move(places);
}

} // namespace colophon
