#include "models/items/historyrows.h"

#include "models/items/text.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <cmath>

using namespace colophon;
using namespace colophon::test;

namespace {

CatalogPointer fourVersions()
{
    return catalogOf(std::vector<Version>{
        version("v1.0.0").created("2026-01-01").author("mei").metric("accuracy", 0.7).reason("first"),
        version("v1.10.0").created("2026-02-01").author("Ana").parent("v1.0.0").metric("accuracy", 0.9),
        version("v1.9.0").created("2026-03-01").author("jonas").parent("v1.0.0").metric("accuracy", NAN),
        version("v2.0.0-rc.1").created("2026-04-01").parent("v1.10.0").metric("accuracy", 0.8).reason("last")});
}

QString shown(const HistoryRows& rows)
{
    QStringList lines;
    for (const HistoryRows::Group& group : rows.groups()) {
        QStringList labels;
        for (const Version* version : group.versions)
            labels.append(toQString(version->label));
        lines.append((group.model ? toQString(group.model->name) : QStringLiteral("-")) + QStringLiteral(": ")
                     + labels.join(u' '));
    }
    return lines.join(QStringLiteral("; "));
}

QString sorted(HistoryOrder order)
{
    HistoryRows rows;
    HistoryQuery query;
    query.order = order;
    rows.rebuild(fourVersions(), query);
    return shown(rows);
}

} // namespace

class TestHistoryRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersBy_data();
    void ordersBy();
    void aFilterKeepsCountOfWhatItHides();
    void modelsWithoutFittingVersionsAreLeftOut();
    void withoutGroupsModelsMixNewestFirst();
    void everyShownVersionIsFoundWhereItIs();
    void nothingIsShownWithoutACatalog();
};

void TestHistoryRows::ordersBy_data()
{
    using Key = HistoryOrder::Key;
    QTest::addColumn<HistoryOrder>("order");
    QTest::addColumn<QString>("expected");
    QTest::newRow("history") << HistoryOrder{} << QStringLiteral("churn: v2.0.0-rc.1 v1.9.0 v1.10.0 v1.0.0");
    QTest::newRow("label by meaning") << HistoryOrder{Key::Label, {}, false}
                                      << QStringLiteral("churn: v1.0.0 v1.9.0 v1.10.0 v2.0.0-rc.1");
    QTest::newRow("metric, best first, missing last") << HistoryOrder{Key::Metric, Name("accuracy"), true}
                                                      << QStringLiteral("churn: v1.10.0 v2.0.0-rc.1 v1.0.0 v1.9.0");
    QTest::newRow("metric, lowest first, missing last") << HistoryOrder{Key::Metric, Name("accuracy"), false}
                                                        << QStringLiteral("churn: v1.0.0 v2.0.0-rc.1 v1.10.0 v1.9.0");
    QTest::newRow("oldest first") << HistoryOrder{Key::Created, {}, false}
                                  << QStringLiteral("churn: v1.0.0 v1.10.0 v1.9.0 v2.0.0-rc.1");
    QTest::newRow("author without regard to case")
        << HistoryOrder{Key::Author, {}, false} << QStringLiteral("churn: v1.10.0 v1.9.0 v1.0.0 v2.0.0-rc.1");
    QTest::newRow("reason, missing last")
        << HistoryOrder{Key::Reason, {}, true} << QStringLiteral("churn: v2.0.0-rc.1 v1.0.0 v1.9.0 v1.10.0");
}

void TestHistoryRows::ordersBy()
{
    QFETCH(HistoryOrder, order);
    QFETCH(QString, expected);
    QCOMPARE(sorted(order), expected);
}

void TestHistoryRows::aFilterKeepsCountOfWhatItHides()
{
    HistoryRows rows;
    HistoryQuery query;
    query.filter = *parseFilter("metric.accuracy > 0.75");
    rows.rebuild(fourVersions(), query);
    QCOMPARE(shown(rows), QStringLiteral("churn: v2.0.0-rc.1 v1.10.0"));
    QCOMPARE(rows.shown(), 2);
    QCOMPARE(rows.total(), 4);
}

void TestHistoryRows::modelsWithoutFittingVersionsAreLeftOut()
{
    HistoryRows rows;
    HistoryQuery query;
    query.filter = *parseFilter("label:v3");
    rows.rebuild(catalogOf({version("v1.0.0"), version("v3.0.0").model("ranker")}), query);
    QCOMPARE(shown(rows), QStringLiteral("ranker: v3.0.0"));
    QVERIFY(!rows.findGroup("churn"));
    QCOMPARE(*rows.findGroup("ranker"), 0);
}

void TestHistoryRows::withoutGroupsModelsMixNewestFirst()
{
    HistoryRows rows;
    HistoryQuery query;
    query.isGrouped = false;
    rows.rebuild(catalogOf({version("v1.0.0").created("2026-01-01"), version("v1.1.0").created("2026-03-01"),
                            version("v9.0.0").model("ranker").created("2026-02-01")}),
                 query);
    QCOMPARE(shown(rows), QStringLiteral("-: v1.1.0 v9.0.0 v1.0.0"));
}

void TestHistoryRows::everyShownVersionIsFoundWhereItIs()
{
    HistoryRows rows;
    HistoryQuery query;
    query.filter = *parseFilter("not label:v1.9.0");
    query.order = {HistoryOrder::Key::Label, {}, true};
    rows.rebuild(fourVersions(), query);
    for (int row = 0; row < rows.shown(); ++row) {
        const auto place = rows.find(rows.version(0, row)->id);
        QVERIFY(place);
        QCOMPARE(place->row, row);
    }
    QVERIFY(!rows.find("churn@v1.9.0"));
    QVERIFY(!rows.find("nobody"));
    QVERIFY(!rows.version(0, rows.shown()));
    QVERIFY(!rows.version(1, 0));
}

void TestHistoryRows::nothingIsShownWithoutACatalog()
{
    HistoryRows rows;
    rows.rebuild(nullptr, {});
    QVERIFY(rows.groups().empty());
    QVERIFY(!rows.find("churn@v1.0.0"));
}

QTEST_APPLESS_MAIN(TestHistoryRows)
#include "tst_historyrows.moc"
