#include "models/files/rootfolder.h"
#include "models/sources/location.h"
#include "tests/support/ordinaryuser.h"
#include "tests/support/temptree.h"
#include "tests/unit/sources/fakesystem.h"

#include <QTest>

#include <filesystem>

#include <sys/stat.h>

using namespace colophon;
using namespace colophon::test;

namespace {

/// "s3 store a/b", one for each source.
std::vector<std::string> summary(const Location& location)
{
    std::vector<std::string> lines;
    for (const auto& source : location.sources())
        lines.push_back(toString(source->info().id) + " " + source->info().kind + " " + source->info().location);
    return lines;
}

std::shared_ptr<Location> opened(const std::string& path, SourceId firstId = SourceId(1))
{
    const std::vector<SourceKind> kinds{folderKind(), storeKind()};
    auto location = Location::open(path, kinds, firstId);
    return location ? *location : nullptr;
}

using Lines = std::vector<std::string>;

} // namespace

class TestLocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEveryStoreNearestFirst();
    void numbersGoOnFromTheFirst();
    void doesNotLookIntoStores();
    void doesNotLookDeeperThanSixLevels();
    void storesThatLieTooDeepAreNamedAndReadByNobody();
    void theOpenedFolderIsSearchedWhateverItIs();
    void skipsWhatIsNoProject_data();
    void skipsWhatIsNoProject();
    void followsNoLinks();
    void restKnowsWhatIsClaimed();
    void fileOfAStoreOpensTheStore();
    void anyOtherFileIsExplained();
    void missingLocationIsAProblem();
    void anAddressIsExplained_data();
    void anAddressIsExplained();
    void nothingNamedIsExplained();
    void locationWithoutPermissionIsAProblem();
    void unreadableFolderIsAProblemAndHidesNothing();
    void emptyFolderOpens();
    void oddNamesAreNoObstacle();
    void probingLeavesNoTrace();
};

void TestLocation::findsEveryStoreNearestFirst()
{
    const TempTree tree;
    tree.write("z/store.txt", "");
    tree.write("a/b/store.txt", "");
    tree.write("a/model.onnx", "");
    const auto location = opened(tree.path());
    QCOMPARE(summary(*location), (Lines{"s1 store z", "s2 store a/b", "s3 folder ."}));
    QCOMPARE(location->fallback(), location->sources().back().get());
    QVERIFY(location->filesLookedAt() >= 5);
    QVERIFY(location->problems().empty());
}

void TestLocation::numbersGoOnFromTheFirst()
{
    const TempTree tree;
    tree.write("store.txt", "");
    QCOMPARE(summary(*opened(tree.path(), SourceId(7))), (Lines{"s7 store .", "s8 folder ."}));
}

void TestLocation::doesNotLookIntoStores()
{
    const TempTree tree;
    tree.write("outer/store.txt", "");
    tree.write("outer/inner/store.txt", "");
    QCOMPARE(summary(*opened(tree.path())), (Lines{"s1 store outer", "s2 folder ."}));
}

void TestLocation::doesNotLookDeeperThanSixLevels()
{
    const TempTree tree;
    tree.write("1/2/3/4/5/6/store.txt", "");
    tree.write("a/2/3/4/5/6/7/store.txt", "");
    QCOMPARE(summary(*opened(tree.path())), (Lines{"s1 store 1/2/3/4/5/6", "s2 folder ."}));
}

void TestLocation::storesThatLieTooDeepAreNamedAndReadByNobody()
{
    const TempTree tree;
    tree.write("a/2/3/4/5/6/7/store.txt", "");
    tree.write("a/2/3/4/5/6/7/8/store.txt", "");
    tree.write("b/2/3/4/5/6/7/8/9/store.txt", "");
    std::vector<std::string> claimed;
    const std::vector<SourceKind> kinds{folderKind(nullptr, &claimed), storeKind()};
    const auto location = Location::open(tree.path(), kinds, SourceId(1));
    QVERIFY(location);
    QCOMPARE(summary(**location), (Lines{"s1 folder ."}));
    QCOMPARE(claimed, (Lines{"a/2/3/4/5/6/7", "b/2/3/4/5/6/7/8/9"}));
    QCOMPARE((*location)->problems().size(), std::size_t(1));
    const Problem& problem = (*location)->problems().front();
    QCOMPARE(problem.file, std::string("a/2/3/4/5/6/7"));
    QVERIFY(problem.reason.contains("2 stores"));
    QVERIFY(problem.hint.contains("Open this folder"));
}

void TestLocation::theOpenedFolderIsSearchedWhateverItIs()
{
    const TempTree tree;
    tree.write("pyvenv.cfg", "");
    tree.write("mlruns/store.txt", "");
    QCOMPARE(summary(*opened(tree.path())), (Lines{"s1 store mlruns", "s2 folder ."}));
}

void TestLocation::skipsWhatIsNoProject_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* folder :
         {".git", ".colophon", ".venv", "node_modules", "__pycache__", ".cache", "lib/site-packages", ".dvc/cache"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
    QTest::newRow("environment of any name") << QStringLiteral("my environment");
    QTest::newRow("conda environment of any name") << QStringLiteral("my conda");
}

void TestLocation::skipsWhatIsNoProject()
{
    QFETCH(QString, folder);
    const TempTree tree;
    tree.write(folder.toStdString() + "/deeper/store.txt", "");
    tree.write("my environment/pyvenv.cfg", "");
    tree.folder("my conda/conda-meta");
    QCOMPARE(summary(*opened(tree.path())), (Lines{"s1 folder ."}));
}

void TestLocation::followsNoLinks()
{
    const TempTree outside;
    outside.write("store.txt", "");
    const TempTree tree;
    tree.folder("deep");
    tree.link("deep/loop", "..");
    tree.link("away", outside.path());
    tree.link("dangling", "nowhere");
    QCOMPARE(summary(*opened(tree.path())), (Lines{"s1 folder ."}));
}

void TestLocation::restKnowsWhatIsClaimed()
{
    const TempTree tree;
    tree.write("mlruns/store.txt", "");
    tree.write("old/mlruns/store.txt", "");
    std::vector<std::string> claimed;
    const std::vector<SourceKind> kinds{folderKind(nullptr, &claimed), storeKind()};
    QVERIFY(Location::open(tree.path(), kinds, SourceId(1)));
    QCOMPARE(claimed, (Lines{"mlruns", "old/mlruns"}));
}

void TestLocation::fileOfAStoreOpensTheStore()
{
    const TempTree tree;
    tree.write("mlruns/store.txt", "");
    const auto location = opened(tree.path("mlruns/store.txt"));
    QVERIFY(location);
    QCOMPARE(location->path(), tree.path("mlruns"));
    QCOMPARE(location->sources().front()->info().kind, std::string("store"));
}

void TestLocation::anyOtherFileIsExplained()
{
    const TempTree tree;
    tree.write("notes.txt", "");
    const std::vector<SourceKind> kinds{folderKind(), storeKind()};
    const auto location = Location::open(tree.path("notes.txt"), kinds, SourceId(1));
    QVERIFY(!location);
    QCOMPARE(location.error().file, tree.path("notes.txt"));
    QVERIFY(location.error().reason.find("file") != std::string::npos);
    QVERIFY(location.error().hint.find(tree.path()) != std::string::npos);
}

void TestLocation::anAddressIsExplained_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char* address : {"http://localhost:5000", "https://example.org/mlflow",
                                "sagemaker://eu-west-1?profile=x", "s3://bucket/models", "file:///home/ana/models"})
        QTest::newRow(address) << QByteArray(address);
}

void TestLocation::anAddressIsExplained()
{
    QFETCH(QByteArray, address);
    const auto location = Location::open(address.toStdString(), {}, SourceId(1));
    QVERIFY(!location);
    QCOMPARE(location.error().file, address.toStdString());
    QVERIFY2(location.error().reason.contains("reads folders and files"), location.error().reason.c_str());
    QVERIFY2(location.error().hint.contains("mlruns"), location.error().hint.c_str());
}

void TestLocation::nothingNamedIsExplained()
{
    const auto location = Location::open("", {}, SourceId(1));
    QVERIFY(!location);
    QVERIFY2(location.error().reason.contains("No folder or file is named"), location.error().reason.c_str());
    QVERIFY(!location.error().hint.empty());
}

void TestLocation::missingLocationIsAProblem()
{
    const TempTree tree;
    const std::vector<SourceKind> kinds{folderKind()};
    const auto location = Location::open(tree.path("nowhere"), kinds, SourceId(1));
    QVERIFY(!location);
    QVERIFY(!location.error().reason.empty() && !location.error().hint.empty());
}

void TestLocation::locationWithoutPermissionIsAProblem()
{
    const TempTree tree;
    tree.write("closed/churn_v1.onnx", "x");
    ::chmod(tree.path("closed").c_str(), 0);
    {
        const OrdinaryUser user(tree);
        const std::vector<SourceKind> kinds{folderKind()};
        const auto location = Location::open(tree.path("closed"), kinds, SourceId(1));
        QVERIFY(!location);
        QVERIFY(location.error().file.ends_with("closed"));
        QVERIFY(location.error().reason.find("permission") != std::string::npos);
        QVERIFY(!location.error().hint.empty());
    }
    ::chmod(tree.path("closed").c_str(), 0700);
}

void TestLocation::unreadableFolderIsAProblemAndHidesNothing()
{
    // A folder that goes away while it is looked for cannot be listed, not even by the superuser.
    const TempTree tree;
    tree.write("store/store.txt", "");
    tree.write("later/store.txt", "");
    const std::vector<SourceKind> kinds{storeKind()};
    SourceKind remover;
    remover.kind = "remover";
    remover.probe = [&](const ProbedFolder& folder) {
        if (folder.path.empty())
            std::filesystem::remove_all(tree.path("later"));
        return ProbeAnswer::No;
    };
    const std::vector<SourceKind> both{remover, kinds.front()};
    const auto location = Location::open(tree.path(), both, SourceId(1));
    QVERIFY(location);
    QCOMPARE(summary(**location), (Lines{"s1 store store"}));
    QCOMPARE((*location)->problems().size(), 1U);
    QCOMPARE((*location)->problems().front().file, std::string("later"));
}

void TestLocation::emptyFolderOpens()
{
    const TempTree tree;
    const auto location = opened(tree.path());
    QVERIFY(location && location->problems().empty());
    QCOMPARE(location->filesLookedAt(), 0U);
}

void TestLocation::oddNamesAreNoObstacle()
{
    const TempTree tree;
    tree.write("line\nbreak/store.txt", "");
    tree.write("<b>bold/store.txt", "");
    tree.write("not utf-8 \xff/store.txt", "");
    QCOMPARE(opened(tree.path())->sources().size(), 4U);
}

void TestLocation::probingLeavesNoTrace()
{
    const TempTree tree;
    tree.write("a/store.txt", "x");
    tree.write("b/c/d.txt", "x");
    const std::string before = tree.snapshot();
    opened(tree.path());
    QCOMPARE(tree.snapshot(), before);
}

QTEST_GUILESS_MAIN(TestLocation)
#include "tst_location.moc"
