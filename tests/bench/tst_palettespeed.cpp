#include "models/items/choice.h"
#include "models/items/recentlocations.h"
#include "models/items/savedfilters.h"
#include "models/items/workspace.h"
#include "tests/bench/typedlist.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/paletteproviders.h"
#include "ui/shell/paletteversions.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/viewstate.h"

#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace colophon;

/// The command palette among 100,000 versions.
class TestPaletteSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void openToPaint();
    void firstKeyAtOnce();
    void keyToList();

private:
    /// The palette over a catalog that was just read.
    void openAnew(const CatalogPointer& catalog)
    {
        m_palette->close();
        Q_EMIT m_workspace.catalogChanged(test::catalogOf({}));
        Q_EMIT m_workspace.catalogChanged(catalog);
        m_palette->open();
    }

    QTemporaryDir m_folder;
    JobRunner m_jobs;
    Workspace m_workspace{{}, m_jobs};
    Selection m_selection;
    ChosenVersions m_chosen;
    SavedFilters m_filters;
    RecentLocations m_recent{m_jobs};
    ActionRegistry m_actions;
    ViewState m_viewState{m_folder.filePath(QStringLiteral("state.ini"))};
    const ShellSubjects m_subjects{.jobs = m_jobs,
                                   .workspace = m_workspace,
                                   .selection = m_selection,
                                   .chosen = m_chosen,
                                   .filters = m_filters,
                                   .recent = m_recent,
                                   .actions = m_actions,
                                   .viewState = m_viewState};
    QWidget m_window;
    CommandPalette* m_palette = nullptr;
    const test::TypedList m_list{.name = QStringLiteral("Palette over 100,000 versions"),
                                 .openAnew = [this](const CatalogPointer& catalog) { openAnew(catalog); },
                                 .field = [this] { return m_palette->findChild<QLineEdit*>(); },
                                 .paint = [this] { m_palette->repaint(); }};
};

void TestPaletteSpeed::initTestCase()
{
    Theme::install(*qApp);
    m_window.resize(1200, 800);
    m_window.show();
    m_palette = new CommandPalette(&m_window);
    m_palette->addProvider(catalogEntries(m_subjects));
    m_palette->setSearch(new PaletteVersions(m_subjects, m_palette));
}

void TestPaletteSpeed::openToPaint()
{
    m_list.measureOpening(", Ctrl+K to paint", 100);
}

void TestPaletteSpeed::firstKeyAtOnce()
{
    m_list.measureFirstKey();
}

/// Labels, letters in order, words of the reasons, and what nothing holds.
void TestPaletteSpeed::keyToList()
{
    m_list.measureKeys({"v1.7", "@big v99", "b17", "run search long", "mei x", "2026"});
}

QTEST_MAIN(TestPaletteSpeed)
#include "tst_palettespeed.moc"
