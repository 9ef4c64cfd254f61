#include "models/releases/doubttext.h"

#include <QTest>

using namespace colophon;

namespace {

/// churn with version 7, known to people as v1.2.0.
Model churn()
{
    Model model;
    model.name = Name("churn");
    Version version;
    version.id = "id-7";
    version.label = "7";
    version.semver = parseSemVer("1.2.0");
    model.versions.push_back(version);
    return model;
}

StageDoubt doubt(StageDoubt::Cause cause, std::optional<int> after, std::optional<int> before)
{
    const auto time = [](int seconds) { return Timestamp{seconds}; };
    return {cause, after.transform(time), before.transform(time), "id-7", "7"};
}

QByteArray said(const StageDoubt& doubt)
{
    const auto timeText = [](Timestamp time) { return "12:" + std::to_string(time.milliseconds) + " at sea"; };
    return QByteArray::fromStdString(doubtText(churn(), productionStage(), doubt, timeText));
}

} // namespace

/// One wording for windows and command lines: only times are written as they are read there.
class DoubtTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotSureIsSaid_data();
    void whatIsNotSureIsSaid();
    void nobodyAndTheVersionThatIsGoneAreNamed();
};

void DoubtTextTest::whatIsNotSureIsSaid_data()
{
    using Cause = StageDoubt::Cause;
    QTest::addColumn<StageDoubt>("doubt");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const StageDoubt& doubt, const char* expected) {
        QTest::newRow(name) << doubt << QByteArray(expected);
    };
    row("changed", doubt(Cause::ChangedOutside, 10, 20),
        "Not sure: production was changed outside of Colophon between 12:10 at sea and 12:20 at sea; churn v1.2.0 was "
        "found there then.");
    row("changed since", doubt(Cause::ChangedOutside, 10, {}),
        "Not sure: production was changed outside of Colophon between 12:10 at sea and now; churn v1.2.0 is there "
        "now.");
    row("wrong clock", doubt(Cause::WrongClock, 10, 20),
        "Not sure: a clock was wrong, and churn v1.2.0 came there at some time between 12:10 at sea and 12:20 at sea.");
    row("not recorded before", doubt(Cause::NotRecorded, {}, 20),
        "Not sure: nothing is recorded about production before 12:20 at sea; churn v1.2.0 was found there then.");
    row("not recorded", doubt(Cause::NotRecorded, {}, {}),
        "Not sure: nothing is recorded about production; churn v1.2.0 is there now.");
    row("future", doubt(Cause::Future, 10, {}),
        "Not sure: that lies in the future; now churn v1.2.0 is in production.");
}

void DoubtTextTest::whatIsNotSureIsSaid()
{
    QFETCH(StageDoubt, doubt);
    QTEST(said(doubt), "expected");
}

void DoubtTextTest::nobodyAndTheVersionThatIsGoneAreNamed()
{
    StageDoubt nobody = doubt(StageDoubt::Cause::NotRecorded, {}, {});
    nobody.found.reset();
    nobody.foundLabel.clear();
    QVERIFY(said(nobody).endsWith("; no version is there now."));
    StageDoubt gone = nobody;
    gone.foundLabel = "3";
    QVERIFY(said(gone).endsWith("; churn 3 is there now."));
}

QTEST_GUILESS_MAIN(DoubtTextTest)
#include "tst_doubttext.moc"
