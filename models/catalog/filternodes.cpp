#include "models/catalog/filternodes.h"

#include <algorithm>
#include <utility>

namespace colophon {

namespace {

struct AllOf : Filter::Node
{
    explicit AllOf(std::vector<FilterNode> joined)
        : nodes(std::move(joined))
    {
    }

    bool matches(const Version& version) const override
    {
        return std::ranges::all_of(nodes, [&](const FilterNode& node) { return node->matches(version); });
    }

    void keepMatching(const FilterRange& range, std::vector<char>& kept) const override
    {
        for (const FilterNode& node : nodes)
            node->keepMatching(range, kept);
    }

    std::vector<FilterNode> nodes;
};

struct AnyOf : Filter::Node
{
    explicit AnyOf(std::vector<FilterNode> joined)
        : nodes(std::move(joined))
    {
    }

    bool matches(const Version& version) const override
    {
        return std::ranges::any_of(nodes, [&](const FilterNode& node) { return node->matches(version); });
    }

    void keepMatching(const FilterRange& range, std::vector<char>& kept) const override
    {
        std::vector<char> open = std::exchange(kept, std::vector<char>(kept.size(), 0));
        for (const FilterNode& node : nodes) {
            std::vector<char> found = open;
            node->keepMatching(range, found);
            for (std::size_t i = 0; i < found.size(); ++i) {
                kept[i] = static_cast<char>(kept[i] != 0 || found[i] != 0);
                open[i] = static_cast<char>(open[i] != 0 && found[i] == 0);
            }
        }
    }

    std::vector<FilterNode> nodes;
};

struct Not : Filter::Node
{
    explicit Not(FilterNode inner)
        : node(std::move(inner))
    {
    }

    bool matches(const Version& version) const override { return !node->matches(version); }

    void keepMatching(const FilterRange& range, std::vector<char>& kept) const override
    {
        std::vector<char> found = kept;
        node->keepMatching(range, found);
        for (std::size_t i = 0; i < found.size(); ++i)
            kept[i] = static_cast<char>(kept[i] != 0 && found[i] == 0);
    }

    FilterNode node;
};

} // namespace

FilterNode makeAllOf(std::vector<FilterNode> nodes)
{
    return std::make_shared<const AllOf>(std::move(nodes));
}

FilterNode makeAnyOf(std::vector<FilterNode> nodes)
{
    return std::make_shared<const AnyOf>(std::move(nodes));
}

FilterNode makeNot(FilterNode node)
{
    return std::make_shared<const Not>(std::move(node));
}

} // namespace colophon
