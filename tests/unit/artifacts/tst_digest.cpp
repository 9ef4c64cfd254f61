#include "models/artifacts/digest.h"
#include "models/artifacts/integrity.h"
#include "tests/support/temptree.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

RootFolder open(const TempTree& tree)
{
    return std::move(RootFolder::open(tree.path()).value());
}

} // namespace

class DigestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestsAreThoseOfTheStandards_data();
    void digestsAreThoseOfTheStandards();
    void recordedDigestsAreUnderstood_data();
    void recordedDigestsAreUnderstood();
    void largeFilesAreReadInBlocks();
    void aStopEndsTheWork();
    void integrityIsTold_data();
    void integrityIsTold();
    void theBudgetIsKept();
};

void DigestTest::digestsAreThoseOfTheStandards_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<std::string>("digest");
    const auto row = [](const char* bytes, DigestKind kind, const char* digest) {
        QTest::addRow("%s of \"%s\"", std::string(toString(kind)).c_str(), bytes)
            << std::string(bytes) << static_cast<int>(kind) << std::string(digest);
    };
    // RFC 1321 A.5, RFC 3174 7.3, FIPS 180-4 examples.
    row("", DigestKind::Md5, "md5:d41d8cd98f00b204e9800998ecf8427e");
    row("abc", DigestKind::Md5, "md5:900150983cd24fb0d6963f7d28e17f72");
    row("abc", DigestKind::Sha1, "sha1:a9993e364706816aba3e25717850c26c9cd0d89d");
    row("abc", DigestKind::Sha256, "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

void DigestTest::digestsAreThoseOfTheStandards()
{
    QFETCH(std::string, bytes);
    QFETCH(int, kind);
    QFETCH(std::string, digest);
    const TempTree tree;
    tree.write("file", bytes);
    const auto algorithm = static_cast<DigestKind>(kind);
    QCOMPARE(digestOf(bytes, algorithm), digest);
    QCOMPARE(fileDigest(open(tree), "file", algorithm, {}).value(), digest);
}

void DigestTest::recordedDigestsAreUnderstood_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << std::string(text) << std::string(expected);
    };
    const char* md5 = "md5:900150983cd24fb0d6963f7d28e17f72";
    row("md5:900150983cd24fb0d6963f7d28e17f72", md5);
    row("MD5:900150983CD24FB0D6963F7D28E17F72", md5);
    row("900150983cd24fb0d6963f7d28e17f72", md5);
    row("sha-1:a9993e364706816aba3e25717850c26c9cd0d89d", "sha1:a9993e364706816aba3e25717850c26c9cd0d89d");
    row("sha256:900150983cd24fb0d6963f7d28e17f72", "");
    row("blake3:900150983cd24fb0d6963f7d28e17f72", "");
    row("md5:900150983cd24fb0d6963f7d28e17f7g", "");
    row("md5:", "");
    row("", "");
}

void DigestTest::recordedDigestsAreUnderstood()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const auto digest = parseDigest(text);
    QCOMPARE(digest ? toString(*digest) : std::string(), expected);
}

void DigestTest::largeFilesAreReadInBlocks()
{
    const TempTree tree;
    const std::string bytes(3'500'001, 'a');
    tree.write("file", bytes);
    QCOMPARE(fileDigest(open(tree), "file", DigestKind::Sha256, {}).value(), digestOf(bytes, DigestKind::Sha256));
}

void DigestTest::aStopEndsTheWork()
{
    const TempTree tree;
    tree.write("file", "abc");
    std::stop_source stop;
    stop.request_stop();
    const auto digest = fileDigest(open(tree), "file", DigestKind::Sha256, stop.get_token());
    QVERIFY(!digest);
    QVERIFY(digest.error().reason.contains("stopped"));
}

void DigestTest::integrityIsTold_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("digest");
    QTest::addColumn<qulonglong>("size");
    QTest::addColumn<int>("integrity");
    QTest::addColumn<bool>("isProblem");
    const auto row = [](const char* tag, const char* path, const char* digest, qulonglong size, Integrity integrity,
                        bool isProblem) {
        QTest::newRow(tag) << std::string(path) << std::string(digest) << size << static_cast<int>(integrity)
                           << isProblem;
    };
    row("right", "file", "md5:900150983cd24fb0d6963f7d28e17f72", 3, Integrity::Verified, false);
    row("right without size", "file", "900150983cd24fb0d6963f7d28e17f72", 0, Integrity::Verified, false);
    row("other bytes", "file", "md5:900150983cd24fb0d6963f7d28e17f73", 3, Integrity::Changed, true);
    row("other size", "file", "md5:900150983cd24fb0d6963f7d28e17f72", 4, Integrity::Changed, true);
    row("no digest", "file", "", 3, Integrity::NotRecorded, false);
    row("unknown digest", "file", "blake3:00", 3, Integrity::Unchecked, false);
    row("gone", "gone", "md5:900150983cd24fb0d6963f7d28e17f72", 3, Integrity::Missing, true);
}

void DigestTest::integrityIsTold()
{
    QFETCH(std::string, path);
    QFETCH(std::string, digest);
    QFETCH(qulonglong, size);
    QFETCH(int, integrity);
    QFETCH(bool, isProblem);
    const TempTree tree;
    tree.write("file", "abc");
    Artifact artifact;
    artifact.path = path;
    artifact.digest = digest;
    if (size > 0)
        artifact.size = size;
    auto budget = IntegrityBudget::unlimited();
    const auto problem = checkIntegrity(open(tree), artifact, budget, {});
    QCOMPARE(static_cast<int>(artifact.integrity), integrity);
    QCOMPARE(problem.has_value(), isProblem);
    const bool wasCompared = artifact.integrity == Integrity::Changed && size != 4;
    QCOMPARE(artifact.foundDigest, wasCompared ? std::string("md5:900150983cd24fb0d6963f7d28e17f72") : std::string());
}

void DigestTest::theBudgetIsKept()
{
    IntegrityBudget budget(10, 25);
    QVERIFY(!budget.take(11));
    QVERIFY(budget.take(10));
    QVERIFY(budget.take(10));
    QVERIFY(!budget.take(10));
    QVERIFY(!budget.take(1));
}

QTEST_APPLESS_MAIN(DigestTest)
#include "tst_digest.moc"
