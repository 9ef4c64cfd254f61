#include "models/sources/location.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/temptree.h"
#include "tests/unit/sources/fakesystem.h"

#include <QTest>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <stop_token>

using namespace colophon;
using namespace colophon::test;

namespace {

/// Lets a scan go on when the test says so.
class Gate
{
public:
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }

    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isOpen; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOpen = false;
};

Batch batchOf(std::vector<SourceRecord> records)
{
    Batch batch;
    batch.records = std::move(records);
    return batch;
}

std::vector<std::shared_ptr<Location>> opened(const std::string& path, const std::vector<SourceKind>& kinds)
{
    return {*Location::open(path, kinds, SourceId(1))};
}

SourceRecord found(const SourceInfo& info, std::string_view native)
{
    return record(native, RecordKind::File).source(static_cast<int>(info.id));
}

} // namespace

class TestScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsWhatAllSourcesFind();
    void showsWhatIsKnownWhileReadingGoesOn();
    void stopKeepsWhatWasRead();
    void stoppedBeforeItBeganIsEmpty();
    void emptyFolderHasNoSourcesAndNoModels();
    void fallbackIsListedWithItsProblem();
    void sourceThatFailsDoesNotTakeTheRestAlong();
    void progressIsSummedUp();
    void sourcesReadSideBySide();
};

void TestScan::joinsWhatAllSourcesFind()
{
    const TempTree tree;
    tree.write("a/store.txt", "");
    tree.write("b/store.txt", "");
    const auto work = [](const SourceInfo& info, RecordSink& sink, const std::stop_token&) {
        sink.add(batchOf({found(info, "from " + info.location)}));
    };
    const auto locations = opened(tree.path(), {storeKind(work), folderKind(work)});
    const CatalogPointer catalog = scanLocations(locations, {}, {}, {});
    QVERIFY(catalog->isComplete());
    QCOMPARE(catalog->versionCount(), 3U);
    QCOMPARE(catalog->sources().size(), 3U);
}

void TestScan::showsWhatIsKnownWhileReadingGoesOn()
{
    const TempTree tree;
    Gate gate;
    const auto work = [&](const SourceInfo& info, RecordSink& sink, const std::stop_token&) {
        sink.add(batchOf({found(info, "first")}));
        gate.wait();
        sink.add(batchOf({found(info, "second")}));
    };
    std::vector<CatalogPointer> partial;
    ScanCallbacks callbacks;
    callbacks.partial = [&](const CatalogPointer& catalog) {
        partial.push_back(catalog);
        gate.open(); // Reading ends only after a part was shown.
    };
    const auto locations = opened(tree.path(), {folderKind(work)});
    const CatalogPointer catalog = scanLocations(locations, {}, callbacks, {});
    QVERIFY(!partial.empty());
    QCOMPARE(partial.front()->versionCount(), 1U);
    QVERIFY(!partial.front()->isComplete());
    QCOMPARE(catalog->versionCount(), 2U);
    QVERIFY(catalog->isComplete());
}

void TestScan::stopKeepsWhatWasRead()
{
    const TempTree tree;
    std::stop_source stop;
    const auto work = [&](const SourceInfo& info, RecordSink& sink, const std::stop_token& token) {
        sink.add(batchOf({found(info, "first")}));
        stop.request_stop();
        if (!token.stop_requested())
            sink.add(batchOf({found(info, "second")}));
    };
    const auto locations = opened(tree.path(), {folderKind(work)});
    const CatalogPointer catalog = scanLocations(locations, {}, {}, stop.get_token());
    QCOMPARE(catalog->versionCount(), 1U);
    QVERIFY(!catalog->isComplete());
}

void TestScan::stoppedBeforeItBeganIsEmpty()
{
    const TempTree tree;
    std::stop_source stop;
    stop.request_stop();
    const CatalogPointer catalog = scanLocations(opened(tree.path(), {folderKind()}), {}, {}, stop.get_token());
    QCOMPARE(catalog->versionCount(), 0U);
    QVERIFY(!catalog->isComplete());
}

void TestScan::emptyFolderHasNoSourcesAndNoModels()
{
    const TempTree tree;
    const CatalogPointer catalog = scanLocations(opened(tree.path(), {storeKind(), folderKind()}), {}, {}, {});
    QVERIFY(catalog->sources().empty() && catalog->models().empty() && catalog->problems().empty());
    QVERIFY(catalog->isComplete());
    QVERIFY(scanLocations({}, {}, {}, {})->isComplete());
}

void TestScan::fallbackIsListedWithItsProblem()
{
    const TempTree tree;
    const auto work = [](const SourceInfo& info, RecordSink& sink, const std::stop_token&) {
        Problem problem;
        problem.source = info.id;
        problem.reason = "Broken.";
        sink.add({{}, {}, {problem}});
    };
    const CatalogPointer catalog = scanLocations(opened(tree.path(), {folderKind(work)}), {}, {}, {});
    QCOMPARE(catalog->problems().size(), 1U);
    QVERIFY(catalog->source(catalog->problems().front().source));
}

void TestScan::sourceThatFailsDoesNotTakeTheRestAlong()
{
    const TempTree tree;
    tree.write("store.txt", "");
    const auto failing
        = [](const SourceInfo&, RecordSink&, const std::stop_token&) { throw std::runtime_error("no memory left"); };
    const auto working = [](const SourceInfo& info, RecordSink& sink, const std::stop_token&) {
        sink.add(batchOf({found(info, "a")}));
    };
    const auto locations = opened(tree.path(), {storeKind(failing), folderKind(working)});
    const CatalogPointer catalog = scanLocations(locations, {}, {}, {});
    QCOMPARE(catalog->versionCount(), 1U);
    QCOMPARE(catalog->problems().size(), 1U);
    QCOMPARE(catalog->problems().front().reason, std::string("Reading ended early: no memory left."));
}

void TestScan::progressIsSummedUp()
{
    const TempTree tree;
    tree.write("a/store.txt", "");
    tree.write("b/store.txt", "");
    const auto work = [](const SourceInfo&, RecordSink& sink, const std::stop_token&) { sink.progress(3, 10); };
    ScanProgress last;
    ScanCallbacks callbacks;
    callbacks.progress = [&](const ScanProgress& progress) { last = progress; };
    scanLocations(opened(tree.path(), {storeKind(work)}), {}, callbacks, {});
    QCOMPARE(last.done, 6U);
    QCOMPARE(last.expected, 20U);
}

void TestScan::sourcesReadSideBySide()
{
    const TempTree tree;
    tree.write("a/store.txt", "");
    tree.write("b/store.txt", "");
    Gate first;
    Gate second;
    // Each waits for the other: one after the other they would wait for ever.
    const auto work = [&](const SourceInfo& info, RecordSink& sink, const std::stop_token&) {
        Gate& own = info.location == "a" ? first : second;
        Gate& other = info.location == "a" ? second : first;
        own.open();
        other.wait();
        sink.add(batchOf({found(info, info.location)}));
    };
    ScanOptions options;
    options.threads = 2;
    const CatalogPointer catalog = scanLocations(opened(tree.path(), {storeKind(work)}), options, {}, {});
    QCOMPARE(catalog->versionCount(), 2U);
}

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
