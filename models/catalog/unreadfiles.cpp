#include "models/catalog/unreadfiles.h"

#include <algorithm>

namespace colophon {

namespace {

/// Places that are known for a version although no fact was read there.
class SilentPlaces
{
public:
    explicit SilentPlaces(const Facts& facts)
        : m_facts(facts)
        , m_isSilent(facts.origins.size(), true)
    {
        tell(facts.createdOrigin);
        for (const Attributed* text : {&facts.author, &facts.reason, &facts.card})
            tell(text->origin);
        tell(facts.run.origin);
        tell(facts.code.origin);
        if (facts.live)
            tell(facts.live->origin);
        tellEach(facts.metrics);
        for (const std::vector<Entry>* entries :
             {&facts.parameters, &facts.tags, &facts.environment, &facts.architecture})
            tellEach(*entries);
        tellEach(facts.datasets);
        tellEach(facts.notes);
        tellEach(facts.artifacts);
    }

    std::vector<const Origin*> places() const
    {
        std::vector<const Origin*> silent;
        for (std::size_t index = 0; index < m_isSilent.size(); ++index) {
            const Origin& origin = m_facts.origins[index];
            if (m_isSilent[index]
                && std::ranges::find(m_facts.artifacts, origin.place, &Artifact::path) == m_facts.artifacts.end())
                silent.push_back(&origin);
        }
        return silent;
    }

private:
    void tell(OriginIndex index)
    {
        if (index < m_isSilent.size())
            m_isSilent[index] = false;
    }

    template <typename Fact> void tellEach(const std::vector<Fact>& facts)
    {
        for (const Fact& fact : facts)
            tell(fact.origin);
    }

    const Facts& m_facts;
    std::vector<bool> m_isSilent;
};

} // namespace

std::vector<const Problem*> unreadFiles(const Catalog& catalog, const Version& version)
{
    std::vector<const Problem*> found;
    if (catalog.problems().empty())
        return found; // Every row that is painted asks.
    const std::vector<const Origin*> silent = SilentPlaces(version.facts).places();
    if (silent.empty())
        return found;
    for (const Problem& problem : catalog.problems()) {
        const auto isOf = [&problem](const Origin* origin) {
            return origin->source == problem.source && origin->place == problem.file;
        };
        if (std::ranges::any_of(silent, isOf))
            found.push_back(&problem);
    }
    return found;
}

} // namespace colophon
