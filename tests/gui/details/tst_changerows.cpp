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
    void valuesThatDifferAreToldApart();
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

/// Also where both are older than the versions by which the decimals of the model are found.
void ChangeRowsTest::valuesThatDifferAreToldApart()
{
    std::vector<Version> versions;
    for (int number = 250; number > 0; --number) {
        const double accuracy = number == 10 ? 0.9011 : number == 11 ? 0.90121 : 0.01 * (number % 100);
        versions.push_back(version("v" + std::to_string(number)).metric("accuracy", accuracy));
    }
    const CatalogPointer catalog = catalogOf(versions);
    const VersionId ids[]{"churn@v10", "churn@v11", "churn@v90", "churn@v91"};
    const auto accuracyOf = [&](std::span<const VersionId, 2> both) {
        const std::vector<ChangeRow> rows = changeRows(compareVersions(catalog, both, both.front()));
        const auto found = std::ranges::find(rows, QStringLiteral("accuracy"), &ChangeRow::key);
        return found == rows.end() ? QStringLiteral("none") : QString(found->before + u" → " + found->after);
    };
    QCOMPARE(accuracyOf(std::span(ids).first<2>()), QStringLiteral("0.90110 → 0.90121"));
    QCOMPARE(accuracyOf(std::span(ids).last<2>()), QStringLiteral("0.90 → 0.91"));
}

QTEST_MAIN(ChangeRowsTest)
#include "tst_changerows.moc"
