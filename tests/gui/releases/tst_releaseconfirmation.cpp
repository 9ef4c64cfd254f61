#include "models/items/releaseconfirmation.h"

#include <QTest>

using namespace colophon;

namespace {

ReleasePlan plan(std::vector<Gate> gates, std::string caution = {})
{
    ReleasePlan result;
    result.request.model = Name("churn");
    result.request.stage = productionStage();
    result.request.to = "1";
    result.from = "0";
    result.gates = std::move(gates);
    result.caution = std::move(caution);
    return result;
}

const Gate kPassed{"Files match", Gate::Result::Passed, {}};
const Gate kCheck{"Contains the present production", Gate::Result::Check, {}};
const Gate kFailed{"No metric is worse", Gate::Result::Failed, {}};

} // namespace

class ReleaseConfirmationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReasonIsMandatory();
    void aReasonIsCountedAsByTheDesk();
    void aGateToCheckNeedsItsOwnTick();
    void aFailedGateNeedsALongerReasonAndWarns();
    void theCautionIsAgreedToFirst();
    void whatWasShownIsWhatIsExpected();
    void theCommandQuotesEveryText();
    void theCommandKeepsTheConditionsOfTheRelease();
    void theCommandNamesEveryLocation();
    void theCommandIsTheVerbOfTheAct();
    void theCommandAgreesToWhatWasAgreedTo();
};

void ReleaseConfirmationTest::aReasonIsMandatory()
{
    QCOMPARE(confirmation(plan({kPassed}), {}).kind, Confirmation::Kind::Off);
    QCOMPARE(confirmation(plan({kPassed}), {QStringLiteral("     short     "), {}, false}).kind,
             Confirmation::Kind::Off);
    QCOMPARE(confirmation(plan({kPassed}), {QStringLiteral("Two weeks in staging"), {}, false}).kind,
             Confirmation::Kind::Ready);
}

void ReleaseConfirmationTest::aReasonIsCountedAsByTheDesk()
{
    // Nine characters, each of two UTF-16 units: long enough only for who counts units.
    const QString nine = QString::fromUtf8("🚀🚀🚀🚀🚀🚀🚀🚀🚀");
    QCOMPARE(confirmation(plan({kPassed}), {nine, {}, false}).kind, Confirmation::Kind::Off);
    QCOMPARE(confirmation(plan({kPassed}), {nine, {}, false}).reasonLength, 9);
}

void ReleaseConfirmationTest::aGateToCheckNeedsItsOwnTick()
{
    const ReleasePlan toCheck = plan({kPassed, kCheck});
    const QString reason = QStringLiteral("Two weeks in staging");
    QCOMPARE(confirmation(toCheck, {reason, {true, false}, false}).cause, QStringLiteral("Tick every gate to check"));
    QCOMPARE(confirmation(toCheck, {reason, {false, true}, false}).kind, Confirmation::Kind::Ready);
}

void ReleaseConfirmationTest::aFailedGateNeedsALongerReasonAndWarns()
{
    const ReleasePlan failing = plan({kFailed});
    QCOMPARE(confirmation(failing, {QStringLiteral("Two weeks in staging"), {}, false}).kind, Confirmation::Kind::Off);
    const ConfirmationInput input{QStringLiteral("The latency budget was raised by the team on Monday"), {}, false};
    QCOMPARE(confirmation(failing, input).kind, Confirmation::Kind::Override);
    QVERIFY(confirmedRequest(failing, input).despiteFailedGates);
}

void ReleaseConfirmationTest::theCautionIsAgreedToFirst()
{
    const ReleasePlan cautious = plan({}, "MLflow may be running on this store.");
    const QString reason = QStringLiteral("Two weeks in staging");
    QCOMPARE(confirmation(cautious, {reason, {}, false}).kind, Confirmation::Kind::Off);
    QCOMPARE(confirmation(cautious, {reason, {}, true}).kind, Confirmation::Kind::Ready);
    QVERIFY(confirmedRequest(cautious, {reason, {}, true}).explicitChoice);
}

void ReleaseConfirmationTest::whatWasShownIsWhatIsExpected()
{
    const ReleaseRequest request = confirmedRequest(plan({}), {QStringLiteral("  Two weeks in staging  "), {}, false});
    QCOMPARE(request.reason, std::string("Two weeks in staging"));
    QVERIFY(request.expected.has_value());
    QCOMPARE(request.expected->value(), VersionId("0"));
}

void ReleaseConfirmationTest::theCommandQuotesEveryText()
{
    const QString command = releaseCommand({QStringLiteral("churn@v1"), {}}, {QStringLiteral("/tmp/it's here")},
                                           plan({}), {QStringLiteral("a; rm -rf $HOME"), {}, false});
    QVERIFY(command.contains(QStringLiteral("'/tmp/it'\\''s here'")));
    QVERIFY(command.contains(QStringLiteral("'a; rm -rf $HOME'")));
}

void ReleaseConfirmationTest::theCommandKeepsTheConditionsOfTheRelease()
{
    ReleasePlan labelled = plan({});
    labelled.request.label = "v2.0.0 it's";
    labelled.change.from = "models/v0";
    const auto command = [&labelled](const QString& from) {
        return releaseCommand({QStringLiteral("churn@v1"), from}, {QStringLiteral("/tmp")}, labelled,
                              {QStringLiteral("Two weeks in staging"), {}, false});
    };
    QVERIFY(command(QStringLiteral("churn@v0")).contains(QStringLiteral("--expect 'churn@v0'")));
    QVERIFY(command({}).contains(QStringLiteral("--label 'v2.0.0 it'\\''s'")));
    QVERIFY(!command({}).contains(QStringLiteral("--expect"))); // a holder without an address
    labelled.change.from.reset();
    QVERIFY(command({}).contains(QStringLiteral("--expect none")));
}

/// An address is found, and a release planned, in everything that is open together.
void ReleaseConfirmationTest::theCommandNamesEveryLocation()
{
    const QString command
        = releaseCommand({QStringLiteral("churn@v1"), {}}, {QStringLiteral("/tmp/one"), QStringLiteral("/tmp/two")},
                         plan({}), {QStringLiteral("Two weeks in staging"), {}, false});
    QVERIFY2(command.contains(QStringLiteral("--in '/tmp/one' --in '/tmp/two'")), qPrintable(command));
}

void ReleaseConfirmationTest::theCommandIsTheVerbOfTheAct()
{
    ReleasePlan back = plan({kFailed});
    back.request.reason = "Undo: takes back journal entry 4";
    back.change.from = "models/v0";
    const auto command = [&back](ReleaseKind kind, const QString& reason) {
        back.request.kind = kind;
        return releaseCommand({QStringLiteral("churn@v1"), QStringLiteral("churn@v0")}, {}, back, {reason, {}, false});
    };
    const QString typed = QStringLiteral("It loses more than it finds");
    const QString rest = QStringLiteral(" --expect 'churn@v0' --anyway");
    QCOMPARE(command(ReleaseKind::Rollback, typed),
             QStringLiteral("colophon rollback 'churn' --stage 'production' --reason '%1'").arg(typed) + rest);
    QCOMPARE(command(ReleaseKind::Undo, typed),
             QStringLiteral("colophon undo 'churn' --stage 'production' --reason '%1'").arg(typed) + rest);
    // The journal would say it twice.
    QCOMPARE(command(ReleaseKind::Undo, QString::fromStdString(back.request.reason)),
             QStringLiteral("colophon undo 'churn' --stage 'production'") + rest);
    QCOMPARE(command(ReleaseKind::Redo, typed),
             QStringLiteral("colophon release 'churn@v1' --stage 'production' --reason '%1'").arg(typed) + rest);
}

void ReleaseConfirmationTest::theCommandAgreesToWhatWasAgreedTo()
{
    const auto agrees = [](const char* caution, bool isAgreed) {
        return releaseCommand({QStringLiteral("churn@v1"), {}}, {}, plan({}, caution),
                              {QStringLiteral("Two weeks in staging"), {}, isAgreed})
            .endsWith(QStringLiteral(" --yes"));
    };
    QVERIFY(agrees("MLflow may be running on this store.", true));
    QVERIFY(!agrees("MLflow may be running on this store.", false));
    QVERIFY(!agrees("", true)); // nothing is asked
}

QTEST_GUILESS_MAIN(ReleaseConfirmationTest)
#include "tst_releaseconfirmation.moc"
