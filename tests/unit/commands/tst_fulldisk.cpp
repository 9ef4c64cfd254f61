#include "tests/unit/commands/commandtrees.h"

#include "tests/support/mlflowstore.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

using namespace colophon::test;

namespace {

/// A small disk of its own in place of a folder, as long as this lives; only who may mount gets one.
class SmallDisk
{
public:
    explicit SmallDisk(const TempTree& tree)
        : m_tree(tree)
        , m_isMounted(::mount("tmpfs", tree.path().c_str(), "tmpfs", 0, "size=2m") == 0)
    {
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_tree.path().c_str(), MNT_DETACH);
    }

    bool isMounted() const { return m_isMounted; }

    /// Takes all the room but this many bytes; false when it cannot.
    bool fill(std::size_t left) const
    {
        empty();
        struct statvfs disk{};
        if (::statvfs(m_tree.path().c_str(), &disk) != 0)
            return false;
        const std::size_t room = disk.f_bavail * disk.f_bsize;
        const int file = ::open(m_tree.path(kFiller).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        const bool isFull
            = file >= 0 && ::posix_fallocate(file, 0, static_cast<off_t>(room - std::min(room - 1, left))) == 0;
        ::close(file);
        return isFull;
    }

    void empty() const { m_tree.remove(kFiller); }

private:
    static constexpr const char* kFiller = "filler";

    const TempTree& m_tree;
    bool m_isMounted;
};

/// Versions, and which of them hold the stages.
std::string stateOf(const TempTree& tree)
{
    return text(run(tree.path(), words("scan --json")).json().at("models"));
}

void prepareFolder(const TempTree& tree)
{
    writeVersions(tree);
    tree.write("new.onnx", "weights of v1.2.0");
}

void prepareReleased(const TempTree& tree)
{
    prepareFolder(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
}

void prepareStore(const TempTree& tree)
{
    const MlflowStore store(tree, "mlruns");
    store.registeredModel("churn");
    store.version("churn", 1);
}

using Prepare = void (*)(const TempTree&);

/// What was recorded before is still chained, and nothing half-written is taken for an entry.
void verifyJournal(const TempTree& tree)
{
    const ProgramRun journal = run(tree.path(), words("journal verify"));
    QVERIFY2(journal.status == 0, (journal.output + journal.errors).c_str());
}

/// For want of room: that is said, and nothing is different.
void verifyRefused(const ProgramRun& answer, const TempTree& tree, const std::string& before)
{
    QVERIFY2(answer.status == 4, answer.errors.c_str());
    QVERIFY2(answer.errorsHave("Nothing was changed."), answer.errors.c_str());
    QVERIFY2(answer.errorsHave("full") || answer.errorsHave("no room left"), answer.errors.c_str());
    QCOMPARE(stateOf(tree), before);
    verifyJournal(tree);
}

/// The stage is written, and there was no room for the last entry of the journal: the next release adds it.
void verifyCompletedLater(const ProgramRun& answer, const TempTree& tree)
{
    QVERIFY2(answer.errorsHave("  done: ") && answer.errorsHave("The disk is full."), answer.errors.c_str());
    verifyJournal(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") + words("--anyway")).status, 0);
    QVERIFY2(run(tree.path(), words("releases churn --json")).output.find("unfinished") == std::string::npos,
             "an entry is still open");
}

} // namespace

/// Releases and registrations where there is not enough room to write them down.
class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFindsNoRoomChangesNothing_data() { addChanges(); }
    void whatFindsNoRoomChangesNothing();
    void whatMayNotGrowChangesNothing_data() { addChanges(); }
    void whatMayNotGrowChangesNothing();

private:
    static void addChanges()
    {
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<QStringList>("change");
        QTest::newRow("the first release") << &prepareFolder << releaseOf("churn@v1.1.0");
        QTest::newRow("a later release") << &prepareReleased << releaseOf("churn@v1.1.0");
        QTest::newRow("the first registration")
            << &prepareFolder << words("register new.onnx --model churn --version v1.2.0");
        QTest::newRow("a later registration")
            << &prepareReleased << words("register new.onnx --model churn --version v1.2.0");
        QTest::newRow("a release in MLflow") << &prepareStore << releaseOf("churn@1") + words("--anyway");
    }
};

void FullDiskTest::whatFindsNoRoomChangesNothing()
{
    QFETCH(const Prepare, prepare);
    QFETCH(const QStringList, change);
    const TempTree tree;
    const SmallDisk disk(tree);
    if (!disk.isMounted())
        QSKIP("a small disk cannot be mounted here");
    prepare(tree);
    const std::string before = stateOf(tree);
    constexpr std::size_t kStep = 16'384;
    constexpr std::size_t kEnough = 50 * kStep;
    std::size_t room = 0;
    ProgramRun answer;
    for (; room < kEnough; room += kStep) {
        QVERIFY(disk.fill(room));
        answer = run(tree.path(), change);
        if (answer.status == 0 || (answer.status == 5 && room > 0))
            break;
        verifyRefused(answer, tree, before);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(room > 0 && room < kEnough, answer.errors.c_str());
    QVERIFY(stateOf(tree) != before);
    disk.empty();
    if (answer.status == 5)
        verifyCompletedLater(answer, tree);
    verifyJournal(tree);
}

void FullDiskTest::whatMayNotGrowChangesNothing()
{
    QFETCH(const Prepare, prepare);
    QFETCH(const QStringList, change);
    const TempTree tree;
    prepare(tree);
    const std::string before = stateOf(tree);
    for (const rlim_t largest : {0, 8'192}) {
        const ProgramRun answer = run(tree.path(), change, {}, [largest] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{.rlim_cur = largest, .rlim_max = largest};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        verifyRefused(answer, tree, before);
    }
    QCOMPARE(run(tree.path(), change).status, 0);
    QVERIFY(stateOf(tree) != before);
    verifyJournal(tree);
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "tst_fulldisk.moc"
