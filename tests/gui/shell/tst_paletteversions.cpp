#include "models/items/choice.h"
#include "models/items/recentlocations.h"
#include "models/items/savedfilters.h"
#include "models/items/workspace.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"
#include "ui/shell/commandpalette.h"
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
using test::version;

namespace {

/// What the window works on, without a window.
struct Scene
{
    QTemporaryDir folder;
    JobRunner jobs;
    Workspace workspace{{}, jobs};
    Selection selection;
    ChosenVersions chosen;
    SavedFilters filters;
    RecentLocations recent{jobs};
    ActionRegistry actions;
    ViewState viewState{folder.filePath(QStringLiteral("state.ini"))};
    PaletteVersions versions{{.jobs = jobs,
                              .workspace = workspace,
                              .selection = selection,
                              .chosen = chosen,
                              .filters = filters,
                              .recent = recent,
                              .actions = actions,
                              .viewState = viewState}};

    void read(const CatalogPointer& catalog) { Q_EMIT workspace.catalogChanged(catalog); }
};

/// More versions than the palette lists, with labels that begin alike.
std::vector<Version> alikeVersions()
{
    std::vector<Version> versions;
    for (int i = 700; i > 0; --i)
        versions.push_back(version("v" + std::to_string(i)));
    for (int i = 20; i > 0; --i)
        versions.push_back(version("v2." + std::to_string(i)));
    return versions;
}

QStringList texts(const PaletteModel& model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row).data().toString());
    return result;
}

} // namespace

class TestPaletteVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsComeInTheSameOrderAsOtherEntries();
    void detailsFindAVersionToo();
    void runningAVersionSelectsIt();
    void aCatalogThatIsGoneIsNotKeptForAClosedPalette();
    void aClosedPaletteKeepsNoEntries();
};

void TestPaletteVersions::versionsComeInTheSameOrderAsOtherEntries()
{
    const std::vector<Version> all = alikeVersions();
    Scene scene;
    scene.read(test::catalogOf(all));
    scene.versions.begin();
    PaletteModel searched;
    searched.setEntries({}, &scene.versions);
    std::vector<PaletteEntry> entries;
    for (const Version& made : all)
        entries.push_back({.group = PaletteEntry::Group::Versions,
                           .text = QStringLiteral("churn ") + QString::fromStdString(made.label),
                           .detail = {},
                           .icon = {},
                           .keys = {},
                           .reasonOff = {},
                           .run = [] { }});
    PaletteModel compared;
    compared.setEntries(entries);
    for (const char* query : {"", "v1", "v2", "@v11", "churn v2.1", "V7", "cv12", "2 1", "h7", "2.20", "v9x"}) {
        searched.setQuery(QString::fromUtf8(query));
        compared.setQuery(QString::fromUtf8(query));
        QCOMPARE(searched.matchCount(), compared.matchCount());
        QCOMPARE(texts(searched), texts(compared));
        if (searched.expand(searched.index(searched.rowCount() - 1))) {
            QVERIFY(compared.expand(compared.index(compared.rowCount() - 1)));
            QCOMPARE(texts(searched), texts(compared));
        }
    }
}

void TestPaletteVersions::detailsFindAVersionToo()
{
    Scene scene;
    scene.read(test::catalogOf({version("v3").stage("staging").reason("Fewer trees"), version("v2").reason("Tuned"),
                                version("v1").reason("v2 without the staging data")}));
    scene.versions.begin();
    PaletteModel model;
    model.setEntries({}, &scene.versions);
    const auto found = [&model](const char* query) {
        model.setQuery(QString::fromLatin1(query));
        return texts(model).mid(1).join(u'|');
    };
    QCOMPARE(found("TREES"), QStringLiteral("churn v3"));
    QCOMPARE(found("churn staging"), QStringLiteral("churn v3|churn v1"));
    QCOMPARE(found("v2"), QStringLiteral("churn v2|churn v1"));
    QCOMPARE(found("v2 tuned"), QStringLiteral("churn v2"));
    QCOMPARE(found("nowhere"), QString());
}

void TestPaletteVersions::runningAVersionSelectsIt()
{
    Scene scene;
    scene.read(test::churnCatalog());
    scene.versions.begin();
    const PaletteFound found = scene.versions.find(QStringLiteral("churn v1.2.0"), 10);
    QVERIFY(!found.best.empty());
    QCOMPARE(found.best.front().text, QStringLiteral("churn v1.2.0"));
    found.best.front().run();
    QCOMPARE(scene.selection.versions(), QStringList{QStringLiteral("churn@v1.2.0")});
}

void TestPaletteVersions::aCatalogThatIsGoneIsNotKeptForAClosedPalette()
{
    Scene scene;
    CatalogPointer catalog = test::churnCatalog();
    const std::weak_ptr<const Catalog> old = catalog;
    scene.read(catalog);
    catalog.reset();
    scene.versions.begin();
    QCOMPARE_GT(scene.versions.find({}, 1).count, std::size_t(1));
    scene.read(test::catalogOf({version("v1")}));
    QVERIFY(!old.expired()); // what is listed can still be run
    scene.versions.end();
    QVERIFY(old.expired());
    scene.versions.begin();
    QCOMPARE(scene.versions.find({}, 1).count, std::size_t(1));
}

void TestPaletteVersions::aClosedPaletteKeepsNoEntries()
{
    Theme::install(*qApp);
    Scene scene;
    scene.read(test::churnCatalog());
    QWidget window;
    window.resize(800, 600);
    CommandPalette palette(&window);
    palette.setSearch(&scene.versions);
    window.show();
    palette.open();
    const auto* list = palette.findChild<QListView*>();
    QCOMPARE_GT(list->model()->rowCount(), 0);
    palette.findChild<QLineEdit*>()->setText(QStringLiteral("@v1.2.0"));
    QVERIFY(list->model()->index(1, 0).data().toString().contains(QStringLiteral("v1.2.0")));
    palette.close();
    QCOMPARE(list->model()->rowCount(), 0);
    palette.open();
    QCOMPARE_GT(list->model()->rowCount(), 0);
}

QTEST_MAIN(TestPaletteVersions)
#include "tst_paletteversions.moc"
