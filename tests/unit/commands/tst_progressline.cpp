#include "tests/unit/commands/commandtrees.h"
#include "tests/unit/commands/terminalrun.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace colophon::test;

namespace {

constexpr const char* kReading = "\r\x1b[KReading… ";
constexpr const char* kCleared = "\r\x1b[K";

/// A shell that scans with these redirections where every listing of a folder takes 150 milliseconds longer, as on
/// a network drive that is far away.
QStringList slowScan(const char* redirections)
{
    const QString slowly = QStringLiteral("exec strace -f -qq -o /dev/null -e trace=getdents64 "
                                          "-e inject=getdents64:delay_enter=150000 -- \"$0\" scan --json ");
    return {QStringLiteral("-c"), slowly + QString::fromLatin1(redirections), QStringLiteral(COLOPHON_PROGRAM)};
}

ProgramRun scanSlowly(const TempTree& tree, const char* redirections)
{
    return runAtTerminal(tree.path(), slowScan(redirections), {}, QStringLiteral("sh"));
}

std::string contentOf(const TempTree& tree, const char* file)
{
    QFile content(QString::fromStdString(tree.path(file)));
    return content.open(QIODevice::ReadOnly) ? content.readAll().toStdString() : std::string("cannot be read");
}

} // namespace

/// The line that tells how far a long reading is.
class ProgressLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itComesOnATerminalAndGoesAgain();
    void itDoesNotComeWhereStandardErrorIsAFile();
    void aTerminalForStandardOutputGetsTheAnswerAlone();
};

void ProgressLineTest::initTestCase()
{
    QProcess strace;
    strace.start(QStringLiteral("strace"), {QStringLiteral("-o/dev/null"), QStringLiteral("true")});
    if (!strace.waitForFinished() || strace.exitCode() != 0)
        QSKIP("programs cannot be traced here");
}

void ProgressLineTest::itComesOnATerminalAndGoesAgain()
{
    const TempTree tree;
    writeVersions(tree);
    const ProgramRun quick = run(tree.path(), words("scan --json"));
    const ProgramRun slow = scanSlowly(tree, "");
    QCOMPARE(slow.status, 0);
    QCOMPARE(slow.output, quick.output);
    const std::size_t last = slow.errors.rfind(kReading);
    QVERIFY2(last != std::string::npos, slow.errors.c_str());
    const std::string rest = slow.errors.substr(last + std::string_view(kReading).size());
    const std::size_t end = rest.find(kCleared);
    QVERIFY2(end != std::string::npos && end + std::string_view(kCleared).size() == rest.size(), rest.c_str());
    QVERIFY2(rest.starts_with("1") || rest.starts_with("2"), rest.c_str()); // versions so far
}

void ProgressLineTest::itDoesNotComeWhereStandardErrorIsAFile()
{
    const TempTree tree;
    writeVersions(tree);
    const TempTree elsewhere;
    const std::string file = elsewhere.path("errors.txt");
    const ProgramRun slow = scanSlowly(tree, ("2>" + file).c_str());
    QCOMPARE(slow.status, 0);
    QVERIFY2(slow.errors.empty(), slow.errors.c_str());
    QCOMPARE(contentOf(elsewhere, "errors.txt"), std::string());
}

void ProgressLineTest::aTerminalForStandardOutputGetsTheAnswerAlone()
{
    const TempTree tree;
    writeVersions(tree);
    const TempTree elsewhere;
    const std::string file = elsewhere.path("errors.txt");
    // Standard input is the terminal.
    const ProgramRun slow = scanSlowly(tree, ("1>&0 2>" + file).c_str());
    QCOMPARE(slow.status, 0);
    QVERIFY2(slow.errorsHave("colophon.scan/1"), slow.errors.c_str());
    QVERIFY2(!slow.errorsHave("Reading") && !slow.errorsHave("\x1b"), slow.errors.c_str());
    QCOMPARE(contentOf(elsewhere, "errors.txt"), std::string());
}

QTEST_GUILESS_MAIN(ProgressLineTest)
#include "tst_progressline.moc"
