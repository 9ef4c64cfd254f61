#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "ui/shell/chosenpanel.h"
#include "ui/shell/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace colophon;
using FailureMode = QAbstractItemModelTester::FailureReportingMode;

namespace {

SidebarItem item(const char* id, int count)
{
    return {.id = QString::fromLatin1(id), .text = QString::fromLatin1(id), .count = count};
}

/// What is chosen for comparison, as the list shows it, under the eyes of Qt's own checks.
struct ChosenList
{
    JobRunner jobs;
    Workspace workspace{{}, jobs};
    ChosenVersions chosen;
    ChosenModel model{workspace, chosen};
    QAbstractItemModelTester tester{&model, FailureMode::QtTest};

    QStringList ids() const
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.index(row).data(ChosenModel::IdRole).toString();
        return ids;
    }
};

} // namespace

class SidebarModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsAreReplacedAsAWhole();
    void equalItemsDisturbNothing();
    void chosenVersionsComeMoveAndGo();
    void droppedVersionsAreOrdered();
};

void SidebarModelsTest::itemsAreReplacedAsAWhole()
{
    SidebarModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.setItems({item("churn", 12), item("triage", 7)});
    QCOMPARE(model.rowOf(QStringLiteral("triage")), 1);
    model.setItems({item("churn", 12), item("recommender", 6), item("triage", 7)});
    QCOMPARE(model.rowOf(QStringLiteral("triage")), 2);
    model.setItems({item("triage", 8)});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowOf(QStringLiteral("churn")), -1);
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
}

void SidebarModelsTest::equalItemsDisturbNothing()
{
    SidebarModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.setItems({item("churn", 12)});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setItems({item("churn", 12)});
    QVERIFY(reset.isEmpty());
}

void SidebarModelsTest::chosenVersionsComeMoveAndGo()
{
    ChosenList list;
    for (const char* id : {"a", "b", "c"})
        list.chosen.choose(QString::fromLatin1(id));
    QCOMPARE(list.ids(), list.chosen.ids());
    list.chosen.setBaseline(QStringLiteral("c"));
    QCOMPARE(list.ids().first(), QStringLiteral("c"));
    QVERIFY(list.model.index(0).data(ChosenModel::BaselineRole).toBool());
    QVERIFY(!list.model.index(1).data(ChosenModel::BaselineRole).toBool());
    list.chosen.unchoose(QStringLiteral("a"));
    QCOMPARE(list.ids(), list.chosen.ids());
    list.chosen.replace({QStringLiteral("x"), QStringLiteral("y")});
    QCOMPARE(list.ids(), (QStringList{QStringLiteral("x"), QStringLiteral("y")}));
    list.chosen.clear();
    QCOMPARE(list.model.rowCount(), 0);
}

void SidebarModelsTest::droppedVersionsAreOrdered()
{
    ChosenList list;
    for (const char* id : {"a", "b", "c"})
        list.chosen.choose(QString::fromLatin1(id));
    const QStringList before = list.ids();
    const std::unique_ptr<QMimeData> dragged(list.model.mimeData({list.model.index(2)}));
    list.model.dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {});
    QCOMPARE(list.ids(), (QStringList{before[2], before[0], before[1]}));
}

QTEST_MAIN(SidebarModelsTest)
#include "tst_sidebarmodels.moc"
