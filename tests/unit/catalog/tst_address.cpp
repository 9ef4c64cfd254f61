#include "models/catalog/address.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOneVersion_data();
    void findsOneVersion();
    void explainsWhyNot_data();
    void explainsWhyNot();
    void ambiguousLabelListsIds();
    void aNameIsNotTheCountOfARegistry();
    void everyVersionHasAnAddressThatFindsIt();
    void theShownAddressHasTheNameThatPeopleSee();

private:
    static CatalogPointer catalog();
};

CatalogPointer TestAddress::catalog()
{
    return catalogOf({
        version("v1.0.0").id("a0").created("2026-01-01").stage("production"),
        version("v1.1.0").id("a1").created("2026-02-01").alias("champion"),
        version("v1.2.0").id("a2").created("2026-03-01"),
        version("7").id("b7").model("team@triage").created("2026-01-01"),
        version("same").id("c1").model("twins").created("2026-01-01"),
        version("same").id("c2").model("twins").created("2026-01-02"),
        version("odd@label").id("d1").model("odd").created("2026-01-02"),
        version("latest").id("d2").model("odd").created("2026-01-01"),
        version("9f2c41be70d8").id("d3").model("odd").created("2025-01-01"),
    });
}

void TestAddress::findsOneVersion_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* address, const char* id) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(id);
    };
    row("churn@v1.1.0", "a1");
    row("churn@1.1.0", "a1");
    row("churn@latest", "a2");
    row("churn#production", "a0");
    row("churn@champion", "a1");
    row("team@triage@7", "b7");
    row("team@triage@v7", "b7");
    row("a2", "a2");
    row("odd@latest", "d1");
    row("odd@odd@label", "d1");
    row("odd@9f2c41b", "d3");
}

void TestAddress::findsOneVersion()
{
    QFETCH(QString, address);
    QFETCH(QString, id);
    const CatalogPointer shown = catalog();
    const auto found = findVersion(*shown, address.toStdString());
    QVERIFY2(found, found ? "" : found.error().reason.c_str());
    QCOMPARE(QString::fromStdString((*found)->id), id);
}

/// "v9" must not lead to v1.3.0 because a registry counts it as its ninth.
void TestAddress::aNameIsNotTheCountOfARegistry()
{
    Version counted = version("9").id("e9").created("2026-01-01");
    counted.semver = parseSemVer("1.3.0");
    const CatalogPointer shown = catalogOf({counted});
    for (const char* address : {"churn@9", "churn@1.3.0", "churn@v1.3.0"})
        QVERIFY2(findVersion(*shown, address), address);
    const auto found = findVersion(*shown, "churn@v9");
    QVERIFY(!found);
    QCOMPARE(found.error().reason, std::string("churn has no version “v9”."));
}

void TestAddress::explainsWhyNot_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("candidate");
    QTest::newRow("model") << "chrun@1"
                           << "There is no model named “chrun”."
                           << "churn@latest";
    QTest::newRow("label") << "churn@v9.0.0"
                           << "churn has no version “v9.0.0”."
                           << "churn@v1.2.0";
    QTest::newRow("stage") << "churn#staging"
                           << "No version of churn is in the stage “staging”."
                           << "churn#production";
    QTest::newRow("only the model") << "churn"
                                    << "“churn” is a model; say which version of it."
                                    << "churn#production";
    QTest::newRow("nothing") << ""
                             << "“” is neither MODEL@LABEL, nor MODEL#STAGE, nor the id of a version."
                             << "";
}

void TestAddress::explainsWhyNot()
{
    QFETCH(QString, address);
    QFETCH(QString, reason);
    QFETCH(QString, candidate);
    const auto found = findVersion(*catalog(), address.toStdString());
    QVERIFY(!found);
    QCOMPARE(QString::fromStdString(found.error().reason), reason);
    const auto& candidates = found.error().candidates;
    QVERIFY(candidate.isEmpty() || std::ranges::find(candidates, candidate.toStdString()) != candidates.end());
}

void TestAddress::ambiguousLabelListsIds()
{
    const auto found = findVersion(*catalog(), "twins@same");
    QVERIFY(!found);
    QCOMPARE(found.error().reason, std::string("“twins@same” fits 2 versions."));
    QCOMPARE(found.error().candidates, (std::vector<std::string>{"c2", "c1"}));
}

void TestAddress::everyVersionHasAnAddressThatFindsIt()
{
    const CatalogPointer shown = catalog();
    for (const auto& model : shown->models()) {
        for (const Version& expected : model->versions) {
            const auto found = findVersion(*shown, addressOf(*shown, expected));
            QVERIFY(found && *found == &expected);
        }
    }
    QCOMPARE(addressOf(*shown, *shown->version("a1")), std::string("churn@v1.1.0"));
    QCOMPARE(addressOf(*shown, *shown->version("c1")), std::string("c1"));
}

void TestAddress::theShownAddressHasTheNameThatPeopleSee()
{
    Version counted = version("9").id("e9").created("2026-01-01");
    counted.semver = parseSemVer("1.3.0");
    const CatalogPointer one = catalogOf({counted});
    QCOMPARE(shownAddressOf(*one, *one->version("e9")), std::string("churn@v1.3.0"));
    QCOMPARE(findVersion(*one, "churn@v2").error().candidates, std::vector<std::string>{"churn@v1.3.0"});
    // Where another version is called so, its name would lead there.
    const CatalogPointer two = catalogOf({counted, version("v1.3.0").id("e1").created("2026-02-01")});
    QCOMPARE(shownAddressOf(*two, *two->version("e9")), std::string("churn@9"));
    QCOMPARE(shownAddressOf(*two, *two->version("e1")), std::string("churn@v1.3.0"));
    const CatalogPointer shown = catalog();
    for (const char* id : {"a1", "b7", "c1", "d1", "d2", "d3"})
        QCOMPARE(findVersion(*shown, shownAddressOf(*shown, *shown->version(id))).value(), shown->version(id));
}

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
