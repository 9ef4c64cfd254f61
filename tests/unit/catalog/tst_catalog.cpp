#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsVersionsModelsAndSources();
    void modelsAreOrderedByName();
    void unknownThingsAreNotFound();
    void stagesNameTheirHolder();
};

void TestCatalog::findsVersionsModelsAndSources()
{
    const CatalogPointer catalog
        = catalogOf({version("v1.0.0"), version("v1.1.0"), version("7").model("triage")}, {sourceInfo(3, "folder")});
    QCOMPARE(catalog->versionCount(), 3U);
    QCOMPARE(catalog->version("churn@v1.1.0")->label, std::string("v1.1.0"));
    const auto position = catalog->position("triage@7");
    QVERIFY(position);
    QCOMPARE(catalog->models()[position->model]->versions[position->version].id, std::string("triage@7"));
    QCOMPARE(catalog->model("triage")->versions.size(), 1U);
    QCOMPARE(catalog->source(SourceId(3))->kind, std::string("folder"));
    QVERIFY(catalog->isComplete());
}

void TestCatalog::modelsAreOrderedByName()
{
    const CatalogPointer catalog
        = catalogOf({version("1").model("b"), version("1").model("a"), version("1").model("c")});
    QCOMPARE(catalog->models()[0]->name.text(), std::string("a"));
    QCOMPARE(catalog->models()[2]->name.text(), std::string("c"));
}

void TestCatalog::unknownThingsAreNotFound()
{
    const Catalog empty;
    QVERIFY(!empty.model("churn"));
    QVERIFY(!empty.version("churn@1"));
    QVERIFY(!empty.position(""));
    QVERIFY(!empty.source(SourceId(1)));
    QCOMPARE(empty.versionCount(), 0U);
}

void TestCatalog::stagesNameTheirHolder()
{
    const CatalogPointer catalog
        = catalogOf({version("v1.0.0").stage("production"), version("v1.1.0").stage("staging")});
    const Model* model = catalog->model("churn");
    QCOMPARE(model->holder(productionStage())->label, std::string("v1.0.0"));
    QCOMPARE(model->holder(Name("staging"))->label, std::string("v1.1.0"));
    QVERIFY(!model->holder(Name("canary")));
    QCOMPARE(model->stages.front().stage, productionStage());
}

QTEST_APPLESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
