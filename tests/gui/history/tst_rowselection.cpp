#include "ui/history/rowselection.h"

#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace colophon;

/// Whole rows of a tree, set at once.
class RowSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsInAnyOrderAreSelectedAndNoOthers();
    void rowsThatFollowEachOtherAreOneRange();
    void rowsOfTwoParentsAreKeptApart();
    void noRowsClearTheSelection();

private:
    QModelIndexList rows(int parent, const QList<int>& numbers) const;

    QStandardItemModel m_model;
};

void RowSelectionTest::init()
{
    m_model.clear();
    for (int parent = 0; parent < 2; ++parent) {
        auto* item = new QStandardItem;
        for (int row = 0; row < 10; ++row)
            item->appendRow({new QStandardItem, new QStandardItem, new QStandardItem});
        m_model.appendRow(item);
    }
}

QModelIndexList RowSelectionTest::rows(int parent, const QList<int>& numbers) const
{
    QModelIndexList found;
    for (const int number : numbers)
        found.append(m_model.index(number, 1, m_model.index(parent, 0)));
    return found;
}

void RowSelectionTest::rowsInAnyOrderAreSelectedAndNoOthers()
{
    RowSelection selection(&m_model);
    selection.setRows(rows(0, {1}));
    selection.setRows(rows(0, {7, 2, 9, 3}));
    const QModelIndex parent = m_model.index(0, 0);
    for (int row = 0; row < 10; ++row)
        QCOMPARE(selection.isRowSelected(row, parent), QList<int>({2, 3, 7, 9}).contains(row));
}

void RowSelectionTest::rowsThatFollowEachOtherAreOneRange()
{
    RowSelection selection(&m_model);
    QSignalSpy changes(&selection, &QItemSelectionModel::selectionChanged);
    selection.setRows(rows(0, {4, 3, 5, 8}));
    QCOMPARE(selection.selection().size(), 2);
    QCOMPARE(selection.selectedIndexes().size(), 4 * 3);
    QCOMPARE(changes.size(), 1);
}

void RowSelectionTest::rowsOfTwoParentsAreKeptApart()
{
    RowSelection selection(&m_model);
    selection.setRows(rows(0, {9}) + rows(1, {0}));
    QVERIFY(selection.isRowSelected(9, m_model.index(0, 0)));
    QVERIFY(selection.isRowSelected(0, m_model.index(1, 0)));
    QCOMPARE(selection.selectedIndexes().size(), 2 * 3);
}

void RowSelectionTest::noRowsClearTheSelection()
{
    RowSelection selection(&m_model);
    selection.setRows(rows(0, {9}));
    selection.setRows({});
    QVERIFY(!selection.hasSelection());
}

QTEST_MAIN(RowSelectionTest)
#include "tst_rowselection.moc"
