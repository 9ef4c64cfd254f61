#include "models/items/historymodel.h"

#include "models/lineage/lineage.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

/// Rows as lines, version rows indented; the columns joined by " | ".
QStringList dump(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            const QString delta = index.data(DeltaTextRole).toString();
            cells.append(index.data(Qt::DisplayRole).toString() + (delta.isEmpty() ? QString() : u' ' + delta));
        }
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        lines.append((parent.isValid() ? QStringLiteral("  ") : QString()) + cells.join(QStringLiteral(" | ")));
        lines.append(dump(model, model.index(row, 0, parent)));
    }
    return lines;
}

CatalogPointer twoModels()
{
    return catalogOf(std::vector<Version>{
        version("v1.0.0").created("2020-01-08").author("Ana Petrović <ana@example.org>").metric("accuracy", 0.781),
        version("v1.1.0")
            .created("2020-02-05")
            .author("Jonas Weber")
            .reason("Gradient boosting")
            .parent("v1.0.0")
            .metric("accuracy", 0.808)
            .stage("production"),
        version("v3.1.0").model("ranker").created("2020-04-01").metric("ndcg", 0.41)});
}

HistoryModel& withTester(HistoryModel& model)
{
    new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
    return model;
}

} // namespace

class TestHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsModelsAndTheirVersions();
    void oneModelAlone();
    void filteringIsOneLayoutChange();
    void persistentIndicesFollowTheirVersionIntoANewCatalog();
    void persistentIndicesFollowSortingAndFiltering();
    void lanesAreHiddenWhenSorted();
    void newestFirstIsHistoryOrder();
    void aCorrectedDirectionTurnsTheJudgement();
    void choosingRepaintsOnlyTheRowsConcerned();
    void modelRowsNameTheHoldersOfStages();
    void rolesOfAVersionCarryItsState();
    void factsThatOnlyTheFileSystemKnowsSaySo();
    void aVersionWhoseSidecarWasNotReadSaysSo();
    void aChangeToAnInferredParentSaysSo();
    void withoutGroupsThereIsOneLevel();
    void columnsAreReplacedByReset();
    void draggedRowsGiveTheirIds();
    void anEmptyCatalogIsAnEmptyModel();
};

void TestHistoryModel::showsModelsAndTheirVersions()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(twoModels());
    model.setMetrics({Name("accuracy")});
    const QStringList expected{
        QStringLiteral("churn"),
        QStringLiteral("  v1.1.0 | 0.808 +0.027 | 5 Feb 2020 | Jonas Weber | Gradient boosting"),
        QStringLiteral("  v1.0.0 | 0.781 | 8 Jan 2020 | Ana Petrović"),
        QStringLiteral("ranker"),
        QStringLiteral("  v3.1.0 | – | 1 Apr 2020"),
    };
    QCOMPARE(dump(model), expected);
    QCOMPARE(model.shownVersions(), 3);
}

void TestHistoryModel::oneModelAlone()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(twoModels());
    model.setModelName(QStringLiteral("ranker"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.totalVersions(), 1);
    QCOMPARE(model.metrics(), std::vector<Name>{Name("ndcg")});
}

void TestHistoryModel::filteringIsOneLayoutChange()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy counts(&model, &HistoryModel::shownVersionsChanged);
    model.setFilter(*parseFilter("metric.accuracy > 0.9"));
    model.setFilter(*parseFilter("metric.accuracy > 0.9"));
    QCOMPARE(layouts.count(), 1);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(counts.count(), 1);
    QCOMPARE(counts.first().first().toInt(), 3);
    QCOMPARE(counts.first().last().toInt(), model.totalVersions());
}

void TestHistoryModel::persistentIndicesFollowTheirVersionIntoANewCatalog()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(catalogOf({version("v1.0.0").created("2026-01-01").metric("a", 1),
                                            version("v1.1.0").created("2026-01-02").metric("a", 2)}));
    const QPersistentModelIndex kept = model.indexOf(QStringLiteral("churn@v1.0.0")).siblingAtColumn(2);
    const QPersistentModelIndex gone = model.indexOf(QStringLiteral("churn@v1.1.0"));
    const QPersistentModelIndex modelRow = model.index(0, 0);
    model.setCatalog(catalogOf({version("v1.0.0").created("2026-01-01").metric("a", 1),
                                version("v1.2.0").created("2026-01-03").metric("a", 3),
                                version("v0.1.0").model("another").created("2026-01-03").metric("a", 3)}));
    QVERIFY(kept.isValid());
    QCOMPARE(kept.column(), 2);
    QCOMPARE(kept.data(VersionIdRole).toString(), QStringLiteral("churn@v1.0.0"));
    QVERIFY(!gone.isValid());
    QCOMPARE(modelRow.row(), 1);
    QCOMPARE(modelRow.data(ModelNameRole).toString(), QStringLiteral("churn"));
}

void TestHistoryModel::persistentIndicesFollowSortingAndFiltering()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    const QPersistentModelIndex index = model.indexOf(QStringLiteral("churn@v1.2.0"));
    model.sort(model.metricColumn(Name("accuracy")), Qt::AscendingOrder);
    QCOMPARE(index.data(Qt::DisplayRole).toString(), QStringLiteral("v1.2.0"));
    model.setFilter(*parseFilter("label:v1.2.0"));
    QCOMPARE(index.row(), 0);
    QCOMPARE(index.data(Qt::DisplayRole).toString(), QStringLiteral("v1.2.0"));
}

void TestHistoryModel::lanesAreHiddenWhenSorted()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    const QPersistentModelIndex index = model.indexOf(QStringLiteral("churn@v1.1.0"));
    QVERIFY(index.data(LaneRole).isValid());
    QCOMPARE_GE(model.laneCount(index), 3);
    model.sort(model.authorColumn(), Qt::AscendingOrder);
    QVERIFY(model.isSorted());
    QVERIFY(!index.data(LaneRole).isValid());
    QCOMPARE(model.laneCount(index), 0);
}

void TestHistoryModel::newestFirstIsHistoryOrder()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    const QStringList history = dump(model);
    model.sort(model.createdColumn(), Qt::AscendingOrder);
    QVERIFY(model.isSorted());
    model.sort(model.createdColumn(), Qt::DescendingOrder);
    QVERIFY(!model.isSorted());
    QCOMPARE(dump(model), history);
}

void TestHistoryModel::aCorrectedDirectionTurnsTheJudgement()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(twoModels());
    const QModelIndex cell
        = model.indexOf(QStringLiteral("churn@v1.1.0")).siblingAtColumn(model.metricColumn(Name("accuracy")));
    QCOMPARE(cell.data(StandingRole).toInt(), static_cast<int>(Standing::Better));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setDirection(Name("accuracy"), Direction::Lower);
    QCOMPARE(cell.data(StandingRole).toInt(), static_cast<int>(Standing::Worse));
    QCOMPARE(changes.count(), model.rowCount());
}

void TestHistoryModel::choosingRepaintsOnlyTheRowsConcerned()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    chosen.choose(QStringLiteral("churn@v1.0.0"));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    chosen.choose(QStringLiteral("churn@v1.1.0"));
    QCOMPARE(changes.count(), 2);
    const QModelIndex index = model.indexOf(QStringLiteral("churn@v1.1.0"));
    QCOMPARE(index.data(ColourSlotRole).toInt(), 1);
    QVERIFY(!index.data(BaselineRole).toBool());
}

void TestHistoryModel::modelRowsNameTheHoldersOfStages()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    const QModelIndex churn = model.index(1, 0);
    QCOMPARE(churn.data(RowKindRole).toInt(), static_cast<int>(RowKind::Model));
    const QStringList stages = churn.data(StagesRole).toStringList();
    const QStringList holders = churn.data(StageHoldersRole).toStringList();
    QCOMPARE(stages.first(), QStringLiteral("production"));
    QCOMPARE(holders.first(), QStringLiteral("v1.1.1"));
    QCOMPARE(holders.value(stages.indexOf(QStringLiteral("staging"))), QStringLiteral("v1.2.0"));
}

void TestHistoryModel::rolesOfAVersionCarryItsState()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    const QModelIndex past = model.indexOf(QStringLiteral("churn@v1.1.0"));
    QCOMPARE(past.data(PastStagesRole).toStringList(), QStringList{QStringLiteral("production")});
    const QModelIndex changed = model.indexOf(QStringLiteral("churn@v2.0.0-rc.1"));
    QCOMPARE(changed.data(IntegrityRole).toInt(), static_cast<int>(Integrity::Changed));
    const QModelIndex bare = model.indexOf(QStringLiteral("churn@20260411"));
    QVERIFY(bare.data(MissingFactsRole).toStringList().contains(QStringLiteral("author")));
}

void TestHistoryModel::factsThatOnlyTheFileSystemKnowsSaySo()
{
    Version copied = version("v1").created("2026-03-01").author("Ana");
    Version recorded = version("v2").created("2026-03-02").author("Ana");
    copied.facts.createdOrigin = copied.facts.addOrigin({SourceId{1}, "file system", false});
    copied.facts.author.origin = copied.facts.createdOrigin;
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(catalogOf({recorded, copied}));
    const auto spoken = [&model](const char* id, int column) {
        return model.indexOf(QString::fromLatin1(id)).siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(spoken("churn@v1", model.createdColumn()).contains(QStringLiteral("time of the file")));
    QCOMPARE(spoken("churn@v1", model.authorColumn()),
             QStringLiteral("Ana (owner of the file; no author is recorded)"));
    QVERIFY(!spoken("churn@v2", model.createdColumn()).contains(QStringLiteral("file")));
    QCOMPARE(spoken("churn@v2", model.authorColumn()), QStringLiteral("Ana"));
    const QModelIndex owned = model.indexOf(QStringLiteral("churn@v1")).siblingAtColumn(model.authorColumn());
    QVERIFY(owned.data(Qt::ToolTipRole).toString().contains(QStringLiteral("owner of the file")));
}

void TestHistoryModel::aVersionWhoseSidecarWasNotReadSaysSo()
{
    Version damaged = version("v1").metric("accuracy", 0.9);
    damaged.facts.addOrigin({SourceId{1}, "v1/params.json", false});
    const CatalogPointer whole = catalogOf({damaged, version("v2")});
    const Problem problem{.source = SourceId{1},
                          .file = "v1/params.json",
                          .line = 3,
                          .reason = "It is cut off.",
                          .hint = "Write it again."};
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(
        std::make_shared<const Catalog>(whole->sources(), whole->models(), std::vector{problem}, true));
    const QModelIndex row = model.indexOf(QStringLiteral("churn@v1"));
    QCOMPARE(row.data(UnreadFilesRole).toStringList(), QStringList{QStringLiteral("v1/params.json:3: It is cut off.")});
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not read")));
    QVERIFY(model.indexOf(QStringLiteral("churn@v2")).data(UnreadFilesRole).toStringList().isEmpty());
}

void TestHistoryModel::aChangeToAnInferredParentSaysSo()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(catalogOf({version("v3").parent("v2").metric("accuracy", 0.9),
                                            version("v2").parent("v1", Evidence::SemVer).metric("accuracy", 0.8),
                                            version("v1").metric("accuracy", 0.7)}));
    const auto spoken = [&model](const char* id) {
        return model.indexOf(QString::fromLatin1(id))
            .siblingAtColumn(HistoryModel::FirstMetricColumn)
            .data(Qt::AccessibleTextRole)
            .toString();
    };
    QVERIFY2(spoken("churn@v2").contains(QStringLiteral("to the parent, inferred from SemVer")),
             qPrintable(spoken("churn@v2")));
    QVERIFY(!spoken("churn@v3").contains(QStringLiteral("inferred")));
}

void TestHistoryModel::withoutGroupsThereIsOneLevel()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    model.setGrouped(false);
    QCOMPARE(model.rowCount(), model.totalVersions());
    const QModelIndex index = model.indexOf(QStringLiteral("churn@v1.2.0"));
    QVERIFY(!index.parent().isValid());
    QVERIFY(index.data(LaneRole).isValid());
    model.setFilter(*parseFilter("label:nothing-like-it"));
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    model.setGrouped(true);
    QVERIFY(model.indexOf(QStringLiteral("churn@v1.2.0")).parent().isValid());
}

void TestHistoryModel::columnsAreReplacedByReset()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    model.sort(model.metricColumn(Name("accuracy")), Qt::AscendingOrder);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setMetrics({Name("latency_ms"), Name("f1")});
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("latency_ms"));
    QVERIFY2(!model.isSorted(), "the column it was sorted by is gone");
    model.setCatalog(churnCatalog());
    QCOMPARE(model.metrics().size(), std::size_t{2});
}

void TestHistoryModel::draggedRowsGiveTheirIds()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(churnCatalog());
    const QModelIndex first = model.indexOf(QStringLiteral("churn@v1.0.0"));
    const QModelIndex second = model.indexOf(QStringLiteral("churn@v1.1.0"));
    const std::unique_ptr<QMimeData> data(
        model.mimeData({first, first.siblingAtColumn(1), second, second.siblingAtColumn(1)}));
    QCOMPARE(data->data(QString::fromLatin1(kVersionsMimeType)), QByteArray("churn@v1.0.0\nchurn@v1.1.0"));
    QCOMPARE(data->text(), QStringLiteral("v1.0.0\nv1.1.0"));
}

void TestHistoryModel::anEmptyCatalogIsAnEmptyModel()
{
    ChosenVersions chosen;
    HistoryModel model(chosen);
    withTester(model).setCatalog(std::make_shared<Catalog>());
    QCOMPARE(model.rowCount(), 0);
    model.setCatalog(churnCatalog());
    model.setCatalog(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
