#include "tests/unit/commands/commandtrees.h"

#include "tests/support/temptree.h"

#include <QTest>

using colophon::test::ProgramRun;
using colophon::test::releaseOf;
using colophon::test::run;
using colophon::test::TempTree;
using colophon::test::text;
using colophon::test::words;
using colophon::test::writeVersions;
using Json = nlohmann::json;

/// Releases that are asked for a second time.
class ReleaseRepeatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReleaseThatIsMadeAlreadyIsDone();
    void aReleaseOverAnExpectedHolderCanBeRepeated();
};

void ReleaseRepeatsTest::aReleaseThatIsMadeAlreadyIsDone()
{
    const TempTree tree;
    writeVersions(tree);
    const Json first = run(tree.path(), releaseOf("churn@v1.0.0") << QStringLiteral("--json")).json();
    const std::string before = tree.snapshot();
    const ProgramRun again = run(tree.path(), releaseOf("churn@v1.0.0"));
    QCOMPARE(again.status, 0);
    QVERIFY2(again.outputHas("churn@v1.0.0 holds production already. Nothing needs to be done"), again.output.c_str());
    const ProgramRun labelled = run(tree.path(), releaseOf("churn@v1.0.0") << words("--label v7.0.0 --json"));
    QCOMPARE(labelled.status, 0);
    QVERIFY2(labelled.errorsHave("not given the label v7.0.0"), labelled.errors.c_str());
    const Json json = labelled.json();
    QCOMPARE(text(json.at("from")), text(first.at("to")));
    QCOMPARE(text(json.at("to")), text(first.at("to")));
    QVERIFY(!json.at("applied").get<bool>() && json.at("verified").get<bool>() && json.at("already").get<bool>());
    QVERIFY(!json.contains("error"));
    // What was demanded besides is not overlooked.
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") << words("--expect churn@v1.1.0")).status, 4);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") << words("--expect churn@v1.0.0")).status, 0);
    QCOMPARE(tree.snapshot(), before);
}

/// A script that lost the answer repeats all of what it asked for.
void ReleaseRepeatsTest::aReleaseOverAnExpectedHolderCanBeRepeated()
{
    const TempTree tree;
    writeVersions(tree);
    const auto repeated = [&tree](const char* version, const char* expected) {
        return run(tree.path(), releaseOf(version) << words("--expect") << words(expected) << words("--json"));
    };
    QCOMPARE(repeated("churn@v1.0.0", "none").status, 0);
    QCOMPARE(repeated("churn@v1.0.0", "none").status, 0);
    QCOMPARE(repeated("churn@v1.1.0", "churn@v1.0.0").status, 0);
    const std::string before = tree.snapshot();
    const ProgramRun again = repeated("churn@v1.1.0", "churn@v1.0.0");
    QCOMPARE(again.status, 0);
    QVERIFY(!again.json().at("applied").get<bool>() && again.json().at("already").get<bool>());
    QCOMPARE(repeated("churn@v1.1.0", "none").status, 4);
    QCOMPARE(repeated("churn@v1.0.0", "none").status, 4);
    QCOMPARE(tree.snapshot(), before);

    // The same versions, but the last that was done is no release of one over the other.
    QCOMPARE(run(tree.path(), words("undo churn --stage production")).status, 0);
    QCOMPARE(run(tree.path(), words("redo churn --stage production")).status, 0);
    QCOMPARE(repeated("churn@v1.1.0", "churn@v1.0.0").status, 4);
}

QTEST_GUILESS_MAIN(ReleaseRepeatsTest)
#include "tst_releaserepeats.moc"
