#include "models/files/beneath.h"
#include "models/files/rootfolder.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <cerrno>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace colophon;
using namespace colophon::test;

namespace {

RootFolder open(const TempTree& tree)
{
    auto root = RootFolder::open(tree.path());
    if (!root)
        throw std::runtime_error(root.error().reason);
    return std::move(*root);
}

} // namespace

class RootFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRootHasAnAbsolutePathWithoutLinks();
    void onlyFoldersAreOpened();
    void entriesAreListedInOrderWithTheirKind();
    void listingIsBounded();
    void statusTellsWhatAFileIs();
    void contentIsReadUpToTheLimit();
    void aBufferKeepsItsCapacity();
    void nothingOutsideIsRead_data();
    void nothingOutsideIsRead();
    void linksInsideAreFollowed();
    void componentsAreOpenedOneByOneWhereTheKernelCannot_data();
    void componentsAreOpenedOneByOneWhereTheKernelCannot();
    void pipesAreRefusedAtOnce();
    void aRootThatIsMovedStaysOpen();
    void manyThreadsReadAtOnce();
};

void RootFolderTest::theRootHasAnAbsolutePathWithoutLinks()
{
    const TempTree tree;
    tree.folder("real");
    tree.link("alias", "real");
    const auto root = RootFolder::open(tree.path("alias"));
    QVERIFY(root);
    QCOMPARE(root->path(), tree.path("real"));
}

void RootFolderTest::onlyFoldersAreOpened()
{
    const TempTree tree;
    tree.write("file", "x");
    for (const char* name : {"file", "missing", "file/inner"}) {
        const auto root = RootFolder::open(tree.path(name));
        QVERIFY(!root);
        QVERIFY(root.error().reason.ends_with('.'));
        QVERIFY(!root.error().hint.empty());
    }
    QCOMPARE(RootFolder::open(tree.path("file")).error().reason, std::string("It is a file, not a folder."));
}

void RootFolderTest::entriesAreListedInOrderWithTheirKind()
{
    const TempTree tree;
    tree.write("b", "");
    tree.folder("a");
    tree.link("c", "nowhere");
    tree.fifo("d");
    tree.write("caf\xE9", "");
    const auto entries = open(tree).list("");
    QVERIFY(entries);
    QVERIFY((*entries
             == std::vector<FolderEntry>{{"a", FileKind::Folder},
                                         {"b", FileKind::Regular},
                                         {"c", FileKind::Link},
                                         {"caf\xE9", FileKind::Regular},
                                         {"d", FileKind::Other}}));
    QVERIFY(open(tree).list("a")->empty());
    QCOMPARE(open(tree).list("missing").error().file, std::string("missing"));
    QVERIFY(!open(tree).list("b"));
}

void RootFolderTest::listingIsBounded()
{
    const TempTree tree;
    for (int i = 0; i < 50; ++i)
        tree.write("f" + std::to_string(i), "");
    std::optional<Problem> problem;
    QCOMPARE(open(tree).list("", 50, &problem)->size(), std::size_t(50));
    QVERIFY(!problem);
    QCOMPARE(open(tree).list("", 20, &problem)->size(), std::size_t(20));
    QVERIFY(problem);
    QCOMPARE(open(tree).list("", 20)->size(), std::size_t(20));
}

void RootFolderTest::statusTellsWhatAFileIs()
{
    using namespace std::chrono_literals;
    const TempTree tree;
    tree.write("a/file", "12345");
    tree.setModified("a/file", std::chrono::sys_days(2024y / 3 / 1) + 1s);
    const auto status = open(tree).status("a/file");
    QVERIFY(status);
    QCOMPARE(status->kind, FileKind::Regular);
    QCOMPARE(status->size, std::uint64_t(5));
    QCOMPARE(status->modified.milliseconds, std::int64_t(1709251201000));
    QCOMPARE(status->owner, geteuid());
    QCOMPARE(open(tree).status("")->kind, FileKind::Folder);
}

void RootFolderTest::contentIsReadUpToTheLimit()
{
    const TempTree tree;
    tree.write("file", "12345");
    tree.write("empty", "");
    const RootFolder root = open(tree);
    QCOMPARE(root.read("file", 5).value(), std::string("12345"));
    QCOMPARE(root.read("empty", 0).value(), std::string());
    QVERIFY(root.read("file", 4).error().reason.contains("too large"));
    QCOMPARE(root.readStart("file", 3).value(), std::string("123"));
    QCOMPARE(root.readStart("file", 30).value(), std::string("12345"));
    QVERIFY(!root.read("", 10));
    QVERIFY(root.openFile("file"));
}

void RootFolderTest::aBufferKeepsItsCapacity()
{
    const TempTree tree;
    tree.write("file", "12345");
    std::string buffer;
    buffer.reserve(1000);
    const char* place = buffer.data();
    QVERIFY(open(tree).read("file", 100, buffer));
    QCOMPARE(buffer, std::string("12345"));
    QVERIFY(buffer.data() == place);
}

void RootFolderTest::nothingOutsideIsRead_data()
{
    QTest::addColumn<std::string>("path");
    QTest::newRow("parent") << std::string("../outside");
    QTest::newRow("parent of a folder") << std::string("a/../../outside");
    QTest::newRow("absolute") << std::string("/etc/passwd");
    QTest::newRow("absolute link") << std::string("absolute");
    QTest::newRow("relative link") << std::string("relative");
    QTest::newRow("link on the way") << std::string("away/passwd");
    QTest::newRow("link to a link") << std::string("a/chain");
}

void RootFolderTest::nothingOutsideIsRead()
{
    QFETCH(std::string, path);
    const TempTree tree;
    tree.write("outside", "secret");
    tree.folder("root/a");
    tree.link("root/absolute", "/etc/passwd");
    tree.link("root/relative", "../outside");
    tree.link("root/away", "/etc");
    tree.link("root/a/chain", "../relative");
    const auto root = RootFolder::open(tree.path("root"));
    QVERIFY(root);
    QVERIFY(!root->read(path, 1 << 20));
    QVERIFY(!root->status(path));
    QVERIFY(!root->openFile(path));
    QVERIFY(!root->list(path));
    QCOMPARE(root->openFolder(path), -1);
    QVERIFY(root->leavesRoot(path));
    QVERIFY(root->status(path).error().reason.contains("leads out"));
}

void RootFolderTest::linksInsideAreFollowed()
{
    const TempTree tree;
    tree.write("a/file", "12345");
    tree.link("link", "a/file");
    tree.link("a/up", "../link");
    tree.link("loop", "loop");
    const RootFolder root = open(tree);
    QCOMPARE(root.read("link", 10).value(), std::string("12345"));
    QCOMPARE(root.read("a/up", 10).value(), std::string("12345"));
    QCOMPARE(root.linkTarget("a/up").value(), std::string("../link"));
    QVERIFY(!root.linkTarget("a/file"));
    QVERIFY(!root.read("loop", 10));
    QVERIFY(!root.leavesRoot("loop"));
    QVERIFY(!root.leavesRoot("link"));
}

void RootFolderTest::componentsAreOpenedOneByOneWhereTheKernelCannot_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<int>("error");
    QTest::newRow("file") << std::string("a/file") << 0;
    QTest::newRow("root") << std::string() << 0;
    QTest::newRow("odd slashes") << std::string("a//./file") << 0;
    QTest::newRow("parent") << std::string("a/../a/file") << EXDEV;
    QTest::newRow("absolute") << std::string("/etc/passwd") << EXDEV;
    QTest::newRow("link at the end") << std::string("link") << ELOOP;
    QTest::newRow("link on the way") << std::string("around/a/file") << ENOTDIR;
    QTest::newRow("missing") << std::string("a/b/c") << ENOENT;
}

void RootFolderTest::componentsAreOpenedOneByOneWhereTheKernelCannot()
{
    QFETCH(std::string, path);
    QFETCH(int, error);
    const TempTree tree;
    tree.write("a/file", "12345");
    tree.link("link", "a/file");
    tree.link("around", ".");
    const Descriptor root(::open(tree.path().c_str(), O_PATH | O_DIRECTORY));
    const Descriptor file(openByComponents(root.number(), path, O_RDONLY));
    QCOMPARE(file.isOpen() ? 0 : errno, error);
}

void RootFolderTest::pipesAreRefusedAtOnce()
{
    const TempTree tree;
    tree.fifo("pipe");
    QVERIFY(open(tree).read("pipe", 10).error().reason.contains("not a regular file"));
}

void RootFolderTest::aRootThatIsMovedStaysOpen()
{
    const TempTree tree;
    tree.write("before/file", "12345");
    const auto root = RootFolder::open(tree.path("before"));
    std::filesystem::rename(tree.path("before"), tree.path("after"));
    QCOMPARE(root->read("file", 10).value(), std::string("12345"));
}

void RootFolderTest::manyThreadsReadAtOnce()
{
    const TempTree tree;
    for (int i = 0; i < 20; ++i)
        tree.write("f" + std::to_string(i), std::to_string(i));
    const RootFolder root = open(tree);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&] {
                for (int i = 0; i < 200; ++i)
                    wrong += root.read("f" + std::to_string(i % 20), 10).value_or("") == std::to_string(i % 20) ? 0 : 1;
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(RootFolderTest)
#include "tst_rootfolder.moc"
