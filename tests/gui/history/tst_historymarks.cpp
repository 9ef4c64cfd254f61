#include "tests/gui/fakeproject.h"
#include "tests/support/catalogbuilding.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/history/versionbadges.h"
#include "ui/widgets/theme.h"

#include <QTest>
#include <QTreeView>

using namespace colophon;
using test::version;

namespace {

/// Two models with the same lineage in the same rows.
CatalogPointer twinModels()
{
    std::vector<Version> versions;
    for (const char* model : {"churn", "triage"}) {
        const std::string prefix = std::string(model).substr(0, 1);
        versions.push_back(version(prefix + "3").model(model).parent(prefix + "2").created("2026-03-03"));
        versions.push_back(version(prefix + "2").model(model).parent(prefix + "1").created("2026-03-02"));
        versions.push_back(version(prefix + "1").model(model).created("2026-03-01"));
    }
    return test::catalogOf(versions);
}

/// Whether the highlight of a lineage is painted where the lanes of a row are, beside the node.
bool hasHighlight(QTreeView& table, const QModelIndex& row)
{
    QRect lanes = table.visualRect(row);
    lanes.setWidth(40);
    const QImage image = table.viewport()->grab(lanes).toImage();
    const QColor wanted = Theme::instance().colour(Tone::AccentFill);
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == wanted ? 1 : 0;
    }
    return found > 4;
}

} // namespace

/// What the rows of the history table carry beside their texts: lineage and badges.
class HistoryMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }

    void lineageIsHighlightedInItsOwnModelOnly();
    void badgesWithoutRoomAreCounted();
    void doubtsAreNeverAmongTheRest();
};

void HistoryMarksTest::lineageIsHighlightedInItsOwnModelOnly()
{
    test::FakeProject scene(twinModels());
    HistoryPage page(scene.workspace, scene.selection, scene.chosen, scene.actions);
    page.resize(1200, 900);
    page.show();
    scene.open();
    QTRY_VERIFY(scene.isReady());
    HistoryTable& table = *page.table();
    const auto row = [&](const char* label) { return page.model().indexOf(scene.id(label)); };
    scene.selection.setVersions({scene.id("c3")});
    table.clearFocus();
    QVERIFY(hasHighlight(table, row("c2")));
    QVERIFY(!hasHighlight(table, row("t3")));
    QVERIFY(!hasHighlight(table, row("t2")));
    scene.selection.setVersions({scene.id("t3")});
    QVERIFY(hasHighlight(table, row("t2")));
    QVERIFY(!hasHighlight(table, row("c2")));
}

void HistoryMarksTest::badgesWithoutRoomAreCounted()
{
    const Badge was = pastStageBadge(QStringLiteral("production"));
    const Badge test{QStringLiteral("Test A 50 %"), QStringLiteral("split"), Badge::Kind::Neutral};
    const auto texts = [](const QList<Badge>& badges) {
        QStringList result;
        for (const Badge& badge : badges)
            result.append(badge.text);
        return result;
    };
    const int room = badgeSize(was).width() + badgeSize(test).width() + 20;
    QCOMPARE(texts(shownBadges({was, test}, room)), (QStringList{was.text, test.text}));
    QCOMPARE(texts(shownBadges({was, test, test}, room + 60)),
             (QStringList{was.text, test.text, QStringLiteral("+1")}));
    QCOMPARE(texts(shownBadges({was, test}, room - 30)), (QStringList{was.text, QStringLiteral("+1")}));
    QCOMPARE(texts(shownBadges({was, test}, 50)), (QStringList{QStringLiteral("+2")}));
    QCOMPARE(texts(shownBadges({was}, 50)), (QStringList{QStringLiteral("+1")}));
    QVERIFY(shownBadges({was}, 5).isEmpty());
}

void HistoryMarksTest::doubtsAreNeverAmongTheRest()
{
    const Badge production = stageBadge(QStringLiteral("production"));
    const Badge test{QStringLiteral("Test A 50 %"), QStringLiteral("split"), Badge::Kind::Neutral};
    const Badge unread{QStringLiteral("1 file not read"), QStringLiteral("triangle-alert"), Badge::Kind::Warning};
    const Badge missing{QStringLiteral("3 facts missing"), QStringLiteral("circle-help"), Badge::Kind::Warning};
    const auto marks = [](const QList<Badge>& badges) {
        QStringList result;
        for (const Badge& badge : badges)
            result.append(badge.text.isEmpty() ? badge.iconName : badge.text);
        return result;
    };
    const QStringList icons{unread.iconName, missing.iconName};
    const QList<Badge> all{production, test, unread, missing};
    QCOMPARE(marks(shownBadges({production, missing}, 400)), (QStringList{production.text, missing.text}));
    QCOMPARE(marks(shownBadges(all, 400)), (QStringList{production.text, test.text} + icons));
    const int few = badgeSize(production).width() + 95;
    QCOMPARE(marks(shownBadges(all, few)), (QStringList{production.text, QStringLiteral("+1")} + icons));
    const int little = roomForDoubts(all);
    QVERIFY(little > 0 && little < 80);
    QCOMPARE(marks(shownBadges(all, little)), icons);
    QCOMPARE(roomForDoubts({production, test}), 0);
}

QTEST_MAIN(HistoryMarksTest)
#include "tst_historymarks.moc"
