#pragma once

#include "models/items/choice.h"
#include "models/items/historymodel.h"
#include "models/items/metricdirections.h"
#include "models/items/workspace.h"

#include <QWidget>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace colophon {

class ActionRegistry;
class EmptyState;
class EvolutionPanel;
class FilterLine;
class HistoryTable;

/// The history of the opened models: Evolution above, filter line and tree table below, with one selection.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    HistoryPage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                QWidget* parent = nullptr);
    ~HistoryPage() override;

    QString filterText() const;
    QSplitter* splitter() const { return m_splitter; }
    HistoryTable* table() const { return m_table; }
    HistoryModel& model() { return m_model; }
    /// Directions of metrics that were corrected, here or earlier.
    void setDirections(const Directions& directions);
    /// Columns, sorting and groups as the user arranged them, to be kept over a restart.
    QVariantMap arrangement() const;
    void setArrangement(const QVariantMap& arrangement);

public Q_SLOTS:
    /// Shows versions that fit; with `adds` also what is filtered already.
    void setFilterText(const QString& text, bool adds);
    void focusFilter();
    /// Writes the table or Evolution to a file, as the user says.
    void exportHistory();
    void setEvolutionVisible(bool isVisible);

Q_SIGNALS:
    void directionCorrected(colophon::Name metric, colophon::Direction direction);
    void filterSaveAsked(const QString& text);
    /// The user wants to see all details of this version.
    void detailsAsked(const QString& id);
    /// The chosen versions are to be compared.
    void compareAsked();
    /// The user arranged columns, sorting or groups anew.
    void arrangementChanged();
    void statusChanged(const QString& text);
    /// These locations are to be opened instead.
    void openAsked(const QStringList& paths);
    /// So many of the selected versions are not in the table because of the filter; 0 while the page is out of sight.
    void selectionHidden(int count);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void layOut();
    void connectModel();
    void connectSelection();
    void connectActions();
    void setCatalog(const CatalogPointer& catalog);
    void showEvolution();
    void updateContent();
    void showNothingFound();
    void showFailed(const QString& names);
    void actOnNothingFound();
    QStringList foldersOfFiles() const;
    void showOnlyRegistered(const Model& model);
    void showNoResult();
    void dropCondition();
    void openMenu(const QPoint& globalPosition);
    void openColumnMenu(const QPoint& globalPosition);
    void fillColumnMenu(QMenu& menu);
    void addMetricColumn(const QString& key, bool isShown);
    void followFilter();
    void tellHidden();
    bool hasFocusInside() const;
    QString evolutionModel() const;

    Workspace& m_workspace;
    Selection& m_selection;
    ChosenVersions& m_chosen;
    ActionRegistry& m_actions;
    HistoryModel m_model;
    Directions m_directions; ///< as they were set
    QSplitter* m_splitter;
    EvolutionPanel* m_evolution;
    FilterLine* m_filter;
    QStackedWidget* m_stack;
    HistoryTable* m_table;
    EmptyState* m_nothingFound;
    EmptyState* m_noResult;
    EmptyState* m_onlyRegistered;
    bool m_hasOwnMetrics = false; ///< the user chose which metrics are columns
    int m_hidden = 0; ///< selected versions that the filter hides
    qsizetype m_droppedToken = -1; ///< what the button of the no-result page takes out
};

} // namespace colophon
