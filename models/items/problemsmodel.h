#pragma once

#include "models/catalog/catalog.h"

#include <QAbstractListModel>

#include <vector>

namespace colophon {

/// Everything that could not be read, understood or opened: the problems of the catalog, errors first, those of
/// locations that could not be opened at all, and releases that were interrupted.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ReasonRole = Qt::UserRole + 1, ///< QString
        PlaceRole, ///< QString: "mlruns/4/meta.yaml:3"; empty if no file is concerned
        HintRole, ///< QString
        SourceRole, ///< QString: "MLflow files"
        IsErrorRole, ///< bool
        PathRole, ///< QString: absolute path of the file; empty if none
    };

    explicit ProblemsModel(QObject* parent = nullptr);

    void setCatalog(CatalogPointer catalog);
    void addOpeningProblem(const Problem& problem);
    void clearOpeningProblems();
    void setReleaseProblems(std::vector<Problem> problems);

    /// All of them as plain text, for a bug report or a colleague.
    QString toText() const;
    const Problem& problem(int row) const { return m_problems[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void rebuild();

    CatalogPointer m_catalog;
    std::vector<Problem> m_opening;
    std::vector<Problem> m_release;
    std::vector<Problem> m_problems;
};

/// "MLflow files" for "mlflow-files": how people call a system.
QString sourceKindText(std::string_view kind);

} // namespace colophon
