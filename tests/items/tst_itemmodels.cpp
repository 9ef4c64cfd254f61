#include "models/items/jobs.h"
#include "models/items/problemsmodel.h"
#include "models/items/recentlocations.h"
#include "models/items/releasesmodel.h"
#include "tests/support/catalogbuilding.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace colophon;
using test::version;
using FailureMode = QAbstractItemModelTester::FailureReportingMode;

namespace {

ReleaseEvent moved(std::int64_t time, const char* to)
{
    ReleaseEvent event;
    event.time = Timestamp{time};
    event.effective = event.time;
    event.stage = productionStage();
    event.to = std::string("churn@") + to;
    event.toLabel = to;
    event.entry = time;
    return event;
}

std::shared_ptr<const Model> modelWith(const std::vector<ReleaseEvent>& releases)
{
    const CatalogPointer catalog = test::catalogOf({version("v2"), version("v1")}, releases);
    return catalog->models().front();
}

Problem problem(const char* reason, Problem::Severity severity = Problem::Severity::Error)
{
    Problem problem;
    problem.severity = severity;
    problem.reason = reason;
    return problem;
}

QStringList texts(const QAbstractItemModel& model, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, 0).data(role).toString();
    return texts;
}

RecentLocation location(const QString& path)
{
    RecentLocation location;
    location.paths = QStringList{path};
    return location;
}

} // namespace

/// Every change under the eyes of Qt's own checks of item models.
class ItemModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }

    void newReleasesAreInsertedOnTop();
    void theCopiedChangeNamesVersionsAsTheyAreShown();
    void otherReleasesResetTheList();
    void aStageSeenWithoutItsPastIsNotCalledEmptyBefore();
    void checkedJournalsChangeRowsInPlace();
    void problemsComeAndGo();
    void recentLocationsComeMoveAndGo();
    void reachOfRecentLocationsChangesRowsInPlace();

private:
    QTemporaryDir m_settings;
};

void ItemModelsTest::initTestCase()
{
    QVERIFY(m_settings.isValid());
    QCoreApplication::setOrganizationName(QStringLiteral("itemmodels"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void ItemModelsTest::newReleasesAreInsertedOnTop()
{
    ReleasesModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.setModel(modelWith({moved(10, "v1")}));
    const QPersistentModelIndex first = model.index(0, ReleasesModel::WhenColumn);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setModel(modelWith({moved(10, "v1"), moved(20, "v2"), moved(30, "v1")}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.front().at(1).toInt(), 0);
    QCOMPARE(inserted.front().at(2).toInt(), 1);
    QCOMPARE(first.row(), 2);
    QCOMPARE(model.event(0)->time, Timestamp{30});
    model.setModel(modelWith({moved(10, "v1"), moved(20, "v2"), moved(30, "v1")}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 2);
    QVERIFY(reset.isEmpty());
}

void ItemModelsTest::aStageSeenWithoutItsPastIsNotCalledEmptyBefore()
{
    ReleaseEvent first = moved(10, "v1");
    first.kind = ReleaseKind::Release;
    first.madeHere = true;
    ReleasesModel model;
    model.setModel(modelWith({first, moved(20, "v2")}));
    const auto change = [&model](int row) { return model.index(row, ReleasesModel::ChangeColumn); };
    QCOMPARE(change(0).data().toString(), QStringLiteral("unknown → v2"));
    QCOMPARE(change(0).data(ReleasesModel::FromLabelRole).toString(), QStringLiteral("unknown"));
    QCOMPARE(change(1).data().toString(), QStringLiteral("none → v1"));
    QCOMPARE(change(1).data(ReleasesModel::FromLabelRole).toString(), QString());
}

void ItemModelsTest::theCopiedChangeNamesVersionsAsTheyAreShown()
{
    Version counted = version("2");
    counted.semver = parseSemVer("1.1.0");
    ReleasesModel model;
    model.setModel(test::catalogOf({counted}, {moved(10, "2")})->models().front());
    const QModelIndex change = model.index(0, ReleasesModel::ChangeColumn);
    QCOMPARE(change.data(ReleasesModel::ToLabelRole).toString(), QStringLiteral("v1.1.0"));
    QCOMPARE(change.data(CopyRole).toString(), QStringLiteral("unknown → v1.1.0"));
}

void ItemModelsTest::otherReleasesResetTheList()
{
    ReleasesModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.setModel(modelWith({moved(10, "v1"), moved(30, "v2")}));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setModel(modelWith({moved(10, "v1"), moved(20, "v2"), moved(30, "v2")}));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    model.setModel(modelWith({moved(10, "v1")}));
    QCOMPARE(model.rowCount(), 1);
    model.setModel(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.event(0));
    model.setModel(modelWith({}));
    model.setModel(modelWith({moved(10, "v1")}));
    QCOMPARE(model.rowCount(), 1);
}

void ItemModelsTest::checkedJournalsChangeRowsInPlace()
{
    ReleasesModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setJournals({CheckedJournal()});
    QVERIFY(changed.isEmpty());
    model.setModel(modelWith({moved(10, "v1"), moved(20, "v2")}));
    model.setJournals({});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().at(1).toModelIndex().row(), 1);
}

void ItemModelsTest::problemsComeAndGo()
{
    ProblemsModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.addOpeningProblem(problem("cannot be opened"));
    model.setReleaseProblems({problem("was interrupted", Problem::Severity::Warning)});
    QCOMPARE(model.rowCount(), 2);
    model.setCatalog(test::catalogOf({version("v1")}));
    QCOMPARE(model.rowCount(), 2);
    model.clearOpeningProblems();
    QCOMPARE(texts(model, ProblemsModel::ReasonRole), QStringList{QStringLiteral("was interrupted")});
    model.setReleaseProblems({});
    QCOMPARE(model.rowCount(), 0);
}

void ItemModelsTest::recentLocationsComeMoveAndGo()
{
    JobRunner jobs;
    RecentLocations model(jobs);
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    for (const char* path : {"/a", "/b", "/c"})
        model.remember(location(QString::fromLatin1(path)));
    QCOMPARE(texts(model).size(), 3);
    model.remember(location(QStringLiteral("/b")));
    QCOMPARE(model.rowCount(), 3);
    const int row = int(texts(model).indexOf(QStringLiteral("a")));
    model.setPinned(row, true);
    QCOMPARE(texts(model).first(), QStringLiteral("a"));
    const QPersistentModelIndex last = model.index(2);
    model.forget(1);
    QCOMPARE(last.row(), 1);
    model.forget(7);
    QCOMPARE(model.rowCount(), 2);
    model.forget(0);
    model.forget(0);
    QCOMPARE(model.rowCount(), 0);
    for (int i = 0; i <= RecentLocations::kLimit; ++i)
        model.remember(location(QStringLiteral("/%1").arg(i)));
    QCOMPARE(model.rowCount(), RecentLocations::kLimit);
}

void ItemModelsTest::reachOfRecentLocationsChangesRowsInPlace()
{
    JobRunner jobs;
    RecentLocations model(jobs);
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.remember(location(m_settings.filePath(QStringLiteral("gone"))));
    model.remember(location(m_settings.path()));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.checkReach();
    model.forget(0);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(reset.isEmpty());
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.locations().front().reach != RecentLocation::Reach::Unknown);
}

QTEST_GUILESS_MAIN(ItemModelsTest)
#include "tst_itemmodels.moc"
