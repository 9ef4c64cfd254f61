#include "models/releases/release.h"

#include <QTest>

using namespace colophon;

namespace {

ReleaseEvent moved(std::int64_t time, const char* to, ReleaseKind kind = ReleaseKind::Release,
                   const char* stage = "production")
{
    ReleaseEvent event;
    event.time = event.effective = Timestamp{time};
    event.kind = kind;
    event.stage = Name(stage);
    if (*to != '\0')
        event.to = std::string("id-") + to;
    event.toLabel = to;
    return event;
}

/// churn with versions a, b and c.
Model model(std::vector<ReleaseEvent> releases, const char* holder = "")
{
    Model model;
    model.name = Name("churn");
    for (const char* label : {"a", "b", "c"}) {
        Version version;
        version.id = std::string("id-") + label;
        version.label = label;
        version.records.push_back({SourceId(1), RecordKind::Registered, label, {}});
        model.versions.push_back(version);
    }
    if (*holder != '\0')
        model.stages.push_back({productionStage(), std::string("id-") + holder});
    model.releases = std::move(releases);
    return model;
}

std::string rollbackTarget(const Model& model)
{
    const auto request = ReleaseDesk::rollbackRequest(model, productionStage());
    return request ? *request->to : "none";
}

} // namespace

class TestTenures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHolderStaysUntilTheNext();
    void clearingEndsATenure();
    void theSameChangeSeenTwiceIsOneTenure();
    void stagesAreIndependent();
    void aVersionThatIsGoneKeepsItsLabel();
    void nothingIsInForceBeforeTheFirstAndAfterClearing();
    void anEmptyStageAndAnUnknownOneAreToldApart();
    void rollbackFindsTheHolderBefore_data();
    void rollbackFindsTheHolderBefore();
    void rollbackStaysInTheStoreOfTheHolder();
};

void TestTenures::aHolderStaysUntilTheNext()
{
    const auto all = tenures(model({moved(10, "a"), moved(20, "b")}));
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY(all[0].begin == Timestamp{10} && all[0].end == Timestamp{20});
    QVERIFY(all[1].begin == Timestamp{20} && !all[1].end);
    QCOMPARE(all[1].release, std::size_t(1));
}

void TestTenures::clearingEndsATenure()
{
    const auto all = tenures(model({moved(10, "a"), moved(20, ""), moved(30, "a")}));
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY(all[0].end == Timestamp{20} && all[1].begin == Timestamp{30});
}

void TestTenures::theSameChangeSeenTwiceIsOneTenure()
{
    const auto all = tenures(model({moved(10, "a"), moved(11, "a", ReleaseKind::Observed), moved(20, "b")}));
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY(all[0].begin == Timestamp{10} && all[0].end == Timestamp{20});
}

void TestTenures::stagesAreIndependent()
{
    const auto all = tenures(model({moved(10, "a", ReleaseKind::Release, "canary"), moved(20, "b"),
                                    moved(30, "c", ReleaseKind::Release, "staging")}));
    QCOMPARE(all.size(), std::size_t(3));
    QCOMPARE(all[0].stage.text(), "production");
    QCOMPARE(all[1].stage.text(), "canary");
    for (const Tenure& tenure : all)
        QVERIFY(!tenure.end);
}

void TestTenures::aVersionThatIsGoneKeepsItsLabel()
{
    ReleaseEvent gone = moved(10, "z");
    gone.to.reset();
    const auto all = tenures(model({gone}));
    QCOMPARE(all.size(), std::size_t(1));
    QVERIFY(!all[0].version);
    QCOMPARE(all[0].label, "z");
}

void TestTenures::nothingIsInForceBeforeTheFirstAndAfterClearing()
{
    const Model churn = model({moved(10, "a"), moved(20, "")});
    QVERIFY(releaseInForce(churn, productionStage(), Timestamp{9}) == nullptr);
    QVERIFY(releaseInForce(churn, productionStage(), Timestamp{10}) == churn.releases.data());
    QVERIFY(releaseInForce(churn, productionStage(), Timestamp{20}) == nullptr);
    QVERIFY(releaseInForce(churn, Name("staging"), Timestamp{15}) == nullptr);
}

void TestTenures::anEmptyStageAndAnUnknownOneAreToldApart()
{
    const Model churn = model({moved(10, "a"), moved(20, ""), moved(30, "b", ReleaseKind::Release, "staging")});
    QVERIFY(lastEvent(churn, productionStage(), Timestamp{9}) == nullptr);
    QVERIFY(lastEvent(churn, productionStage(), Timestamp{19}) == churn.releases.data());
    QVERIFY(lastEvent(churn, productionStage(), Timestamp{40}) == &churn.releases[1]);
}

void TestTenures::rollbackFindsTheHolderBefore_data()
{
    using Events = std::vector<ReleaseEvent>;
    QTest::addColumn<Events>("events");
    QTest::addColumn<QByteArray>("holder");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char* name, const Events& events, const char* holder, const char* target) {
        QTest::newRow(name) << events << QByteArray(holder) << QByteArray(target);
    };
    const ReleaseEvent a = moved(1, "a");
    const ReleaseEvent b = moved(2, "b");
    const ReleaseEvent c = moved(3, "c");
    row("nothing happened", {}, "", "none");
    row("first release", {a}, "a", "none");
    row("second release", {a, b}, "b", "id-a");
    row("rolled back", {a, b, c, moved(4, "b", ReleaseKind::Rollback)}, "b", "id-a");
    row("rolled back to the first", {a, b, moved(4, "a", ReleaseKind::Rollback)}, "a", "none");
    row("undone and redone", {a, b, moved(4, "a", ReleaseKind::Undo), moved(5, "b", ReleaseKind::Undo)}, "b", "id-a");
    row("undone and redone by name", {a, b, moved(4, "a", ReleaseKind::Undo), moved(5, "b", ReleaseKind::Redo)}, "b",
        "id-a");
    ReleaseEvent afterUnseen = moved(3, "c");
    afterUnseen.from = "id-a";
    row("the first recorded release found a holder", {afterUnseen}, "c", "id-a");
    row("an unseen holder between two releases", {b, afterUnseen}, "c", "id-a");
    row("rolled back to an unseen holder", {afterUnseen, moved(4, "a", ReleaseKind::Rollback)}, "a", "none");
    row("undone to nobody", {a, moved(4, "", ReleaseKind::Undo)}, "", "none");
    row("somebody moved it outside", {a, b}, "c", "id-b");
    row("cleared", {a, b, moved(4, "")}, "", "id-b");
    row("the one before is gone", {a, moved(2, "z"), c}, "c", "id-a");
}

void TestTenures::rollbackFindsTheHolderBefore()
{
    QFETCH(std::vector<ReleaseEvent>, events);
    QFETCH(QByteArray, holder);
    QFETCH(QByteArray, target);
    QCOMPARE(QByteArray::fromStdString(rollbackTarget(model(events, holder.constData()))), target);
}

void TestTenures::rollbackStaysInTheStoreOfTheHolder()
{
    Model churn = model({moved(1, "a"), moved(2, "b"), moved(3, "c")}, "c");
    churn.versions[1].records.front().source = SourceId(2);
    QCOMPARE(rollbackTarget(churn), "id-a"); // b is another store's
}

QTEST_GUILESS_MAIN(TestTenures)
#include "tst_tenures.moc"
