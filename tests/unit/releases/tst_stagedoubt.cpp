#include "models/releases/stagedoubt.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace colophon;

namespace {

std::optional<VersionId> idOf(const char* label)
{
    return *label == '\0' ? std::nullopt : std::optional<VersionId>(std::string("id-") + label);
}

/// A release from one version to another; "" is nobody.
ReleaseEvent moved(std::int64_t time, const char* from, const char* to)
{
    ReleaseEvent event;
    event.time = event.effective = Timestamp{time};
    event.kind = ReleaseKind::Release;
    event.stage = productionStage();
    event.from = idOf(from);
    event.fromLabel = from;
    event.to = idOf(to);
    event.toLabel = to;
    event.madeHere = true;
    return event;
}

/// Seen in a system that keeps no history.
ReleaseEvent seen(std::int64_t time, const char* to)
{
    ReleaseEvent event = moved(time, "", to);
    event.kind = ReleaseKind::Observed;
    event.madeHere = false;
    return event;
}

/// The files of the version that it put there are gone.
ReleaseEvent vanished(ReleaseEvent event)
{
    event.to.reset();
    return event;
}

/// churn with versions a, b and c, of which this one holds production now.
Model model(std::vector<ReleaseEvent> releases, const char* holder)
{
    Model model;
    model.name = Name("churn");
    for (const char* label : {"a", "b", "c"}) {
        Version version;
        version.id = *idOf(label);
        version.label = label;
        version.records.push_back({SourceId(1), RecordKind::Registered, label, {}});
        if (version.id == idOf(holder))
            version.stages.push_back(productionStage());
        model.versions.push_back(version);
    }
    if (*holder != '\0')
        model.stages.push_back({productionStage(), *idOf(holder)});
    model.releases = std::move(releases);
    return model;
}

/// "changed 10-20 b": cause, between which times, who was found; "…" is when it was read, "nobody" an empty stage.
std::string told(const std::optional<StageDoubt>& doubt)
{
    if (!doubt)
        return "certain";
    static const std::map<StageDoubt::Cause, std::string> kCauses{{StageDoubt::Cause::ChangedOutside, "changed "},
                                                                  {StageDoubt::Cause::WrongClock, "clock "},
                                                                  {StageDoubt::Cause::NotRecorded, "unrecorded "},
                                                                  {StageDoubt::Cause::Future, "future "}};
    return kCauses.at(doubt->cause) + (doubt->after ? std::to_string(doubt->after->milliseconds) : "") + "-"
        + (doubt->before ? std::to_string(doubt->before->milliseconds) : "…") + " "
        + (doubt->foundLabel.empty() ? "nobody" : doubt->foundLabel);
}

} // namespace

class StageDoubtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasChangedOutsideIsNotSure_data();
    void whatWasChangedOutsideIsNotSure();
    void aWrongClockIsNotSure();
    void whatIsStillToComeIsNotSure();
    void twoStoresAreNotOne();
    void stagesAreIndependent();
    void anObservationDoesNotTellWhoWasThereBefore();
};

void StageDoubtTest::whatWasChangedOutsideIsNotSure_data()
{
    using Events = std::vector<ReleaseEvent>;
    QTest::addColumn<Events>("events");
    QTest::addColumn<QByteArray>("holder");
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("doubt");
    const auto row = [](const char* name, const Events& events, const char* holder, int at, const char* doubt) {
        QTest::newRow(name) << events << QByteArray(holder) << at << QByteArray(doubt);
    };
    const Events two{moved(10, "", "a"), moved(20, "a", "b")};
    row("nothing recorded, and nobody now", {}, "", 5, "certain");
    row("nothing recorded, but somebody now", {}, "a", 5, "unrecorded -… a");
    row("before the first, which found somebody", {moved(20, "a", "b")}, "b", 15, "unrecorded -20 a");
    row("at the first", {moved(20, "a", "b")}, "b", 20, "certain");
    row("before all", two, "b", 5, "certain");
    row("as released", two, "b", 15, "certain");
    row("still as released", two, "b", 25, "certain");
    row("another holder now", two, "c", 25, "changed 20-… c");
    row("nobody now", two, "", 25, "changed 20-… nobody");
    row("at the moment of the release", two, "c", 20, "certain");
    row("another holder now, between earlier ones", two, "c", 15, "certain");
    row("cleared, and somebody now", {moved(10, "", "a"), moved(20, "a", "")}, "b", 25, "changed 20-… b");
    row("cleared, and nobody now", {moved(10, "", "a"), moved(20, "a", "")}, "", 25, "certain");
    row("the holder is not among the versions", {vanished(moved(10, "", "z"))}, "", 25, "certain");
    row("somebody else than a vanished holder", {vanished(moved(10, "", "z"))}, "a", 25, "changed 10-… a");
    row("the next release found somebody else", {moved(10, "", "a"), moved(20, "c", "b")}, "b", 15, "changed 10-20 c");
    row("the next release found nobody", {moved(10, "", "a"), moved(20, "", "b")}, "b", 15, "changed 10-20 nobody");
    row("and is certain itself", {moved(10, "", "a"), moved(20, "c", "b")}, "b", 20, "certain");
    row("another was seen there", {moved(10, "", "a"), seen(20, "b")}, "b", 15, "changed 10-20 b");
    row("since it was seen there", {moved(10, "", "a"), seen(20, "b")}, "b", 25, "certain");
    row("seen after it was cleared", {moved(5, "", "a"), moved(10, "a", ""), seen(20, "b")}, "b", 15,
        "changed 10-20 b");
    row("before it was first seen", {seen(20, "b")}, "b", 15, "unrecorded -20 b");
    row("as first seen", {seen(20, "b")}, "b", 25, "certain");
}

void StageDoubtTest::whatWasChangedOutsideIsNotSure()
{
    QFETCH(std::vector<ReleaseEvent>, events);
    QFETCH(QByteArray, holder);
    QFETCH(int, at);
    QFETCH(QByteArray, doubt);
    const Model churn = model(events, holder.constData());
    QCOMPARE(QByteArray::fromStdString(told(stageDoubt(churn, productionStage(), Timestamp{at}))), doubt);
    const std::vector<DoubtfulStretch> stretches
        = doubtfulStretches(churn, productionStage(), Timestamp{0}, Timestamp{30});
    const auto around = std::ranges::find_if(stretches, [at](const DoubtfulStretch& stretch) {
        return stretch.begin.milliseconds < at && at < stretch.end.milliseconds;
    });
    QCOMPARE(told(around != stretches.end() ? std::optional(around->doubt) : std::nullopt), doubt.toStdString());
}

void StageDoubtTest::aWrongClockIsNotSure()
{
    ReleaseEvent ahead = moved(90, "a", "b");
    ahead.effective = Timestamp{30};
    ReleaseEvent behind = moved(2, "b", "c");
    behind.effective = Timestamp{30};
    const Model one = model({moved(10, "", "a"), ahead, moved(30, "b", "c"), moved(40, "c", "a")}, "a");
    QCOMPARE(told(stageDoubt(one, productionStage(), Timestamp{20})), "clock 10-30 b");
    QCOMPARE(told(stageDoubt(one, productionStage(), Timestamp{35})), "certain");
    const Model other = model({moved(30, "a", "b"), behind, moved(40, "c", "a")}, "a");
    QCOMPARE(told(stageDoubt(other, productionStage(), Timestamp{35})), "clock 30-40 c");
    QCOMPARE(told(stageDoubt(other, productionStage(), Timestamp{45})), "certain");
}

void StageDoubtTest::whatIsStillToComeIsNotSure()
{
    const Model churn = model({moved(10, "", "a")}, "a");
    QCOMPARE(told(stageDoubt(churn, productionStage(), Timestamp{30}, Timestamp{20})), "future 20-… a");
    QCOMPARE(told(stageDoubt(churn, productionStage(), Timestamp{20}, Timestamp{20})), "certain");
}

void StageDoubtTest::twoStoresAreNotOne()
{
    Model churn = model({moved(10, "", "a"), moved(20, "", "b")}, "b");
    churn.versions[1].records.front().source = SourceId(2);
    churn.versions[0].stages.push_back(productionStage());
    QCOMPARE(told(stageDoubt(churn, productionStage(), Timestamp{15})), "certain");
    churn.versions[1].stages.clear();
    churn.stages = {{productionStage(), "id-a"}};
    QCOMPARE(told(stageDoubt(churn, productionStage(), Timestamp{25})), "changed 20-… nobody");
}

void StageDoubtTest::stagesAreIndependent()
{
    ReleaseEvent canary = moved(15, "c", "b");
    canary.stage = Name("canary");
    const Model churn = model({moved(10, "", "a"), canary}, "a");
    QCOMPARE(told(stageDoubt(churn, productionStage(), Timestamp{12})), "certain");
    QCOMPARE(told(stageDoubt(churn, Name("canary"), Timestamp{20})), "changed 15-… nobody");
}

void StageDoubtTest::anObservationDoesNotTellWhoWasThereBefore()
{
    QVERIFY(isPredecessorKnown(moved(10, "", "a")));
    QVERIFY(!isPredecessorKnown(seen(10, "a")));
    ReleaseEvent withFrom = seen(10, "a");
    withFrom.fromLabel = "b";
    QVERIFY(isPredecessorKnown(withFrom));
}

QTEST_GUILESS_MAIN(StageDoubtTest)
#include "tst_stagedoubt.moc"
