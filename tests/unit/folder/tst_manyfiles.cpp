#include "models/sources/folder/discovery.h"
#include "tests/unit/folder/folderscanning.h"

#include <QTest>

#include <unistd.h>

#include <string>

using namespace colophon;
using namespace colophon::test;
using colophon::folder::Discovery;

namespace {

constexpr std::size_t kBeyond = 10;
constexpr std::size_t kLinksOfOneFile = 50'000; ///< file systems allow about 65,000

/// Files as hard links, which are made faster than files.
bool makeVersions(TempTree& tree, std::size_t count)
{
    std::string first;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = "many/churn_v1.0." + std::to_string(i) + ".onnx";
        const std::string path = tree.path() + "/" + name;
        if (i % kLinksOfOneFile == 0) {
            tree.write(name, "x");
            first = path;
        } else if (::link(first.c_str(), path.c_str()) != 0) {
            return false;
        }
    }
    return true;
}

} // namespace

class ManyFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderBeyondItsBudgetIsListedInPartAndSaysSo();
};

void ManyFilesTest::aFolderBeyondItsBudgetIsListedInPartAndSaysSo()
{
    TempTree tree;
    tree.write("sales_v1.onnx", "x");
    QVERIFY(makeVersions(tree, Discovery::kMostVersions + kBeyond));
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), Discovery::kMostVersions + 1);
    QVERIFY2(result.find("sales_v1.onnx"), "the rest of the project is read as ever");
    QCOMPARE(result.problems.size(), std::size_t(1));
    const Problem* const problem = result.problem("many", "very many versions");
    QVERIFY(problem);
    QVERIFY(problem->hint.contains("Only the first 200000 are listed. Move some into folders of their own"));
}

QTEST_GUILESS_MAIN(ManyFilesTest)
#include "tst_manyfiles.moc"
