#include "models/items/selectionmemory.h"
#include "tests/support/churnmodel.h"
#include "tests/support/churnstore.h"
#include "tests/support/temptree.h"

#include <QTest>

using namespace colophon;

namespace {

/// Two models: churn and basket-ranker.
struct Project
{
    test::TempTree tree;
    JobRunner jobs;
    Workspace workspace;
    Selection selection;
    SelectionMemory memory{workspace, selection};

    Project()
        : workspace({test::fakeKind(test::systemOf(*test::churnCatalog()))}, jobs)
    {
        tree.write("fake.store", "");
        workspace.open({QString::fromStdString(tree.path())});
    }

    bool isReady() const { return workspace.state() == Workspace::State::Ready; }
    QString id(const char* model, const char* label) const
    {
        const Model* found = workspace.catalog()->model(model);
        const Version* version = found ? found->withLabel(label) : nullptr;
        return version ? QString::fromStdString(version->id) : QString();
    }
};

} // namespace

class TestSelectionMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherModelLeavesTheVersionBehind();
    void aModelComesBackWithItsVersions();
    void aVersionOfTheNewModelStays();
    void allModelsKeepWhatIsSelected();
    void aModelThatWasNeverVisitedHasNoSelectedVersion();
};

void TestSelectionMemory::anotherModelLeavesTheVersionBehind()
{
    Project project;
    QTRY_VERIFY(project.isReady());
    project.selection.setModel(QStringLiteral("churn"));
    project.selection.setVersions({project.id("churn", "v1.2.0")});
    project.selection.setModel(QStringLiteral("basket-ranker"));
    QVERIFY(project.selection.versions().isEmpty());
    project.selection.setModel(QStringLiteral("churn"));
    QCOMPARE(project.selection.version(), project.id("churn", "v1.2.0"));
}

void TestSelectionMemory::aModelComesBackWithItsVersions()
{
    Project project;
    QTRY_VERIFY(project.isReady());
    const QStringList two{project.id("churn", "v1.2.0"), project.id("churn", "v1.1.0")};
    project.selection.setModel(QStringLiteral("churn"));
    project.selection.setVersions(two);
    project.selection.setModel(QStringLiteral("basket-ranker"));
    const QString ranker = project.id("basket-ranker", "v3.1.0");
    QVERIFY(!ranker.isEmpty());
    project.selection.setVersions({ranker});
    project.selection.setModel(QStringLiteral("churn"));
    QCOMPARE(project.selection.versions(), two);
    project.selection.setModel(QStringLiteral("basket-ranker"));
    QCOMPARE(project.selection.versions(), QStringList{ranker});
}

void TestSelectionMemory::aVersionOfTheNewModelStays()
{
    Project project;
    QTRY_VERIFY(project.isReady());
    const QString churn = project.id("churn", "v1.2.0");
    project.selection.setVersions({project.id("basket-ranker", "v3.1.0"), churn});
    project.selection.setModel(QStringLiteral("churn"));
    QCOMPARE(project.selection.versions(), QStringList{churn});
}

void TestSelectionMemory::allModelsKeepWhatIsSelected()
{
    Project project;
    QTRY_VERIFY(project.isReady());
    const QStringList one{project.id("churn", "v1.2.0")};
    project.selection.setModel(QStringLiteral("churn"));
    project.selection.setVersions(one);
    project.selection.setModel({});
    QCOMPARE(project.selection.versions(), one);
}

void TestSelectionMemory::aModelThatWasNeverVisitedHasNoSelectedVersion()
{
    Project project;
    QTRY_VERIFY(project.isReady());
    project.selection.setModel(QStringLiteral("basket-ranker"));
    QVERIFY(project.selection.versions().isEmpty());
}

QTEST_GUILESS_MAIN(TestSelectionMemory)
#include "tst_selectionmemory.moc"
