#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/foldedwords.h"

#include <QObject>

#include <memory>
#include <unordered_map>

namespace colophon {

/// The words of large models, folded on a worker thread when a catalog comes, so that they are there when somebody
/// begins to type. Until then, and for small models, filters look at the versions themselves.
class HistoryWords : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Models that were in the catalog before keep their words.
    void setCatalog(const CatalogPointer& catalog);
    const FoldedWords* of(const Model& model) const; ///< null: not there

private:
    struct ModelWords
    {
        std::shared_ptr<const Model> model; ///< keeps its address from being used again
        std::shared_ptr<const FoldedWords> words; ///< null while they are folded
    };

    void fold(const std::shared_ptr<const Model>& model);

    std::unordered_map<const Model*, ModelWords> m_models;
};

} // namespace colophon
