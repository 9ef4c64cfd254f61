#include "models/lineage/catalogbuilder.h"
#include "models/lineage/lineage.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <algorithm>

using namespace colophon;
using namespace colophon::test;

namespace {

/// "churn@v1.0.0 semver" for the first parent of a version; empty without parents.
std::string firstParent(const std::vector<Version>& versions, std::string_view label)
{
    const auto child = std::ranges::find(versions, label, &Version::label);
    if (child == versions.end() || child->parents.empty())
        return {};
    const ParentEdge& edge = child->parents.front();
    return edge.parent + " " + std::string(toString(edge.evidence));
}

std::vector<std::string> labels(const std::vector<Version>& versions)
{
    std::vector<std::string> result;
    for (const std::size_t index : historyOrder(versions))
        result.push_back(versions[index].label);
    return result;
}

} // namespace

class TestParents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedParentIsKept();
    void semverPredecessorIsInferred();
    void laterFixIsNoParentOfAnEarlierRelease();
    void preReleaseComesBeforeItsRelease();
    void timeDecidesWhereNumbersDoNot();
    void runsAndRegisteredVersionsMakeSeparateLines();
    void outputThatIsAnInputMakesAParent();
    void versionsWithoutTimeGetNoTimeParent();
    void recordedCycleIsBrokenAndReported();
    void inferenceNeverClosesACycle();
    void parentOfItselfIsDropped();

    void newestComesFirst();
    void childStaysBeforeYoungerParent();
    void equalTimesAreOrderedByLabel();
    void copiedFilesAreOrderedByLabel();

    void hintsAreResolved_data();
    void hintsAreResolved();
    void parentOnlyPeopleNamedIsAProblem();
    void runsParentIsTheVersionsParent();
};

void TestParents::recordedParentIsKept()
{
    std::vector<Version> versions{version("v1.0.0").created("2026-01-01"), version("v1.1.0").created("2026-01-02"),
                                  version("v1.2.0").created("2026-01-03").parent("v1.0.0")};
    QVERIFY(linkParents(versions).empty());
    QCOMPARE(firstParent(versions, "v1.2.0"), std::string("churn@v1.0.0 recorded"));
    QCOMPARE(versions[2].parents.size(), 1U);
}

void TestParents::semverPredecessorIsInferred()
{
    std::vector<Version> versions{version("v2.0.0").created("2026-01-04"), version("v1.10.0").created("2026-01-03"),
                                  version("v1.9.0").created("2026-01-02")};
    linkParents(versions);
    QCOMPARE(firstParent(versions, "v2.0.0"), std::string("churn@v1.10.0 semver"));
    QCOMPARE(firstParent(versions, "v1.10.0"), std::string("churn@v1.9.0 semver"));
    QCOMPARE(firstParent(versions, "v1.9.0"), std::string());
    QCOMPARE(versions[0].parents.front().detail, std::string("nearest lower SemVer"));
}

void TestParents::laterFixIsNoParentOfAnEarlierRelease()
{
    std::vector<Version> versions{version("v1.2.4").created("2026-01-01"), version("v1.3.0").created("2026-01-02"),
                                  version("v1.2.5").created("2026-01-03")};
    linkParents(versions);
    QCOMPARE(firstParent(versions, "v1.3.0"), std::string("churn@v1.2.4 semver"));
    QCOMPARE(firstParent(versions, "v1.2.5"), std::string("churn@v1.2.4 semver"));
}

void TestParents::preReleaseComesBeforeItsRelease()
{
    std::vector<Version> versions{version("v1.0.0-rc.1"), version("v1.0.0"), version("v1.0.0-rc.2")};
    linkParents(versions);
    QCOMPARE(firstParent(versions, "v1.0.0"), std::string("churn@v1.0.0-rc.2 semver"));
    QCOMPARE(firstParent(versions, "v1.0.0-rc.2"), std::string("churn@v1.0.0-rc.1 semver"));
}

void TestParents::timeDecidesWhereNumbersDoNot()
{
    std::vector<Version> versions{version("b").created("2026-01-02"), version("a").created("2026-01-03"),
                                  version("c").created("2026-01-01")};
    linkParents(versions);
    QCOMPARE(firstParent(versions, "a"), std::string("churn@b time"));
    QCOMPARE(firstParent(versions, "b"), std::string("churn@c time"));
    QCOMPARE(firstParent(versions, "c"), std::string());
}

void TestParents::runsAndRegisteredVersionsMakeSeparateLines()
{
    std::vector<Version> versions{version("1").created("2026-01-01").record("churn/1", RecordKind::Registered),
                                  version("r").created("2026-01-02").record("run:r", RecordKind::Run),
                                  version("2").created("2026-01-03").record("churn/2", RecordKind::Registered)};
    linkParents(versions);
    QCOMPARE(firstParent(versions, "2"), std::string("churn@1 time"));
    QCOMPARE(firstParent(versions, "r"), std::string());
}

void TestParents::outputThatIsAnInputMakesAParent()
{
    std::vector<Version> versions{version("teacher").created("2026-01-01").artifact("teacher.bin", "md5:1"),
                                  version("other").created("2026-01-02"),
                                  version("student").created("2026-01-03").dataset("teacher.bin", "md5:1")};
    linkParents(versions);
    QCOMPARE(firstParent(versions, "student"), std::string("churn@teacher content"));
}

void TestParents::versionsWithoutTimeGetNoTimeParent()
{
    std::vector<Version> versions{version("a"), version("b")};
    linkParents(versions);
    QCOMPARE(firstParent(versions, "a") + firstParent(versions, "b"), std::string());
}

void TestParents::recordedCycleIsBrokenAndReported()
{
    std::vector<Version> versions{version("a").created("2026-01-01").parent("c"),
                                  version("b").created("2026-01-02").parent("a"),
                                  version("c").created("2026-01-03").parent("b")};
    const std::vector<Problem> problems = linkParents(versions);
    QCOMPARE(problems.size(), 1U);
    // The edge that claims a younger parent goes.
    QCOMPARE(problems.front().reason,
             std::string("churn@c is recorded as the parent of churn@a, but it also descends from it."));
    QCOMPARE(labels(versions), (std::vector<std::string>{"c", "b", "a"}));
    QCOMPARE(firstParent(versions, "c"), std::string("churn@b recorded"));
}

void TestParents::inferenceNeverClosesACycle()
{
    // The oldest names the newest as its parent: only the guess that contradicts it is left out.
    std::vector<Version> versions{version("v1.0.0").created("2026-01-01").parent("v1.3.0"),
                                  version("v1.1.0").created("2026-01-02"), version("v1.2.0").created("2026-01-03"),
                                  version("v1.3.0").created("2026-01-04")};
    QVERIFY(linkParents(versions).empty());
    QCOMPARE(firstParent(versions, "v1.0.0"), std::string("churn@v1.3.0 recorded"));
    QCOMPARE(firstParent(versions, "v1.3.0"), std::string());
    QCOMPARE(firstParent(versions, "v1.2.0"), std::string("churn@v1.1.0 semver"));
    QCOMPARE(firstParent(versions, "v1.1.0"), std::string("churn@v1.0.0 semver"));
}

void TestParents::parentOfItselfIsDropped()
{
    std::vector<Version> versions{version("a").parent("a")};
    QCOMPARE(linkParents(versions).size(), 1U);
    QVERIFY(versions.front().parents.empty());
}

void TestParents::newestComesFirst()
{
    const std::vector<Version> versions{version("b").created("2026-01-02"), version("none"),
                                        version("a").created("2026-01-03"), version("c").created("2026-01-01")};
    QCOMPARE(labels(versions), (std::vector<std::string>{"a", "b", "c", "none"}));
}

void TestParents::childStaysBeforeYoungerParent()
{
    const std::vector<Version> versions{version("child").created("2026-01-01").parent("parent"),
                                        version("parent").created("2026-01-03"),
                                        version("other").created("2026-01-02")};
    QCOMPARE(labels(versions), (std::vector<std::string>{"other", "child", "parent"}));
}

void TestParents::equalTimesAreOrderedByLabel()
{
    const std::vector<Version> versions{version("v1.9.0").created("2026-01-01"),
                                        version("v1.10.0").created("2026-01-01"),
                                        version("v1.10.0-rc.1").created("2026-01-01")};
    QCOMPARE(labels(versions), (std::vector<std::string>{"v1.10.0", "v1.10.0-rc.1", "v1.9.0"}));
}

void TestParents::copiedFilesAreOrderedByLabel()
{
    // A copy or a checkout gives files times that say nothing.
    std::vector<Version> versions{version("1").created("2026-01-09"), version("2").created("2026-01-01"),
                                  version("10").created("2026-01-05")};
    for (Version& copied : versions)
        copied.facts.origins.front().place = "file system";
    QCOMPARE(labels(versions), (std::vector<std::string>{"10", "2", "1"}));
    linkParents(versions);
    QCOMPARE(firstParent(versions, "10"), std::string("churn@2 time"));

    std::vector<Version> dotted{version("v1.10").created("2026-01-01"), version("v1.9").created("2026-01-02"),
                                version("v1").created("2026-01-09"), version("v1.9.1").created("2026-01-03")};
    for (Version& copied : dotted)
        copied.facts.origins.front().place = "file system";
    QCOMPARE(labels(dotted), (std::vector<std::string>{"v1.10", "v1.9.1", "v1.9", "v1"}));
}

void TestParents::hintsAreResolved_data()
{
    QTest::addColumn<QString>("native");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("digest");
    QTest::addColumn<QString>("expected");
    QTest::newRow("native") << "a.pkl" << QString() << QString() << "churn@v1.0.0 recorded";
    QTest::newRow("label") << QString() << "v1.0.0" << QString() << "churn@v1.0.0 recorded";
    QTest::newRow("similar label") << QString() << "1.0.0" << QString() << "churn@v1.0.0 recorded";
    QTest::newRow("address") << QString() << "base@large" << QString() << "base@large recorded";
    QTest::newRow("digest") << QString() << QString() << "md5:base" << "base@large content";
    QTest::newRow("native first") << "a.pkl" << "base@large" << "md5:base" << "churn@v1.0.0 recorded";
    QTest::newRow("gone, but named twice") << "gone.pkl" << "base@large" << QString() << "base@large recorded";
    QTest::newRow("nothing fits") << "gone.pkl" << QString() << "md5:gone" << "churn@v1.0.0 semver";
}

void TestParents::hintsAreResolved()
{
    QFETCH(QString, native);
    QFETCH(QString, address);
    QFETCH(QString, digest);
    QFETCH(QString, expected);
    CatalogBuilder builder({sourceInfo()});
    const ParentHint hint{native.toStdString(), address.toStdString(), digest.toStdString(), "sidecar"};
    builder.add({{record("a.pkl", RecordKind::File).label("v1.0.0").created("2026-01-01"),
                  record("b.pkl", RecordKind::File).label("v1.1.0").created("2026-01-02").parent(hint),
                  record("base.pkl", RecordKind::File).model("base").label("large").artifact("base.pkl", "md5:base")},
                 {},
                 {}});
    const CatalogPointer catalog = builder.build(true);
    const Model* model = catalog->model("churn");
    const auto child = std::ranges::find(model->versions, "v1.1.0", &Version::label);
    const Version* parent = catalog->version(child->parents.front().parent);
    QCOMPARE(parent->model.text() + "@" + parent->label + " " + std::string(toString(child->parents.front().evidence)),
             expected.toStdString());
    QVERIFY(catalog->problems().empty());
}

void TestParents::parentOnlyPeopleNamedIsAProblem()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{record("b.pkl", RecordKind::File).label("v1.1.0").parent({{}, "v1.0.0", {}, "sidecar"}),
                  record("run:a", RecordKind::Run).parent({"run:deleted", {}, {}, "tag mlflow.parentRunId"})},
                 {},
                 {}});
    QVERIFY(builder.build(false)->problems().empty());
    const CatalogPointer catalog = builder.build(true);
    QCOMPARE(catalog->problems().size(), 1U);
    QCOMPARE(catalog->problems().front().reason,
             std::string("The parent “v1.0.0” of churn@v1.1.0 is not among the versions."));
    QVERIFY(catalog->problems().front().source == SourceId(1));
}

void TestParents::runsParentIsTheVersionsParent()
{
    CatalogBuilder builder({sourceInfo(1, "mlflow-files", "mlruns")});
    builder.add({{record("churn/7").label("7").sameAs("run:b"), record("churn/6").label("6").sameAs("run:a"),
                  record("run:a", RecordKind::Run),
                  record("run:b", RecordKind::Run).parent({"run:a", {}, {}, "tag mlflow.parentRunId"})},
                 {},
                 {}});
    const CatalogPointer catalog = builder.build(true);
    const Model* model = catalog->model("churn");
    QCOMPARE(model->versions.front().label, std::string("7"));
    QCOMPARE(model->versions.front().parents.front().parent, model->versions.back().id);
    QCOMPARE(model->versions.front().parents.front().detail, std::string("tag mlflow.parentRunId"));
}

QTEST_APPLESS_MAIN(TestParents)
#include "tst_parents.moc"
