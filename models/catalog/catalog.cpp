#include "models/catalog/catalog.h"

#include <algorithm>

namespace colophon {

const Version* Model::find(std::string_view id) const
{
    const auto found = std::ranges::find(versions, id, &Version::id);
    return found != versions.end() ? &*found : nullptr;
}

const Version* Model::withLabel(std::string_view label) const
{
    const auto found = std::ranges::find(versions, label, &Version::label);
    return found != versions.end() ? &*found : nullptr;
}

const Version* Model::holder(Name stage) const
{
    const auto found = std::ranges::find(stages, stage, &StageHolder::stage);
    return found != stages.end() ? find(found->version) : nullptr;
}

Catalog::Catalog(std::vector<SourceInfo> sources, std::vector<std::shared_ptr<const Model>> models,
                 std::vector<Problem> problems, bool complete)
    : m_sources(std::move(sources))
    , m_models(std::move(models))
    , m_problems(std::move(problems))
    , m_complete(complete)
{
    std::ranges::sort(m_models, {}, [](const auto& model) { return model->name; });
    m_positions.reserve(versionCount());
    for (std::size_t model = 0; model < m_models.size(); ++model) {
        const std::vector<Version>& versions = m_models[model]->versions;
        for (std::size_t version = 0; version < versions.size(); ++version)
            m_positions.emplace(versions[version].id, VersionPosition{model, version});
    }
}

std::size_t Catalog::versionCount() const
{
    std::size_t count = 0;
    for (const auto& model : m_models)
        count += model->versions.size();
    return count;
}

const Model* Catalog::model(std::string_view name) const
{
    const auto found = std::ranges::lower_bound(m_models, name, {},
                                                [](const auto& model) { return std::string_view(model->name.text()); });
    return found != m_models.end() && (*found)->name == name ? found->get() : nullptr;
}

std::optional<VersionPosition> Catalog::position(std::string_view id) const
{
    const auto found = m_positions.find(id);
    return found != m_positions.end() ? std::optional(found->second) : std::nullopt;
}

const Version* Catalog::version(std::string_view id) const
{
    const auto found = position(id);
    return found ? &m_models[found->model]->versions[found->version] : nullptr;
}

const SourceInfo* Catalog::source(SourceId id) const
{
    const auto found = std::ranges::find(m_sources, id, &SourceInfo::id);
    return found != m_sources.end() ? &*found : nullptr;
}

} // namespace colophon
