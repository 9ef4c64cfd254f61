#include "models/lineage/mergedfacts.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

Facts merged(const std::vector<SourceRecord>& records)
{
    std::vector<const SourceRecord*> pointers;
    for (const SourceRecord& record : records)
        pointers.push_back(&record);
    return mergedFacts(pointers);
}

SourceRecord placed(SourceRecord record, std::string_view place)
{
    for (Origin& origin : record.facts.origins)
        origin.place = place;
    return record;
}

} // namespace

class TestMergedFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void earlierRecordWins();
    void everyFactKeepsItsOrigin();
    void oneMeasurementLoggedTwiceIsOne();
    void differentMeasurementsStay();
    void recordedTimeBeatsTheFileSystem();
    void codeIsCompletedOnlyForTheSameCommit();
    void datasetsAreCompleted();
    void theCourseOfTheRunIsTheRuns();
    void oneRecordStaysAsItIs();
};

void TestMergedFacts::earlierRecordWins()
{
    const Facts facts
        = merged({record("churn/7").metric("a", 1).parameter("p", "x"),
                  record("run:r", RecordKind::Run).metric("a", 2).metric("b", 3).parameter("p", "y").author("Ana")});
    QCOMPARE(facts.metric(Name("a"))->value, 1.0);
    QCOMPARE(facts.metric(Name("b"))->value, 3.0);
    QCOMPARE(facts.parameter(Name("p"))->value, std::string("x"));
    QCOMPARE(facts.author.text, std::string("Ana"));
}

void TestMergedFacts::everyFactKeepsItsOrigin()
{
    const Facts facts
        = merged({placed(record("churn/7").metric("z", 1).created("2026-01-01"), "registry"),
                  placed(record("run:r", RecordKind::Run).metric("a", 2).parameter("p", "y").author("Ana"), "run")});
    QCOMPARE(facts.origin(facts.metric(Name("z"))->origin)->place, std::string("registry"));
    QCOMPARE(facts.origin(facts.metric(Name("a"))->origin)->place, std::string("run"));
    QCOMPARE(facts.origin(facts.parameter(Name("p"))->origin)->place, std::string("run"));
    QCOMPARE(facts.origin(facts.author.origin)->place, std::string("run"));
    QCOMPARE(facts.origin(facts.createdOrigin)->place, std::string("registry"));
}

void TestMergedFacts::oneMeasurementLoggedTwiceIsOne()
{
    const Facts facts = merged({record("model:m", RecordKind::LoggedModel).metric("accuracy", 0.9, "test"),
                                record("run:r", RecordKind::Run).metric("accuracy", 0.9)});
    QCOMPARE(facts.metrics.size(), 1U);
    QCOMPARE(facts.metrics.front().dataset.text(), std::string("test"));
}

void TestMergedFacts::differentMeasurementsStay()
{
    const Facts facts
        = merged({record("model:m", RecordKind::LoggedModel).metric("accuracy", 0.9, "test"),
                  record("run:r", RecordKind::Run).metric("accuracy", 0.8).metric("accuracy", 0.7, "train")});
    QCOMPARE(facts.metrics.size(), 3U);
}

void TestMergedFacts::recordedTimeBeatsTheFileSystem()
{
    const SourceRecord file
        = placed(record("a.pkl", RecordKind::File).created("2026-05-05").author("root"), "file system");
    const SourceRecord run = placed(record("run:r", RecordKind::Run).created("2026-01-01").author("Ana"), "meta.yaml");
    for (const auto& order : {std::vector{file, run}, std::vector{run, file}}) {
        const Facts facts = merged(order);
        QCOMPARE(facts.created, parseTimestamp("2026-01-01"));
        QCOMPARE(facts.author.text, std::string("Ana"));
    }
}

void TestMergedFacts::codeIsCompletedOnlyForTheSameCommit()
{
    SourceRecord first = record("a").commit("abc");
    SourceRecord second = record("b").commit("abc");
    second.facts.code.repository = "git@example.org:churn";
    second.facts.code.dirty = true;
    QCOMPARE(merged({first, second}).code.repository, second.facts.code.repository);
    QCOMPARE(merged({first, second}).code.dirty, std::optional(true));
    second.facts.code.commit = "def";
    QVERIFY(merged({first, second}).code.repository.empty());
}

void TestMergedFacts::datasetsAreCompleted()
{
    SourceRecord first = record("a");
    first.facts.datasets.push_back(
        {.name = "train", .digest = "md5:1", .path = {}, .context = {}, .rows = {}, .labels = {}});
    SourceRecord second = record("b");
    second.facts.datasets.push_back({.name = "train",
                                     .digest = "md5:1",
                                     .path = "train.csv",
                                     .context = "training",
                                     .rows = 10,
                                     .labels = {{"yes", 3}}});
    const Facts facts = merged({first, second});
    QCOMPARE(facts.datasets.size(), 1U);
    QCOMPARE(facts.datasets.front().path, std::string("train.csv"));
    QCOMPARE(facts.datasets.front().context, std::string("training"));
    QCOMPARE(facts.datasets.front().rows, std::optional<std::int64_t>(10));
}

void TestMergedFacts::theCourseOfTheRunIsTheRuns()
{
    SourceRecord registered = placed(record("churn/7").created("2026-03-02"), "registry");
    SourceRecord run = placed(record("run:r", RecordKind::Run).created("2026-03-01"), "run");
    run.facts.run = {Name("finished"), Timestamp{1'000}, Timestamp{61'000}, 0};
    const Facts facts = merged({registered, run});
    QCOMPARE(facts.run.status.text(), std::string("finished"));
    QCOMPARE(facts.run.duration(), 60'000); // not from when the version was registered
    QCOMPARE(facts.origin(facts.run.origin)->place, std::string("run"));
    registered.facts.run.status = Name("failed");
    QCOMPARE(merged({registered, run}).run.status.text(), std::string("failed"));
    QCOMPARE(merged({registered, run}).run.duration(), 60'000);
}

void TestMergedFacts::oneRecordStaysAsItIs()
{
    const SourceRecord only
        = record("a").metric("m", 1, "test").parameter("p", "x").artifact("f", "md5:1").author("Ana");
    QVERIFY(merged({only}) == only.facts);
}

QTEST_APPLESS_MAIN(TestMergedFacts)
#include "tst_mergedfacts.moc"
