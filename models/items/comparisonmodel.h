#pragma once

#include "models/compare/comparison.h"
#include "models/items/choice.h"
#include "models/items/roles.h"

#include <QAbstractItemModel>
#include <QSet>

#include <memory>

namespace colophon {

/// A comparison as a tree: groups, below them one row for each key; column 0 is the key, then one column a version,
/// baseline first.
class ComparisonModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit ComparisonModel(ChosenVersions& chosen, QObject* parent = nullptr);
    ~ComparisonModel() override;

    void setComparison(std::shared_ptr<const Comparison> comparison);
    std::shared_ptr<const Comparison> comparison() const;
    void setOnlyDifferences(bool only);
    bool onlyDifferences() const;
    /// Rows whose key contains this text, without regard to case.
    void setSearch(const QString& text);
    void setMuted(const QSet<QString>& keys);
    QSet<QString> muted() const;

    int shownRows() const;
    int totalRows() const;
    int differingRows() const;
    const ComparisonRow* row(const QModelIndex& index) const; ///< null for groups
    /// Number of the row among the shown ones that differ, in the order they are shown, from 1 on; 0 if it is none of
    /// them.
    int differenceNumber(const QModelIndex& index) const;
    QModelIndex nextDifference(const QModelIndex& from, int step) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace colophon
