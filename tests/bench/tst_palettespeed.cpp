#include "models/items/choice.h"
#include "models/items/recentlocations.h"
#include "models/items/savedfilters.h"
#include "models/items/workspace.h"
#include "tests/bench/figure.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/paletteproviders.h"
#include "ui/shell/paletteversions.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/viewstate.h"

#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace colophon;

namespace {

constexpr std::size_t kVersions = 100'000;

} // namespace

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
    void paint() const { m_palette->repaint(); }

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
    const CatalogPointer catalog = test::bigCatalog(kVersions);
    test::Figure figure(QStringLiteral("Palette over 100,000 versions, Ctrl+K to paint"), 100);
    for (int time = 0; time < 10; ++time) {
        figure.measure([&] {
            openAnew(catalog);
            paint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

/// Mostly the texts are prepared before anybody can type; whoever is faster waits for them once.
void TestPaletteSpeed::firstKeyAtOnce()
{
    const CatalogPointer catalog = test::bigCatalog(kVersions);
    test::Figure figure(QStringLiteral("Palette over 100,000 versions, key at once to list"), 200);
    for (int time = 0; time < 10; ++time) {
        openAnew(catalog);
        figure.measure([this] {
            QTest::keyClick(m_palette->findChild<QLineEdit*>(), 'j');
            paint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

/// Labels, letters in order, words of the reasons, and what nothing holds.
void TestPaletteSpeed::keyToList()
{
    openAnew(test::bigCatalog(kVersions));
    auto* field = m_palette->findChild<QLineEdit*>();
    test::Figure figure(QStringLiteral("Palette over 100,000 versions, key to list"), 50);
    for (int time = 0; time < 5; ++time) {
        for (const char* text : {"v1.7", "@big v99", "b17", "run search long", "mei x", "2026"}) {
            for (const char* letter = text; *letter != '\0'; ++letter) {
                figure.measure([&] {
                    QTest::keyClick(field, *letter);
                    paint();
                });
            }
            field->clear();
        }
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

QTEST_MAIN(TestPaletteSpeed)
#include "tst_palettespeed.moc"
