#include "ui/details/facttable.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace colophon;

class FactTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreAModel_data();
    void rowsAreAModel();
};

void FactTableTest::rowsAreAModel_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("many") << 40;
}

void FactTableTest::rowsAreAModel()
{
    QFETCH(int, count);
    std::vector<DetailFact> facts(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        facts[static_cast<std::size_t>(i)].key = QString::number(i);
        facts[static_cast<std::size_t>(i)].value = QStringLiteral("0.8");
    }
    FactModel model(facts);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), count);
    QCOMPARE(model.columnCount(), int(FactModel::ColumnCount));
    for (int row = 0; row < count; ++row) {
        const QModelIndex value = model.index(row, FactModel::ValueColumn);
        QCOMPARE(value.data().toString(), QStringLiteral("0.8"));
        QCOMPARE(model.rowCount(value), 0);
        QCOMPARE(model.row(row).key, QString::number(row));
    }
}

QTEST_MAIN(FactTableTest)
#include "tst_facttable.moc"
