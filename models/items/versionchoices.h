#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/foldedtexts.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace colophon {

/// A version that can be added to others.
struct VersionChoice
{
    QString id;
    QString text; ///< "v1.2.0"; with its model where there are several: "churn v1.2.0"
    QString detail; ///< "staging · 27 Mar · Add usage-trend features"

    friend bool operator==(const VersionChoice&, const VersionChoice&) = default;
};

/// What is said beside the name of a version in a list: "production · 27 Mar · retrain on Q1".
QString versionDetail(const Version& version);

/// The versions of a catalog, to be found by words and added to others. What is searched is prepared once, a part at a
/// time, and a search makes texts only of what it shows: a hundred thousand versions are searched between two keys.
class VersionChoices
{
public:
    /// `catalog` is not null.
    explicit VersionChoices(CatalogPointer catalog);

    const CatalogPointer& catalog() const { return m_catalog; }
    /// Models that these versions are of come first, in their order: mostly more of the same is wanted.
    void arrange(const QStringList& taken);

    struct Found
    {
        QList<VersionChoice> shown;
        qsizetype more = 0; ///< versions beyond the limit
    };
    /// The first versions that hold every word, in the order of models and then newest first, but those that are taken.
    /// Without words these are all.
    Found find(const QStringList& words, const QStringList& taken, qsizetype limit);

    struct Best
    {
        std::vector<const Version*> versions; ///< of the catalog
        std::size_t count = 0; ///< with those beyond the limit
    };
    /// The versions that fit every word, the best first; see FoldedFit. Those that fit equally well, and all of them
    /// when there are no words, come in the order of models and then newest first.
    Best findBest(const QStringList& words, std::size_t limit);

    /// Prepares the texts of some more versions, fast enough to be called between two frames. Answers whether there are
    /// others left; a search does what is left by itself.
    bool prepareSome();

private:
    /// One model with what is searched of its versions.
    struct Part
    {
        const Model* model;
        FoldedTexts texts;

        bool isPrepared() const { return texts.count() == model->versions.size(); }
    };
    void prepare(Part& part, std::size_t versions) const;
    std::vector<char> kept(const Part& part, const std::vector<FoldedText>& words) const;
    Best firstOfAll(std::size_t limit) const;
    VersionChoice choiceOf(const Version& version) const;

    CatalogPointer m_catalog;
    std::vector<Part> m_parts; ///< as the models of the catalog
    std::vector<std::size_t> m_order; ///< of the parts
    std::size_t m_next = 0; ///< first part that is not prepared
};

} // namespace colophon
