#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"
#include "ui/plots/versionpicker.h"
#include "ui/widgets/theme.h"

#include <QListView>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace colophon;
using test::version;

/// The list below "Add version" while the folder is read anew.
class VersionPickerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void aCatalogThatIsGoneIsKeptOnlyWhileTheListIsOpen();
};

void VersionPickerTest::aCatalogThatIsGoneIsKeptOnlyWhileTheListIsOpen()
{
    JobRunner jobs;
    Workspace workspace({}, jobs);
    ChosenVersions chosen;
    QWidget window;
    QPushButton button(&window);
    VersionPicker picker(workspace, chosen, &window);
    window.resize(800, 600);
    window.show();
    CatalogPointer catalog = test::churnCatalog();
    const std::weak_ptr<const Catalog> old = catalog;
    Q_EMIT workspace.catalogChanged(catalog);
    catalog.reset();
    picker.openBelow(button);
    const auto* list = window.findChild<QListView*>();
    QCOMPARE_GT(list->model()->rowCount(), 1);
    Q_EMIT workspace.catalogChanged(test::catalogOf({version("v1")}));
    QVERIFY(!old.expired());
    list->window()->close();
    QVERIFY(old.expired());
    picker.openBelow(button);
    QCOMPARE(list->model()->rowCount(), 1);
}

QTEST_MAIN(VersionPickerTest)
#include "tst_versionpicker.moc"
