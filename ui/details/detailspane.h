#pragma once

#include "models/items/choice.h"
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
class SelectionSummary;
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

Q_SIGNALS:
    void openSectionsChanged();
    void filterRequested(const QString& text);
    void statusChanged(const QString& text);
    void compareRequested(const QStringList& versionIds);
    void noteRequested();

private:
    QWidget* makeVersionPage();
    void refresh();
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
    QStackedWidget* m_stack;
    EmptyState* m_nothing;
    ModelSummary* m_model;
    SelectionSummary* m_several;
    VersionHeader* m_header;
    QWidget* m_versionPage = nullptr;
    Banner* m_missing = nullptr;
    ChangesSince* m_changes = nullptr;
    QVBoxLayout* m_sections = nullptr;
    QSet<QString> m_open{QStringLiteral("metrics"), QStringLiteral("notes")}; ///< sections that the user wants open
};

} // namespace colophon
