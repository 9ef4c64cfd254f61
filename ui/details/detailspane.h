#pragma once

#include "models/items/choice.h"
#include "models/items/metricdirections.h"
#include "models/items/workspace.h"

#include <QSet>
#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace colophon {

class ActionRegistry;
class Banner;
class ChangesSince;
class CollapsibleSection;
class EmptyState;
class ModelSummary;
class PlainLabel;
class SelectionSummary;
class UnreadFileList;
class VersionHeader;
struct FactSection;

/// Everything known about the selected version: who, what, when, why, what changed, and every fact with its origin.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    DetailsPane(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                QWidget* parent = nullptr);

    /// Sections that are open, by their ids; to be kept over a restart.
    QStringList openSections() const;
    void setOpenSections(const QStringList& ids);
    /// Directions of metrics that were corrected.
    void setDirections(const Directions& directions);
    /// So many of the selected versions are not seen in the history because of the filter.
    void setHiddenByFilter(int count);

Q_SIGNALS:
    void openSectionsChanged();
    void filterRequested(const QString& text);
    void statusChanged(const QString& text);
    void compareRequested(const QStringList& versionIds);
    void noteRequested();

private:
    /// All that decides what is shown.
    struct Subject
    {
        CatalogPointer catalog;
        QStringList versions;
        QString model; ///< only where no version is shown
        QStringList chosen;
        Directions directions;
        int slot = -1; ///< of the version

        friend bool operator==(const Subject&, const Subject&) = default;
    };

    QWidget* makeHiddenLine(ActionRegistry& actions);
    QWidget* makeVersionPage();
    Subject subject() const;
    /// Going to another model changes the model and then the selection: what is shown is made once.
    void follow();
    void refresh();
    void updateHiddenLine();
    void showNoVersion(const Catalog& catalog);
    void showVersion(const CatalogPointer& catalog, const Version& version);
    /// What the shown version would be compared with: all that is chosen, or production or its parent. Itself last.
    QStringList comparison(const Catalog& catalog, const Version& version) const;
    void compareShown();
    void showCompareHint(const Catalog& catalog, const Version& version);
    void showMissing(const Version& version);
    void showSections(const Catalog& catalog, const Version& version);
    void fill(CollapsibleSection& section, const FactSection& facts);

    Workspace& m_workspace;
    Selection& m_selection;
    ChosenVersions& m_chosen;
    Subject m_subject; ///< as shown
    Directions m_directions;
    int m_hiddenCount = 0;
    QWidget* m_hiddenLine = nullptr;
    PlainLabel* m_hiddenText = nullptr;
    QStackedWidget* m_stack;
    EmptyState* m_nothing;
    ModelSummary* m_model;
    SelectionSummary* m_several;
    VersionHeader* m_header;
    QWidget* m_versionPage = nullptr;
    UnreadFileList* m_unread = nullptr;
    Banner* m_missing = nullptr;
    ChangesSince* m_changes = nullptr;
    QVBoxLayout* m_sections = nullptr;
    QSet<QString> m_open{QStringLiteral("metrics"), QStringLiteral("notes")}; ///< sections that the user wants open
};

} // namespace colophon
