#include "models/items/workspace.h"
#include "models/sources/folder/foldersource.h"
#include "tests/support/slowsource.h"
#include "tests/support/temptree.h"

#include <QSignalSpy>
#include <QTest>

#include <filesystem>

using namespace colophon;

namespace {

namespace fs = std::filesystem;

/// One start of the program on a folder, with an index beside it. The slow system finds 20 versions.
struct Start
{
    explicit Start(const test::TempTree& tree, const std::shared_ptr<test::SlowGate>& slow = {})
        : workspace({slow ? test::slowKind(slow) : folderSourceKind()}, jobs)
    {
        workspace.setIndex(CatalogIndex(tree.path("cache")));
        QObject::connect(&workspace, &Workspace::catalogChanged, &workspace,
                         [this](const CatalogPointer& catalog) { counts.append(int(catalog->versionCount())); });
    }

    void open(const test::TempTree& tree, std::string_view folder = "project")
    {
        workspace.open({QString::fromStdString(tree.path(folder))});
    }
    std::size_t versions() const { return workspace.catalog()->versionCount(); }
    bool isReady() const { return workspace.state() == Workspace::State::Ready; }
    bool isRead() const { return isReady() && jobs.isIdle(); }

    JobRunner jobs;
    Workspace workspace;
    QList<int> counts; ///< of versions, in each catalog that was published
};

void addVersion(const test::TempTree& tree, const std::string& label)
{
    tree.write("project/models/churn/" + label + "/model.onnx", label);
    tree.write("project/models/churn/" + label + "/metrics.json", R"({"accuracy": 0.9})");
}

std::vector<fs::path> indexes(const test::TempTree& tree)
{
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(tree.path("cache"), error))
        files.push_back(entry.path());
    return files;
}

} // namespace

/// Opening a location that was read before: what is remembered is shown at once, and what is there now in the end.
class TestRememberedCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsAreThereBeforeReadingEnds();
    void partsOfTheReadingTakeNoRowsAway();
    void nothingIsToldTwiceWhenNothingChanged();
    void whatChangedIsShownInTheEnd();
    void unchangedModelsStayTheSameObjects();
    void sameFolderByAnotherPathIsRemembered();
    void damagedIndexIsAPlainReadingAndMadeAgain_data();
    void damagedIndexIsAPlainReadingAndMadeAgain();
    void stoppedReadingKeepsRowsAndIndex();
    void cancellingAtOnceKeepsWhatIsRemembered();
    void failedReadingShowsNothingAndKeepsTheIndex();
    void locationStaysUntouched();
    void indexInsideTheLocationIsNotWritten();
    void changesWhileOpenAreRemembered();
    void releaseIsPlannedOnWhatIsThereNow();
    void releaseIsNotPlannedOnMemoriesAlone();
    void curveComesFromTheLocation();

private:
    void readOnce(const std::shared_ptr<test::SlowGate>& slow = {}) const;

    std::unique_ptr<test::TempTree> m_tree;
    std::shared_ptr<test::SlowGate> m_slow;
};

void TestRememberedCatalog::init()
{
    m_tree = std::make_unique<test::TempTree>();
    addVersion(*m_tree, "v1.0.0");
    m_slow = std::make_shared<test::SlowGate>();
    m_slow->isOpen = true;
}

void TestRememberedCatalog::readOnce(const std::shared_ptr<test::SlowGate>& slow) const
{
    Start first(*m_tree, slow);
    first.open(*m_tree);
    QTRY_VERIFY(first.isRead());
    QCOMPARE(indexes(*m_tree).size(), std::size_t(1));
}

void TestRememberedCatalog::rowsAreThereBeforeReadingEnds()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    readOnce(m_slow);
    m_slow->isStuck = true;
    Start again(*m_tree, m_slow);
    again.open(*m_tree);
    QTRY_COMPARE(again.versions(), std::size_t(20));
    QCOMPARE(again.workspace.state(), Workspace::State::Reading);
    QVERIFY(again.workspace.rememberedAt() >= before - 1000);
    QVERIFY(!again.workspace.catalog()->isComplete());
    m_slow->isStuck = false;
    QTRY_VERIFY(again.isReady());
    QCOMPARE(again.workspace.rememberedAt(), qint64(0));
    QVERIFY(again.workspace.catalog()->isComplete());
}

void TestRememberedCatalog::partsOfTheReadingTakeNoRowsAway()
{
    readOnce(m_slow);
    m_slow->isOpen = false;
    Start again(*m_tree, m_slow);
    QSignalSpy progress(&again.workspace, &Workspace::progressed);
    again.open(*m_tree);
    QTRY_COMPARE(again.versions(), std::size_t(20));
    QTRY_VERIFY(!progress.isEmpty() && progress.last().first().toLongLong() == 10);
    // A reading that began later, and remembers nothing, shows its first part: here, too, it has been time for it.
    const test::TempTree elsewhere;
    elsewhere.folder("project");
    Start later(elsewhere, m_slow);
    later.open(elsewhere);
    QTRY_COMPARE(later.counts, QList<int>{10});
    QCOMPARE(again.counts, QList<int>{20});
    m_slow->isOpen = true;
    QTRY_VERIFY(again.isReady());
    QCOMPARE(again.versions(), std::size_t(20));
}

void TestRememberedCatalog::nothingIsToldTwiceWhenNothingChanged()
{
    readOnce(m_slow);
    m_slow->isStuck = true;
    Start again(*m_tree, m_slow);
    again.open(*m_tree);
    QTRY_COMPARE(again.versions(), std::size_t(20));
    const Model* shown = again.workspace.catalog()->models().front().get();
    m_slow->isStuck = false;
    QTRY_VERIFY(again.isReady());
    QCOMPARE(again.counts, QList<int>{20});
    QCOMPARE(again.workspace.catalog()->models().front().get(), shown);
}

void TestRememberedCatalog::whatChangedIsShownInTheEnd()
{
    readOnce(m_slow);
    m_slow->count = 17;
    m_slow->isStuck = true;
    Start again(*m_tree, m_slow);
    again.open(*m_tree);
    QTRY_COMPARE(again.versions(), std::size_t(20));
    m_slow->isStuck = false;
    QTRY_VERIFY(again.isRead());
    QCOMPARE(again.counts, (QList<int>{20, 17}));

    Start third(*m_tree, m_slow);
    third.open(*m_tree);
    QTRY_VERIFY(third.isReady());
    QCOMPARE(third.counts.first(), 17);
    QCOMPARE(third.versions(), std::size_t(17));
}

void TestRememberedCatalog::unchangedModelsStayTheSameObjects()
{
    m_tree->write("project/models/ranker/v1.0.0/model.onnx", "other");
    Start start(*m_tree);
    start.open(*m_tree);
    QTRY_VERIFY(start.isRead());
    const std::shared_ptr<const Model> churn = start.workspace.catalog()->models().front();
    m_tree->write("project/models/ranker/v1.1.0/model.onnx", "new");
    start.workspace.rescan();
    QTRY_COMPARE(start.versions(), std::size_t(3));
    QCOMPARE(start.workspace.catalog()->models().front(), churn);
}

void TestRememberedCatalog::sameFolderByAnotherPathIsRemembered()
{
    readOnce(m_slow);
    m_tree->link("shortcut", "project");
    m_slow->isStuck = true;
    Start again(*m_tree, m_slow);
    again.open(*m_tree, "shortcut");
    QTRY_COMPARE(again.versions(), std::size_t(20));
    m_slow->isStuck = false;
    QTRY_VERIFY(again.isRead());
    QCOMPARE(indexes(*m_tree).size(), std::size_t(1));
}

void TestRememberedCatalog::damagedIndexIsAPlainReadingAndMadeAgain_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("not an index at all, and longer than any header of one would have to be");
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
}

void TestRememberedCatalog::damagedIndexIsAPlainReadingAndMadeAgain()
{
    QFETCH(QByteArray, content);
    readOnce();
    const std::string name = "cache/" + indexes(*m_tree).front().filename().string();
    m_tree->write(name, content.toStdString());
    {
        Start again(*m_tree);
        QSignalSpy failed(&again.workspace, &Workspace::openFailed);
        again.open(*m_tree);
        QTRY_VERIFY(again.isRead());
        QCOMPARE(again.counts.last(), 1);
        QCOMPARE(again.workspace.catalog()->problems().size(), std::size_t(0));
        QVERIFY(failed.isEmpty());
    }
    QVERIFY(CatalogIndex(m_tree->path("cache")).load({m_tree->path("project")}));
}

void TestRememberedCatalog::stoppedReadingKeepsRowsAndIndex()
{
    readOnce(m_slow);
    m_slow->isOpen = false;
    m_slow->count = 4;
    {
        Start again(*m_tree, m_slow);
        again.open(*m_tree);
        QTRY_COMPARE(again.versions(), std::size_t(20));
        again.workspace.cancel();
        QTRY_COMPARE(again.workspace.state(), Workspace::State::Stopped);
        QCOMPARE(again.versions(), std::size_t(20));
        QVERIFY(again.workspace.rememberedAt() > 0);
        QTRY_VERIFY(again.jobs.isIdle());
    }
    QCOMPARE(CatalogIndex(m_tree->path("cache")).load({m_tree->path("project")})->catalog->versionCount(),
             std::size_t(20));
}

void TestRememberedCatalog::cancellingAtOnceKeepsWhatIsRemembered()
{
    readOnce(m_slow);
    m_slow->isStuck = true;
    Start again(*m_tree, m_slow);
    again.open(*m_tree);
    again.workspace.cancel();
    QTRY_COMPARE(again.workspace.state(), Workspace::State::Stopped);
    QCOMPARE(again.versions(), std::size_t(20));
    QVERIFY(again.workspace.rememberedAt() > 0);
}

void TestRememberedCatalog::failedReadingShowsNothingAndKeepsTheIndex()
{
    readOnce();
    m_tree->remove("project");
    m_tree->write("project", "a file now");
    Start again(*m_tree);
    again.open(*m_tree);
    QTRY_COMPARE(again.workspace.state(), Workspace::State::Failed);
    QTRY_VERIFY(again.jobs.isIdle());
    QCOMPARE(again.versions(), std::size_t(0));
    QVERIFY(CatalogIndex(m_tree->path("cache")).load({m_tree->path("project")}));
}

void TestRememberedCatalog::locationStaysUntouched()
{
    const test::TempTree cache;
    const std::string before = m_tree->snapshot();
    for (int start = 0; start < 2; ++start) {
        Start each(cache);
        each.workspace.open({QString::fromStdString(m_tree->path())});
        QTRY_VERIFY(each.isRead());
        each.workspace.rescan();
        QTRY_VERIFY(each.isRead());
    }
    QCOMPARE(m_tree->snapshot(), before);
    QCOMPARE(indexes(cache).size(), std::size_t(1));
}

void TestRememberedCatalog::indexInsideTheLocationIsNotWritten()
{
    const std::string before = m_tree->snapshot();
    Start start(*m_tree);
    start.open(*m_tree, "");
    QTRY_VERIFY(start.isRead());
    QCOMPARE(m_tree->snapshot(), before);
}

void TestRememberedCatalog::changesWhileOpenAreRemembered()
{
    {
        Start start(*m_tree);
        start.open(*m_tree);
        QTRY_VERIFY(start.isRead());
        addVersion(*m_tree, "v1.1.0");
        start.workspace.rescan();
        QTRY_COMPARE(start.versions(), std::size_t(2));
    }
    Start again(*m_tree);
    again.open(*m_tree);
    QTRY_VERIFY(!again.counts.isEmpty());
    QCOMPARE(again.counts.first(), 2);
}

void TestRememberedCatalog::releaseIsPlannedOnWhatIsThereNow()
{
    readOnce(m_slow);
    m_slow->isStuck = true;
    m_slow->count = 3;
    Start again(*m_tree, m_slow);
    again.open(*m_tree);
    QTRY_COMPARE(again.versions(), std::size_t(20));
    ReleaseRequest request;
    request.model = Name("churn");
    request.stage = productionStage();
    request.to = again.workspace.catalog()->models().front()->versions.front().id; // v1.0.19, which is gone
    std::optional<std::expected<ReleasePlan, Problem>> plan;
    again.workspace.planRelease(request, this, [&plan](const auto& answer) { plan = answer; });
    m_slow->isStuck = false;
    QTRY_VERIFY(plan.has_value());
    QVERIFY(again.isReady());
    QVERIFY(!plan->has_value());
}

void TestRememberedCatalog::releaseIsNotPlannedOnMemoriesAlone()
{
    readOnce(m_slow);
    m_slow->isStuck = true;
    Start again(*m_tree, m_slow);
    again.open(*m_tree);
    QTRY_COMPARE(again.versions(), std::size_t(20));
    ReleaseRequest request;
    request.model = Name("churn");
    request.stage = productionStage();
    request.to = again.workspace.catalog()->models().front()->versions.front().id;
    std::optional<std::expected<ReleasePlan, Problem>> plan;
    again.workspace.planRelease(request, this, [&plan](const auto& answer) { plan = answer; });
    again.workspace.cancel();
    QTRY_VERIFY(plan.has_value());
    QVERIFY(!plan->has_value());
    QVERIFY(!plan->error().hint.empty());
}

void TestRememberedCatalog::curveComesFromTheLocation()
{
    readOnce(m_slow);
    m_slow->isStuck = true;
    Start again(*m_tree, m_slow);
    std::optional<std::expected<MetricHistory, Problem>> answer;
    connect(&again.workspace, &Workspace::catalogChanged, this, [&](const CatalogPointer& catalog) {
        again.workspace.fetchHistory(catalog->models().front()->versions.front().id, Name("loss"), this,
                                     [&answer](const auto& history) { answer = history; });
    });
    again.open(*m_tree);
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(again.workspace.state(), Workspace::State::Reading);
    QVERIFY(answer->has_value());
    QCOMPARE((*answer)->size(), std::size_t(2));
    m_slow->isStuck = false;
    QTRY_VERIFY(again.isReady());
}

QTEST_GUILESS_MAIN(TestRememberedCatalog)
#include "tst_rememberedcatalog.moc"
