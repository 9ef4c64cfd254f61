#include "models/items/comparisonmodel.h"
#include "tests/support/catalogbuilding.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;
using test::version;

namespace {

std::shared_ptr<const Comparison> comparison()
{
    const CatalogPointer catalog = test::catalogOf(
        {version("v1.1.0").metric("accuracy", 0.82).metric("loss", 0.4).parameter("depth", "6").parameter("seed", "1"),
         version("v1.0.0")
             .metric("accuracy", 0.80)
             .metric("loss", 0.5)
             .parameter("depth", "4")
             .parameter("seed", "1")});
    const std::vector<VersionId> ids{"churn@v1.0.0", "churn@v1.1.0"};
    return std::make_shared<const Comparison>(compareVersions(catalog, ids, ids.front()));
}

QModelIndex find(const ComparisonModel& model, const QString& key, int column = 0)
{
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, 0);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            if (model.index(row, 0, parent).data(KeyRole).toString() == key)
                return model.index(row, column, parent);
        }
    }
    return {};
}

} // namespace

class ComparisonModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRulesOfItemModels();
    void cellsSayInWordsWhatColourSays();
    void theModelIsToldWhereThereAreSeveral();
    void onlyDifferencesHidesEqualRows();
    void searchAndMutedKeysHideRows();
    void nextDifferenceSkipsEqualRowsAndWrapsAround();
    void anEmptyComparisonHasNoRows();
};

void ComparisonModelTest::keepsTheRulesOfItemModels()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setComparison(comparison());
    model.setOnlyDifferences(true);
    model.setOnlyDifferences(true);
    model.setSearch(QStringLiteral("acc"));
    model.setMuted({QStringLiteral("accuracy")});
    model.setComparison({});
    QCOMPARE(resets.count(), 5);
}

void ComparisonModelTest::cellsSayInWordsWhatColourSays()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    model.setComparison(comparison());
    const QModelIndex loss = find(model, QStringLiteral("loss"), 2);
    QCOMPARE(static_cast<Standing>(loss.data(StandingRole).toInt()), Standing::Better);
    const QString spoken = loss.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("better")) && spoken.contains(QStringLiteral("v1.1.0")),
             qPrintable(spoken));
    QCOMPARE(loss.data(NumberRole).toDouble(), 0.4);
    QCOMPARE(loss.data(DeltaTextRole).toString().front(), QChar(u'−'));
    QVERIFY(loss.data(BestRole).toBool());
    QVERIFY(loss.siblingAtColumn(1).data(BaselineRole).toBool());
}

void ComparisonModelTest::theModelIsToldWhereThereAreSeveral()
{
    const CatalogPointer catalog
        = test::catalogOf({version("v3").metric("accuracy", 0.8), version("v7").id("churn@v7").metric("accuracy", 0.9),
                           version("v7").model("ranker").metric("accuracy", 0.9)});
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    const auto compare = [&](const std::vector<VersionId>& ids) {
        model.setComparison(std::make_shared<const Comparison>(compareVersions(catalog, ids, ids.front())));
    };
    const auto head = [&](int role) { return model.headerData(2, Qt::Horizontal, role).toString(); };
    compare({"churn@v3", "ranker@v7"});
    QCOMPARE(head(Qt::DisplayRole), QStringLiteral("v7"));
    QCOMPARE(head(ModelNameRole), QStringLiteral("ranker"));
    QCOMPARE(head(CopyRole), QStringLiteral("ranker v7"));
    QCOMPARE(head(Qt::AccessibleTextRole), QStringLiteral("ranker v7"));
    const QString spoken = find(model, QStringLiteral("accuracy"), 2).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("ranker v7")) && spoken.contains(QStringLiteral("to churn v3")),
             qPrintable(spoken));
    compare({"churn@v3", "churn@v7"});
    QCOMPARE(head(ModelNameRole), QString());
    QCOMPARE(head(CopyRole), QStringLiteral("v7"));
}

void ComparisonModelTest::onlyDifferencesHidesEqualRows()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    model.setComparison(comparison());
    QVERIFY(find(model, QStringLiteral("seed")).isValid());
    model.setOnlyDifferences(true);
    QVERIFY(!find(model, QStringLiteral("seed")).isValid());
    QVERIFY(find(model, QStringLiteral("depth")).isValid());
    QCOMPARE(model.shownRows(), model.differingRows());
}

void ComparisonModelTest::searchAndMutedKeysHideRows()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    model.setComparison(comparison());
    model.setSearch(QStringLiteral("ACC"));
    QCOMPARE(model.shownRows(), 1);
    model.setSearch({});
    model.setMuted({QStringLiteral("accuracy")});
    QVERIFY(!find(model, QStringLiteral("accuracy")).isValid());
    QVERIFY(find(model, QStringLiteral("loss")).isValid());
}

void ComparisonModelTest::nextDifferenceSkipsEqualRowsAndWrapsAround()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    model.setComparison(comparison());
    QModelIndex current;
    std::vector<int> numbers;
    for (int step = 0; step < model.differingRows(); ++step) {
        current = model.nextDifference(current, 1);
        QVERIFY(current.data(DiffersRole).toBool());
        numbers.push_back(model.differenceNumber(current));
    }
    QVERIFY(std::ranges::is_sorted(numbers));
    QCOMPARE(model.differenceNumber(model.nextDifference(current, 1)), 1);
    QCOMPARE(model.differenceNumber(model.nextDifference({}, -1)), model.differingRows());
}

void ComparisonModelTest::anEmptyComparisonHasNoRows()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.nextDifference({}, 1).isValid());
}

QTEST_GUILESS_MAIN(ComparisonModelTest)
#include "tst_comparisonmodel.moc"
