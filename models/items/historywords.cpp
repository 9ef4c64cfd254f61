#include "models/items/historywords.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <utility>

namespace colophon {

namespace {

/// Versions that are looked at one by one in a small part of a frame.
constexpr std::size_t kSmall = 4'000;

} // namespace

void HistoryWords::setCatalog(const CatalogPointer& catalog)
{
    const auto before = std::exchange(m_models, {});
    // While a scan runs its next catalog makes these words useless before anybody has typed one.
    if (!catalog || !catalog->isComplete())
        return;
    for (const std::shared_ptr<const Model>& model : catalog->models()) {
        if (model->versions.size() <= kSmall)
            continue;
        const auto known = before.find(model.get());
        if (known == before.end())
            fold(model);
        else
            m_models.insert(*known);
    }
}

const FoldedWords* HistoryWords::of(const Model& model) const
{
    const auto found = m_models.find(&model);
    return found == m_models.end() ? nullptr : found->second.words.get();
}

void HistoryWords::fold(const std::shared_ptr<const Model>& model)
{
    m_models.emplace(model.get(), ModelWords{model, nullptr});
    auto promise = std::make_shared<QPromise<std::shared_ptr<const FoldedWords>>>();
    promise->future().then(this, [this, model](const std::shared_ptr<const FoldedWords>& words) {
        if (const auto found = m_models.find(model.get()); found != m_models.end())
            found->second.words = words;
    });
    promise->start();
    QThreadPool::globalInstance()->start([promise, model] {
        promise->addResult(std::make_shared<const FoldedWords>(model->versions));
        promise->finish();
    });
}

} // namespace colophon
