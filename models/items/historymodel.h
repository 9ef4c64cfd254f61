#pragma once

#include "models/catalog/filter.h"
#include "models/compare/comparison.h"
#include "models/items/choice.h"
#include "models/items/roles.h"

#include <QAbstractItemModel>

#include <memory>

namespace colophon {

struct HistoryMetricCell;

/// Models and their versions as a tree of two levels: the table of the history page.
///
/// Filter and sort work on index vectors of its own, not through a proxy: 100,000 versions stay fluent. A new catalog
/// keeps persistent indices of versions that are still there, so selection and scroll position survive a rescan.
class HistoryModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { VersionColumn, FirstMetricColumn }; ///< then metrics, then created, author, reason

    explicit HistoryModel(ChosenVersions& chosen, QObject* parent = nullptr);
    ~HistoryModel() override;

    void setCatalog(CatalogPointer catalog);
    CatalogPointer catalog() const;
    /// Only versions of this model; empty: all.
    void setModelName(const QString& name);
    QString modelName() const;
    /// Not grouped: the versions of all models in one list without model rows, newest first.
    void setGrouped(bool isGrouped);
    bool isGrouped() const;
    void setFilter(const Filter& filter);
    const Filter& filter() const;
    /// Keys of the metric columns; by default the headline metrics of what is shown.
    void setMetrics(const std::vector<Name>& keys);
    std::vector<Name> metrics() const;
    void setDirection(Name key, Direction direction);
    Direction direction(Name key) const;
    /// One metric of a version with its change to the parent.
    HistoryMetricCell metricCell(const Version& version, Name key) const;
    /// Decimals with which the versions of this model are told apart by this metric.
    int decimals(const Model& model, Name key) const;

    int metricColumn(Name key) const; ///< -1 if not shown
    int createdColumn() const;
    int authorColumn() const;
    int reasonColumn() const;

    QModelIndex indexOf(const QString& versionId) const; ///< invalid if filtered out
    QModelIndex indexOf(const VersionId& versionId) const;
    const Version* version(const QModelIndex& index) const; ///< null on model rows
    const Model* model(const QModelIndex& index) const; ///< null on version rows
    /// How many of these versions would be shown if there were no filter. Cheap when it is asked for the same again.
    int hiddenByFilter(const QStringList& versionIds) const;
    int shownVersions() const;
    int totalVersions() const;
    /// Sorted by something else than history order: lanes are hidden then. Newest first is history order.
    bool isSorted() const;

    /// Lanes that the rows of this version's model need at most; 0 when lanes are hidden. While the lanes of a large
    /// model are still worked out LaneRole has no value and this is the count of before.
    int laneCount(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// Column -1 is history order.
    void sort(int column, Qt::SortOrder order = Qt::DescendingOrder) override;

Q_SIGNALS:
    void shownVersionsChanged(int shown, int total);
    /// Lanes of a large model were worked out; nothing else changed.
    void lanesReady();

private:
    struct Private;

    struct PersistentRow
    {
        const Version* version = nullptr;
        const Model* model = nullptr;
        int column = 0;
    };

    void rebuild(CatalogPointer catalog);
    QModelIndex placeOf(const PersistentRow& row) const;
    void resetColumns(const std::vector<Name>& keys);
    void updateChosen();
    void emitRows(int firstColumn, int lastColumn, const QList<int>& roles);
    const Model* modelOf(const Version& version) const;
    QVariant versionData(const Version& version, const QModelIndex& index, int role) const;
    QVariant modelRowData(const Model& model, int column, int role) const;

    std::unique_ptr<Private> m_private;
};

} // namespace colophon
