#pragma once

#include "models/items/choice.h"
#include "models/items/comparisonmodel.h"
#include "models/items/metricdirections.h"
#include "models/items/vanishedversions.h"
#include "models/items/workspace.h"
#include "ui/compare/comparebar.h"

#include <QSet>
#include <QVariantMap>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace colophon {

class ActionRegistry;
class CompareCharts;
class ComparisonView;
class EmptyState;
class IncomparabilityBanners;
class VersionPicker;

/// Chosen versions side by side: the table, charts beside it, and a banner for every reason not to compare.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    ComparePage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                QWidget* parent = nullptr);

    enum class Layout { Table, Both, Charts };
    void setLayout(Layout layout);
    /// What the user arranged: rows and changes that are shown, muted keys, table or charts. To be kept over a restart.
    QVariantMap arrangement() const;
    void setArrangement(const QVariantMap& arrangement);

    /// Directions of metrics that were corrected.
    void setDirections(const Directions& directions);
    void setOnlyDifferences(bool only);
    void showDifference(int step); ///< +1 next, -1 previous
    void focusSearch();
    void copySelection(bool asMarkdown);
    /// Writes the report or one of the charts to a file, as the user says.
    void exportComparison();

Q_SIGNALS:
    void arrangementChanged();
    void statusChanged(const QString& text);
    /// Nothing is chosen yet: versions are looked for in the history.
    void historyRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void connectBar();
    void connectView();
    void connectHeader();
    void refresh();
    void refreshLater();
    void compare();
    void showEmpty();
    void updateCounts();
    void updateLayout();
    void mute(const QSet<QString>& keys);
    void setChangeForm(CompareBar::ChangeForm form);
    QStringList suggestedVersions() const;

    Workspace& m_workspace;
    Selection& m_selection;
    ChosenVersions& m_chosen;
    ActionRegistry& m_actions;
    ComparisonModel* m_model;
    CompareBar* m_bar;
    IncomparabilityBanners* m_banners;
    ComparisonView* m_view;
    CompareCharts* m_charts;
    QSplitter* m_splitter;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    VersionPicker* m_picker;
    Directions m_directions;
    Layout m_layout = Layout::Both;
    CompareBar::ChangeForm m_changeForm = CompareBar::ChangeForm::Both;
    VanishedVersions m_vanished;
    bool m_isStale = true;
};

} // namespace colophon
