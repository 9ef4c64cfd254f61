#pragma once

#include <QAbstractListModel>
#include <QWidget>

class QListView;
class QPushButton;

namespace colophon {

class ActionRegistry;
class ChosenVersions;
class IconButton;
class PlainLabel;
class Workspace;

/// The versions chosen for comparison as a list that can be put into another order by dragging.
class ChosenModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        SlotRole, ///< int
        BaselineRole, ///< bool
    };

    ChosenModel(Workspace& workspace, ChosenVersions& chosen, QObject* parent = nullptr);

    /// "v1.2.0", with its model where there are several; the id where the version is no longer there.
    QString labelOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

private:
    void refresh();

    Workspace& m_workspace;
    ChosenVersions& m_chosen;
    QStringList m_ids;
    bool m_namesModel = false; ///< the versions are of several
};

/// "Chosen to compare" at the foot of the sidebar: drag to reorder, the first is the baseline, × takes one out.
class ChosenPanel : public QWidget
{
    Q_OBJECT

public:
    ChosenPanel(Workspace& workspace, ChosenVersions& chosen, ActionRegistry& actions, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLayout(ActionRegistry& actions);
    void refresh();
    void addRemoveButtons();
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    ChosenVersions& m_chosen;
    ChosenModel m_model;
    QListView* m_list = nullptr;
    PlainLabel* m_count = nullptr;
    IconButton* m_clear = nullptr;
    QPushButton* m_compare = nullptr;
};

} // namespace colophon
