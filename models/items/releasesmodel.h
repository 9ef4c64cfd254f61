#pragma once

#include "models/catalog/catalog.h"
#include "models/items/roles.h"
#include "models/releases/journalchecks.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace colophon {

/// The release history of one model, newest first: the table below the timeline.
class ReleasesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhenColumn, StageColumn, ChangeColumn, WhoColumn, WhyColumn, RecordedColumn, ColumnCount };
    /// Roles of a release row besides those of models/items/roles.h.
    enum Role {
        FromLabelRole
        = Qt::UserRole + 200, ///< QString; empty if nobody held the stage, a word for it if that is not known
        ToLabelRole, ///< QString; empty if the stage was cleared
        ReleaseLabelRole, ///< QString: the name that people gave to the release, if the version is called otherwise
        ReleaseKindRole, ///< int(ReleaseKind)
        InForceRole, ///< bool: put the present holder in place
        MadeHereRole, ///< bool: entry of Colophon's journal
        ChainStateRole, ///< int(ChainState) of an entry made here
    };

    explicit ReleasesModel(QObject* parent = nullptr);

    /// Keeps the rows that are still there when the same model comes in a newer catalog.
    void setModel(std::shared_ptr<const Model> model);
    /// What the checks of the journals say about the rows.
    void setJournals(std::vector<CheckedJournal> journals);
    std::shared_ptr<const Model> model() const { return m_model; }
    const ReleaseEvent* event(int row) const;
    /// Row of an index into Model::releases.
    int rowOfRelease(std::size_t release) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString changeText(const ReleaseEvent& event) const;
    QString nameOf(const ReleaseEvent& event) const;
    QString recordedText(const ReleaseEvent& event) const;
    QString displayText(const ReleaseEvent& event, int column) const;
    bool isInForce(const ReleaseEvent& event) const;
    QString labelOf(const std::optional<VersionId>& id, const std::string& recorded) const;

    void showModel(std::shared_ptr<const Model> model);

    std::shared_ptr<const Model> m_model;
    std::vector<CheckedJournal> m_journals;
    /// The release that put each stage's present holder in place: found once for a snapshot, asked for by every cell.
    std::vector<const ReleaseEvent*> m_inForce;
};

QString releaseKindText(ReleaseKind kind); ///< "Rollback", "Undo"; empty for a plain or observed release
QString chainText(ChainState state); ///< "chained"; empty while nobody has looked
QString stageTitle(const QString& stage); ///< "Production" from "production"

} // namespace colophon
