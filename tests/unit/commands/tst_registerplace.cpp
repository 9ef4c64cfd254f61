#include "tests/unit/commands/commandtrees.h"

#include "tests/support/temptree.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using colophon::test::ProgramRun;
using colophon::test::run;
using colophon::test::TempTree;
using colophon::test::words;
using Json = nlohmann::json;

namespace {

/// Makes the registry of this folder, by a first version.
void startRegistry(const TempTree& tree, const std::string& folder)
{
    tree.write(folder + "/first.onnx", "first");
    const ProgramRun first = run(tree.path(folder), words("register first.onnx --model first --version v1 --in ."));
    QCOMPARE(first.status, 0);
}

/// The version is in the registry of the folder, and the answer says so.
void compareRegistry(const ProgramRun& answer, const TempTree& tree, const std::string& folder)
{
    QVERIFY2(answer.status == 0, answer.errors.c_str());
    const std::string registry
        = tree.path(folder.empty() ? ".colophon/registry.db" : folder + "/.colophon/registry.db");
    QVERIFY2(answer.outputHas(registry), answer.output.c_str());
    QCOMPARE(run(tree.path(folder), words("show churn@v1.0.0")).status, 0);
}

const char* const kRegister = "register model.onnx --model churn --version v1.0.0";

} // namespace

class RegisterPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutARegistryTheCurrentFolderGetsIt();
    void inASubfolderTheRegistryOfTheProjectIsUsed();
    void theNearestRegistryAboveTheFileIsUsed();
    void theFileDecidesWhereverTheCommandIsGiven();
    void theRegistryOfTheCurrentFolderComesFirst();
    void aNamedFolderIsUsedWhateverLiesAbove();
    void registriesBeyondABoundaryAreNotUsed_data();
    void registriesBeyondABoundaryAreNotUsed();
    void theRegistryAtABoundaryIsUsed();
    void aLinkIsNoRegistry();
    void jsonNamesTheRegistry();
    void aRegistryBelowTheOpenedFolderIsNamed();
};

void RegisterPlaceTest::withoutARegistryTheCurrentFolderGetsIt()
{
    const TempTree tree;
    tree.write("runs/7/model.onnx", "weights");
    const ProgramRun answer = run(tree.path("runs"), words("register 7/model.onnx --model churn --version v1.0.0"));
    compareRegistry(answer, tree, "runs");
    QVERIFY2(answer.errors.empty(), answer.errors.c_str());
}

void RegisterPlaceTest::inASubfolderTheRegistryOfTheProjectIsUsed()
{
    const TempTree tree;
    startRegistry(tree, "project");
    tree.write("project/runs/7/model.onnx", "weights");
    const ProgramRun answer = run(tree.path("project/runs/7"), words(kRegister));
    compareRegistry(answer, tree, "project");
    QVERIFY(!std::filesystem::exists(tree.path("project/runs/7/.colophon")));
    QVERIFY2(answer.errorsHave("--in " + tree.path("project")), answer.errors.c_str());
}

void RegisterPlaceTest::theNearestRegistryAboveTheFileIsUsed()
{
    const TempTree tree;
    startRegistry(tree, "all");
    startRegistry(tree, "all/one");
    tree.write("all/one/run/model.onnx", "weights");
    compareRegistry(run(tree.path("all/one/run"), words(kRegister)), tree, "all/one");
}

void RegisterPlaceTest::theFileDecidesWhereverTheCommandIsGiven()
{
    const TempTree tree;
    startRegistry(tree, "project");
    tree.write("project/run/model.onnx", "weights");
    tree.folder("elsewhere");
    compareRegistry(
        run(tree.path("elsewhere"), words("register ../project/run/model.onnx --model churn --version v1.0.0")), tree,
        "project");
    QVERIFY(!std::filesystem::exists(tree.path("elsewhere/.colophon")));
}

void RegisterPlaceTest::theRegistryOfTheCurrentFolderComesFirst()
{
    const TempTree tree;
    startRegistry(tree, "project");
    startRegistry(tree, "project/part");
    tree.write("project/part/model.onnx", "weights");
    compareRegistry(run(tree.path("project"), words("register part/model.onnx --model churn --version v1.0.0")), tree,
                    "project");
}

void RegisterPlaceTest::aNamedFolderIsUsedWhateverLiesAbove()
{
    const TempTree tree;
    startRegistry(tree, "project");
    tree.write("project/run/model.onnx", "weights");
    compareRegistry(run(tree.path("project/run"), words(kRegister) + words("--in .")), tree, "project/run");
}

void RegisterPlaceTest::registriesBeyondABoundaryAreNotUsed_data()
{
    QTest::addColumn<QString>("repository"); // folder with .git
    QTest::addColumn<QString>("home");
    QTest::newRow("Git repository") << "project" << "";
    QTest::newRow("home folder") << "" << "project";
}

void RegisterPlaceTest::registriesBeyondABoundaryAreNotUsed()
{
    QFETCH(QString, repository);
    QFETCH(QString, home);
    const TempTree tree;
    startRegistry(tree, ".");
    tree.write("project/run/model.onnx", "weights");
    if (!repository.isEmpty())
        tree.folder(repository.toStdString() + "/.git");
    const QString variable = QStringLiteral("HOME=") + QString::fromStdString(tree.path(home.toStdString()));
    const ProgramRun answer
        = run(tree.path("project/run"), words(kRegister), home.isEmpty() ? QStringList() : QStringList{variable});
    compareRegistry(answer, tree, "project/run");
}

void RegisterPlaceTest::theRegistryAtABoundaryIsUsed()
{
    const TempTree tree;
    startRegistry(tree, "project");
    tree.folder("project/.git");
    tree.write("project/run/model.onnx", "weights");
    compareRegistry(run(tree.path("project/run"), words(kRegister)), tree, "project");
}

void RegisterPlaceTest::aLinkIsNoRegistry()
{
    const TempTree tree;
    startRegistry(tree, "other");
    tree.write("project/run/model.onnx", "weights");
    tree.link("project/.colophon", "../other/.colophon");
    compareRegistry(run(tree.path("project/run"), words(kRegister)), tree, "project/run");
}

void RegisterPlaceTest::jsonNamesTheRegistry()
{
    const TempTree tree;
    startRegistry(tree, "project");
    tree.write("project/run/model.onnx", "weights");
    const Json answer = run(tree.path("project/run"), words(kRegister) + words("--json")).json();
    QCOMPARE(answer.at("registry").get<std::string>(), tree.path("project/.colophon/registry.db"));
}

void RegisterPlaceTest::aRegistryBelowTheOpenedFolderIsNamed()
{
    const TempTree tree;
    startRegistry(tree, ".");
    startRegistry(tree, "a/part");
    startRegistry(tree, "1/2/3/4/5/6/7");
    const Json problems = run(tree.path(), words("scan --json")).json().at("problems");
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems.at(0).at("file").get<std::string>(), std::string("a/part/.colophon/registry.db"));
    QVERIFY(problems.at(0).at("hint").get<std::string>().contains("Open “a/part” itself"));
}

QTEST_GUILESS_MAIN(RegisterPlaceTest)
#include "tst_registerplace.moc"
