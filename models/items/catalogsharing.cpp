#include "models/items/catalogsharing.h"

#include <utility>

namespace colophon {

CatalogPointer sharingModels(const Catalog& earlier, CatalogPointer newer)
{
    bool isShared = false;
    std::vector<std::shared_ptr<const Model>> models = newer->models();
    std::size_t next = 0;
    for (std::shared_ptr<const Model>& model : models) {
        const auto& known = earlier.models();
        while (next < known.size() && known[next]->name < model->name)
            ++next;
        if (next < known.size() && known[next] != model && *known[next] == *model) {
            model = known[next];
            isShared = true;
        }
    }
    if (!isShared)
        return newer;
    return std::make_shared<const Catalog>(newer->sources(), std::move(models), newer->problems(), newer->isComplete());
}

bool showTheSame(const Catalog& left, const Catalog& right)
{
    return left.models() == right.models() && left.sources() == right.sources() && left.problems() == right.problems();
}

} // namespace colophon
