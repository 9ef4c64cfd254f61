#include "models/lineage/catalogbuilder.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <algorithm>

using namespace colophon;
using namespace colophon::test;

namespace {

SourceRecord run(const std::string& id)
{
    return record("run:" + id, RecordKind::Run).model("exp").label(id);
}

SourceRecord nestedRun(const std::string& id, const std::string& parent)
{
    SourceRecord made = run(id);
    made.parents.push_back({"run:" + parent, {}, {}, "tag mlflow.parentRunId"});
    return made;
}

SourceRecord loggedModel(const std::string& id, const std::string& sourceRun)
{
    return record("model:" + id, RecordKind::LoggedModel)
        .model("exp")
        .label(id)
        .parent({"run:" + sourceRun, {}, {}, "logged by the run"});
}

SourceRecord withInput(SourceRecord run, const std::string& model)
{
    run.parents.push_back({"model:" + model, {}, {}, "model input of the run"});
    return run;
}

/// "reg@2 < reg@1: copied from reg/1" for each recorded edge, child first.
QStringList recordedEdges(const Catalog& catalog)
{
    QStringList edges;
    for (const auto& model : catalog.models()) {
        for (const Version& version : model->versions) {
            for (const ParentEdge& edge : version.parents) {
                const Version* parent = catalog.version(edge.parent);
                if (edge.evidence == Evidence::Recorded && parent != nullptr)
                    edges.append(QString::fromStdString(version.model.text() + "@" + version.label + " < "
                                                        + parent->model.text() + "@" + parent->label + ": "
                                                        + edge.detail));
            }
        }
    }
    edges.sort();
    return edges;
}

CatalogPointer built(std::vector<SourceRecord> records)
{
    CatalogBuilder builder({sourceInfo(1, "mlflow-files", "mlruns")});
    builder.add({.records = std::move(records)});
    return builder.build(true);
}

} // namespace

class TestRunParents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsOfOneLoggedModelAreSiblings();
    void versionsOfOneRunAreSiblings();
    void aCopyKeepsItsOriginal();
    void anUnregisteredModelDescendsFromItsRun();
    void whatAVersionsRunAlsoLoggedIsASibling();
    void aRunThatUsesItsOwnModelStaysItsParent();
    void aRunThatUsesTheModelOfANestedRunStaysItsParent();
    void aRunThatUsesTheModelOfAnotherRunDescendsFromIt();
    void runsThatNameEachOtherComeToAnEnd();
};

void TestRunParents::versionsOfOneLoggedModelAreSiblings()
{
    const auto catalog = built({record("reg/1").model("reg").label("1").sameAs("run:r").sameAs("model:m"),
                                record("reg/2").model("reg").label("2").sameAs("run:r").sameAs("model:m"),
                                loggedModel("m", "r"), run("r")});
    QVERIFY(catalog->problems().empty());
    QCOMPARE(recordedEdges(*catalog), QStringList());
}

void TestRunParents::versionsOfOneRunAreSiblings()
{
    const auto catalog = built({record("reg/1").model("reg").label("1").sameAs("run:r").sameAs("model:m"),
                                record("other/1").model("other").label("1").sameAs("run:r").sameAs("model:n"),
                                loggedModel("m", "r"), loggedModel("n", "r"), run("r")});
    QVERIFY(catalog->problems().empty());
    QCOMPARE(recordedEdges(*catalog), QStringList());
}

void TestRunParents::aCopyKeepsItsOriginal()
{
    const auto catalog = built({record("reg/1").model("reg").label("1").sameAs("run:r").sameAs("model:m"),
                                record("live/1").model("live").label("1").sameAs("run:r").sameAs("model:m").parent(
                                    {"reg/1", {}, {}, "copied from reg/1"}),
                                loggedModel("m", "r"), run("r")});
    QVERIFY(catalog->problems().empty());
    QCOMPARE(recordedEdges(*catalog), QStringList{QStringLiteral("live@1 < reg@1: copied from reg/1")});
}

void TestRunParents::anUnregisteredModelDescendsFromItsRun()
{
    const auto catalog = built({loggedModel("m", "r"), run("r")});
    QCOMPARE(recordedEdges(*catalog), QStringList{QStringLiteral("exp@m < exp@r: logged by the run")});
}

void TestRunParents::whatAVersionsRunAlsoLoggedIsASibling()
{
    const auto catalog = built({record("reg/1").model("reg").label("1").sameAs("run:r").sameAs("model:m"),
                                loggedModel("m", "r"), loggedModel("n", "r"), run("r")});
    QVERIFY(catalog->problems().empty());
    QCOMPARE(recordedEdges(*catalog), QStringList());
}

void TestRunParents::aRunThatUsesItsOwnModelStaysItsParent()
{
    // An external model is no output of the run, but says which run made it.
    const auto unregistered = built({loggedModel("ext", "r"), withInput(run("r"), "ext")});
    QVERIFY(unregistered->problems().empty());
    QCOMPARE(recordedEdges(*unregistered), QStringList{QStringLiteral("exp@ext < exp@r: logged by the run")});

    const auto registered = built({record("reg/1").model("reg").label("1").sameAs("model:ext"), loggedModel("ext", "r"),
                                   withInput(run("r"), "ext")});
    QVERIFY(registered->problems().empty());
    QCOMPARE(recordedEdges(*registered), QStringList{QStringLiteral("reg@1 < exp@r: logged by the run")});
}

void TestRunParents::aRunThatUsesTheModelOfANestedRunStaysItsParent()
{
    // A search over parameters tests the best model of its trials.
    const auto catalog
        = built({record("reg/1").model("reg").label("1").sameAs("run:trial").sameAs("model:m"),
                 loggedModel("m", "trial"), nestedRun("trial", "search"), withInput(run("search"), "m")});
    QVERIFY(catalog->problems().empty());
    QCOMPARE(recordedEdges(*catalog), QStringList{QStringLiteral("reg@1 < exp@search: tag mlflow.parentRunId")});
}

void TestRunParents::aRunThatUsesTheModelOfAnotherRunDescendsFromIt()
{
    const auto catalog = built({loggedModel("base", "r"), run("r"), withInput(run("tuned"), "base")});
    QCOMPARE(recordedEdges(*catalog),
             (QStringList{QStringLiteral("exp@base < exp@r: logged by the run"),
                          QStringLiteral("exp@tuned < exp@base: model input of the run")}));
}

void TestRunParents::runsThatNameEachOtherComeToAnEnd()
{
    const auto catalog
        = built({loggedModel("m", "a"), nestedRun("a", "b"), nestedRun("b", "a"), withInput(run("c"), "m")});
    QCOMPARE(catalog->problems().size(), 1U);
}

QTEST_APPLESS_MAIN(TestRunParents)
#include "tst_runparents.moc"
