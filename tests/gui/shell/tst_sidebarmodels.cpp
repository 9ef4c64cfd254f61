#include "models/catalog/filter.h"
#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"
#include "ui/shell/chosenpanel.h"
#include "ui/shell/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace colophon;
using FailureMode = QAbstractItemModelTester::FailureReportingMode;

namespace {

SidebarItem item(const char* id, int count)
{
    return {.id = QString::fromLatin1(id), .text = QString::fromLatin1(id), .count = count};
}

/// What the history shows after a click: versions of this model, of all if it is empty, that fit.
int shownByClick(const Catalog& catalog, const QString& model, const QString& filter)
{
    const auto parsed = parseFilter(filter.toStdString());
    if (!parsed)
        return -1;
    int count = 0;
    for (const auto& each : catalog.models()) {
        if (model.isEmpty() || QString::fromStdString(each->name.text()) == model)
            count += int(std::ranges::count_if(each->versions, [&](const Version& v) { return parsed->matches(v); }));
    }
    return count;
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
    void everyNumberIsWhatAClickGives_data();
    void everyNumberIsWhatAClickGives();
    void stagesStayInTheirPlacesFromModelToModel();
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

void SidebarModelsTest::everyNumberIsWhatAClickGives_data()
{
    QTest::addColumn<QString>("model");
    QTest::newRow("all models") << QString();
    QTest::newRow("churn") << QStringLiteral("churn");
    QTest::newRow("basket-ranker") << QStringLiteral("basket-ranker");
    QTest::newRow("gone meanwhile") << QStringLiteral("gone");
}

void SidebarModelsTest::everyNumberIsWhatAClickGives()
{
    QFETCH(QString, model);
    const CatalogPointer catalog = test::churnCatalog();
    SidebarItems filters = stageItems(*catalog, model);
    for (const SidebarItem& item : locationItems(*catalog, {QStringLiteral("/project")}, model)) {
        if (item.id.startsWith(u"source:"))
            filters.push_back(item);
    }
    QVERIFY(filters.size() > 3);
    for (const SidebarItem& item : filters)
        QVERIFY2(item.count == shownByClick(*catalog, model, item.id),
                 qPrintable(QStringLiteral("%1: %2").arg(item.id).arg(item.count)));
}

void SidebarModelsTest::stagesStayInTheirPlacesFromModelToModel()
{
    const CatalogPointer catalog = test::catalogOf(
        {test::version("v1").stage("early access"), test::version("v1").model("ranker").stage("production")});
    const SidebarItems all = stageItems(*catalog, {});
    const SidebarItems ranker = stageItems(*catalog, QStringLiteral("ranker"));
    QCOMPARE(ranker.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(ranker[i].text, all[i].text);
    const auto early = std::ranges::find(ranker, QStringLiteral("Early access"), &SidebarItem::text);
    QVERIFY(early != ranker.end());
    QCOMPARE(early->count, 0);
    QCOMPARE(shownByClick(*catalog, {}, early->id), 1);
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
