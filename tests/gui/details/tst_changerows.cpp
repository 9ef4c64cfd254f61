#include "tests/support/catalogbuilding.h"

#include "ui/details/changerows.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTest>

using namespace colophon;
using namespace colophon::test;

/// What changed between two versions, as Details lists it.
class ChangeRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void longTextsAreShortInTheRowAndWholeForReaders();
};

void ChangeRowsTest::longTextsAreShortInTheRowAndWholeForReaders()
{
    const std::string before = "routine: 349, soon: 205, urgent: 86";
    const std::string after = "routine: 292, soon: 205, urgent: 143";
    const CatalogPointer catalog = catalogOf(
        {version("v1").parameter("labels", before.c_str()), version("v2").parameter("labels", after.c_str())});
    std::vector<VersionId> ids;
    for (const Version& version : catalog->models().front()->versions)
        ids.push_back(version.id);
    std::ranges::sort(ids);
    const std::vector<ChangeRow> rows = changeRows(compareVersions(catalog, ids, ids.front()));
    const auto labels = std::ranges::find(rows, QStringLiteral("labels"), &ChangeRow::key);
    QVERIFY(labels != rows.end());
    QVERIFY(labels->after.size() < 20);
    ChangeRows widget;
    widget.setRows(rows);
    QVERIFY2(widget.accessibleName().contains(QString::fromStdString(before))
                 && widget.accessibleName().contains(QString::fromStdString(after)),
             qPrintable(widget.accessibleName()));
}

QTEST_MAIN(ChangeRowsTest)
#include "tst_changerows.moc"
