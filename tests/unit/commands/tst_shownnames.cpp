#include "tests/unit/commands/commandtrees.h"

#include "tests/support/mlflowstore.h"

#include <QDateTime>
#include <QTest>

using namespace colophon::test;
using Json = nlohmann::json;

namespace {

/// A registry that counts two versions, which have numbers of their own: scan calls them v1.0.0 and v1.1.0.
struct Numbered
{
    Numbered()
        : store(tree, "mlruns")
    {
        store.registeredModel("churn");
        store.version("churn", 1).tag("semver", "1.0.0");
        store.version("churn", 2).tag("semver", "1.1.0");
    }

    ProgramRun answer(const QStringList& arguments) const
    {
        return run(tree.path(), arguments, {QStringLiteral("COLUMNS=200")});
    }
    ProgramRun release(const char* version, const char* rest) const
    {
        return answer(releaseOf(version) + words("--anyway --yes") + words(rest));
    }

    TempTree tree;
    MlflowStore store;
};

} // namespace

/// What one verb calls a version, the next verb takes, and the window shows.
class ShownNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void releasesNamesVersionsAsScanDoes();
    void aReleaseNamesVersionsAsScanDoes();
    void refusalsAndHintsNameVersionsAsScanDoes();
    void jsonKeepsTheLabels();
};

void ShownNamesTest::releasesNamesVersionsAsScanDoes()
{
    const Numbered registry;
    QVERIFY(registry.answer(words("scan")).outputHas("v1.1.0"));
    for (const char* version : {"churn@v1.0.0", "churn@v1.1.0"})
        QCOMPARE(registry.release(version, "--label v1.1.0").status, 0);
    const ProgramRun table = registry.answer(words("releases churn --at 2999-01-01"));
    QVERIFY2(table.outputHas("none → v1.0.0, called v1.1.0  "), table.output.c_str());
    QVERIFY2(table.outputHas("v1.0.0 → v1.1.0  "), table.output.c_str()); // and is not called so a second time
    QVERIFY2(table.outputHas("now churn v1.1.0 is in production"), table.output.c_str());
    const auto undone = [&registry] {
        if (registry.answer(words("undo churn --stage production --yes")).status != 0)
            return std::string("not undone");
        const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        return registry.answer(words("releases churn --at") << now).output;
    };
    const std::string first = undone();
    QVERIFY2(first.find("churn v1.0.0 was in production") != std::string::npos, first.c_str());
    const std::string second = undone();
    QVERIFY2(second.find("v1.0.0 was taken out") != std::string::npos, second.c_str());
}

void ShownNamesTest::aReleaseNamesVersionsAsScanDoes()
{
    const Numbered registry;
    const ProgramRun first = registry.release("churn@1", "--expect none");
    QVERIFY2(first.outputHas("churn, production: nobody → churn@v1.0.0\n"), first.output.c_str());
    const ProgramRun second = registry.release("churn@v1.1.0", "--expect churn@v1.0.0");
    QCOMPARE(second.status, 0);
    QVERIFY2(second.outputHas("churn, production: churn@v1.0.0 → churn@v1.1.0\n"), second.output.c_str());
    const ProgramRun shown = registry.answer(words("show churn@v1.1.0"));
    QVERIFY2(shown.output.starts_with("churn@v1.1.0"), shown.output.c_str());
}

void ShownNamesTest::refusalsAndHintsNameVersionsAsScanDoes()
{
    const Numbered registry;
    QCOMPARE(registry.release("churn@v1.0.0", "--json").status, 0);
    const ProgramRun again = registry.release("churn@v1.0.0", "--json");
    QVERIFY2(again.errorsHave("churn@v1.0.0 holds production already"), again.errors.c_str());
    const ProgramRun other = registry.release("churn@v1.1.0", "--expect none");
    QVERIFY2(other.errorsHave("production of churn is held by v1.0.0"), other.errors.c_str());
    const ProgramRun unknown = registry.answer(words("show churn@v9"));
    QVERIFY2(unknown.errorsHave("churn@v1.1.0"), unknown.errors.c_str());
    const ProgramRun metric = registry.answer(words("history churn@2 nope"));
    QVERIFY2(metric.errorsHave("churn@v1.1.0 has no metric"), metric.errors.c_str());
}

void ShownNamesTest::jsonKeepsTheLabels()
{
    const Numbered registry;
    for (const char* version : {"churn@v1.0.0", "churn@v1.1.0"})
        QCOMPARE(registry.release(version, "--json").status, 0);
    const Json answer = registry.answer(words("releases churn --json --at 2999-01-01")).json();
    QCOMPARE(text(answer.at("events").at(1).at("from_label")), text(Json("1")));
    QCOMPARE(text(answer.at("events").at(1).at("to_label")), text(Json("2")));
    QCOMPARE(text(answer.at("at").at("label")), text(Json("2")));
}

QTEST_GUILESS_MAIN(ShownNamesTest)
#include "tst_shownnames.moc"
