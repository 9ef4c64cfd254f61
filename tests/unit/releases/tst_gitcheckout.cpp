#include "models/releases/gitcheckout.h"
#include "tests/support/temptree.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace colophon;
using test::TempTree;

namespace {

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ');
}

/// A repository with one commit, and a program beside it that leaves a trace when it runs.
class Repository
{
public:
    Repository()
    {
        outside.write("evil.sh", "#!/bin/sh\ntouch " + canary() + "\ncat\n");
        std::filesystem::permissions(program(), std::filesystem::perms(0755));
        tree.write("a.pkl", "one");
        tree.write("train.py", "fit()");
        isReady = git(words("init -q -b trunk .")) && git(words("add .")) && git(words("commit -q -m first"));
    }

    std::string program() const { return outside.path("evil.sh"); }
    std::string canary() const { return outside.path("canary"); }
    bool wasRun() const { return std::filesystem::exists(canary()); }

    bool git(const QStringList& arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(tree.path()));
        process.start(QStringLiteral("git"),
                      words("-c user.name=a -c user.email=a@example.org -c protocol.file.allow=always") + arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    }

    /// What Git prints, without its line end.
    std::string answer(const QStringList& arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(tree.path()));
        process.start(QStringLiteral("git"), arguments);
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed().toStdString();
    }

    /// Adds lines to a file of the Git directory, with the path of the program in place of "PROGRAM".
    void add(const std::string& file, QByteArray lines) const
    {
        lines.replace("PROGRAM", QByteArray::fromStdString(program()));
        std::ofstream(tree.path(".git/" + file), std::ios::app) << '\n' << lines.toStdString() << '\n';
    }

    void removeObject(const std::string& id) const
    {
        tree.remove(".git/objects/" + id.substr(0, 2) + "/" + id.substr(2));
    }

    TempTree tree;
    TempTree outside;
    bool isReady = false;
};

} // namespace

/// What the checkout says about code, and that reading it runs nothing which the repository names.
class GitCheckoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingThatTheConfigurationNamesIsRun_data();
    void nothingThatTheConfigurationNamesIsRun();
    void nothingIsFetchedForACommitThatIsMissing_data();
    void nothingIsFetchedForACommitThatIsMissing();
    void nothingOfASubmoduleIsRun();
    void nothingIsFetchedForATreeThatIsMissing();
    void nothingIsWritten();
    void changesAreTold_data();
    void changesAreTold();
    void lineEndsThatGitConvertsAreNoChange();
    void aFilteredFileIsUndecided();
    void aChangeBesideAFilteredFileIsAChange();
    void aWorkTreeBesideTheRepositoryIsUnderstood();
    void anIndexInTwoPartsIsUnderstood_data();
    void anIndexInTwoPartsIsUnderstood();
    void borrowedObjectsAreFound();
    void aWorkTreeThatTheConfigurationNamesIsUnderstood_data();
    void aWorkTreeThatTheConfigurationNamesIsUnderstood();
    void longObjectIdsAreUnderstood();
    void aFolderInsideARepositoryIsUnderstood();
    void noRepositoryIsNoCommit();
};

void GitCheckoutTest::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QSKIP("git is not installed");
}

void GitCheckoutTest::nothingThatTheConfigurationNamesIsRun_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("attributes");
    const auto row = [](const char* name, const char* file, const char* lines, const char* attributes = "") {
        QTest::newRow(name) << QByteArray(file) << QByteArray(lines) << QByteArray(attributes);
    };
    row("clean filter", "config", "[filter \"f\"]\nclean = PROGRAM", "* filter=f");
    row("process filter", "config", "[filter \"f\"]\nprocess = PROGRAM\nrequired = true", "* filter=f");
    row("filter with = in its name", "config", "[filter \"a=b\"]\nclean = PROGRAM", "* filter=a=b");
    row("filter with a dot in its name", "config", "[filter \"a.b\"]\nclean = PROGRAM", "* filter=a.b");
    row("filter with a line end in its value", "config", "[filter \"f\"]\nclean = PROGRAM\\n", "* filter=f");
    row("filter of the working tree's own file", "config.worktree", "[filter \"f\"]\nclean = PROGRAM", "* filter=f");
    row("filter of an included file", "more", "[filter \"f\"]\nclean = PROGRAM", "* filter=f");
    row("filter of a conditionally included file", "onbranch", "[filter \"f\"]\nclean = PROGRAM", "* filter=f");
    row("file monitor", "config", "[core]\nfsmonitor = PROGRAM");
    row("file monitor of the working tree's own file", "config.worktree", "[core]\nfsmonitor = PROGRAM");
    row("difference program", "config",
        "[diff]\nexternal = PROGRAM\n[diff \"d\"]\ncommand = PROGRAM\ntextconv = PROGRAM", "* diff=d");
    row("pager", "config", "[core]\npager = PROGRAM\n[pager]\nstatus = PROGRAM");
    row("alias", "config", "[alias]\nstatus = !PROGRAM\nrev-parse = !PROGRAM\nconfig = !PROGRAM");
    row("credentials", "config", "[credential]\nhelper = !PROGRAM\n[core]\naskPass = PROGRAM");
    row("signatures", "config", "[gpg]\nprogram = PROGRAM\n[log]\nshowSignature = true\n[commit]\ngpgSign = true");
    row("summary of submodules", "config", "[status]\nsubmoduleSummary = true\n[diff]\nsubmodule = log");
    row("merge program", "config", "[merge \"m\"]\ndriver = PROGRAM", "* merge=m");
    row("traces", "config", "[trace2]\nnormalTarget = PROGRAM\neventTarget = PROGRAM");
}

void GitCheckoutTest::nothingThatTheConfigurationNamesIsRun()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, attributes);
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.tree.write(".git/hooks/post-index-change", "#!/bin/sh\ntouch " + repository.canary() + "\n");
    std::filesystem::permissions(repository.tree.path(".git/hooks/post-index-change"), std::filesystem::perms(0755));
    repository.add("config",
                   "[core]\nrepositoryFormatVersion = 1\n[extensions]\nworktreeConfig = true\n[include]\npath = more\n"
                   "[includeIf \"onbranch:trunk\"]\npath = onbranch");
    repository.add(file.toStdString(), lines);
    repository.add("info/attributes", attributes);
    repository.tree.write("a.pkl", "two"); // of the same size, so that Git has to read it
    const GitCheckout checkout = gitCheckout(repository.tree.path());
    QVERIFY(!repository.wasRun());
    QCOMPARE(checkout.code.commit.size(), std::size_t(40));
    QCOMPARE(checkout.code.branch, "trunk");
    if (attributes.contains("filter"))
        QVERIFY(!checkout.code.dirty && !checkout.warning.empty());
    else
        QCOMPARE(checkout.code.dirty, std::optional(true));
}

void GitCheckoutTest::nothingIsFetchedForACommitThatIsMissing_data()
{
    QTest::addColumn<QByteArray>("remote");
    QTest::newRow("ssh") << QByteArray("url = ssh://evil/x\n[core]\nsshCommand = PROGRAM");
    QTest::newRow("local path") << QByteArray("url = /tmp\nuploadpack = PROGRAM");
    QTest::newRow("file address") << QByteArray("url = file:///tmp\nuploadpack = PROGRAM");
    QTest::newRow("helper") << QByteArray(
        "url = ext::PROGRAM\n[protocol]\nallow = always\n[protocol \"ext\"]\nallow = always");
    QTest::newRow("proxy") << QByteArray("url = git://evil/x\n[core]\ngitProxy = PROGRAM");
    QTest::newRow("replaced address") << QByteArray("url = a:b\n[core]\nsshCommand = PROGRAM\n[url \"ssh://evil/\"]\n"
                                                    "insteadOf = a:");
}

void GitCheckoutTest::nothingIsFetchedForACommitThatIsMissing()
{
    QFETCH(QByteArray, remote);
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.removeObject(repository.answer(words("rev-parse HEAD")));
    repository.add("config",
                   "[core]\nrepositoryFormatVersion = 1\n[extensions]\npartialClone = origin\n"
                   "[remote \"origin\"]\npromisor = true\n"
                       + remote);
    const GitCheckout checkout = gitCheckout(repository.tree.path());
    QVERIFY(!repository.wasRun());
    QCOMPARE(checkout.code.commit, "");
    QVERIFY(!checkout.warning.empty());
}

void GitCheckoutTest::nothingIsFetchedForATreeThatIsMissing()
{
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.removeObject(repository.answer(words("rev-parse HEAD^{tree}")));
    repository.add("config",
                   "[core]\nrepositoryFormatVersion = 1\nsshCommand = PROGRAM\n[extensions]\npartialClone = origin\n"
                   "[remote \"origin\"]\npromisor = true\nurl = ssh://evil/x");
    const GitCheckout checkout = gitCheckout(repository.tree.path());
    QVERIFY(!repository.wasRun());
    QCOMPARE(checkout.code.commit.size(), std::size_t(40));
    QVERIFY(!checkout.code.dirty && !checkout.warning.empty());
}

void GitCheckoutTest::nothingOfASubmoduleIsRun()
{
    const Repository repository;
    const Repository part;
    QVERIFY(repository.isReady && part.isReady);
    QVERIFY(repository.git(words("submodule add -q") + QStringList{QString::fromStdString(part.tree.path())}
                           + words("part"))
            && repository.git(words("commit -q -m second")));
    repository.add("modules/part/config", "[core]\nfsmonitor = PROGRAM\n[filter \"f\"]\nclean = PROGRAM");
    repository.add("modules/part/info/attributes", "* filter=f");
    repository.add("config", "[submodule]\nrecurse = true\n[diff]\nignoreSubmodules = none");
    repository.tree.write("part/a.pkl", "two");
    const GitCheckout checkout = gitCheckout(repository.tree.path());
    QVERIFY(!repository.wasRun());
    QCOMPARE(checkout.code.dirty, std::optional(false));
}

void GitCheckoutTest::nothingIsWritten()
{
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.tree.setModified("a.pkl", std::chrono::sys_days(std::chrono::year(2020) / 1 / 1));
    const std::string before = repository.tree.snapshot();
    QCOMPARE(gitCheckout(repository.tree.path()).code.dirty, std::optional(false));
    QCOMPARE(repository.tree.snapshot(), before);
}

void GitCheckoutTest::changesAreTold_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<bool>("isDirty");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("other content") << QByteArray("write") << true;
    QTest::newRow("removed") << QByteArray("remove") << true;
    QTest::newRow("staged") << QByteArray("stage") << true;
    QTest::newRow("a file that Git does not know") << QByteArray("new") << false;
}

void GitCheckoutTest::changesAreTold()
{
    QFETCH(QByteArray, change);
    QFETCH(bool, isDirty);
    const Repository repository;
    QVERIFY(repository.isReady);
    if (change == "write" || change == "stage")
        repository.tree.write("a.pkl", "two");
    if (change == "remove")
        repository.tree.remove("a.pkl");
    if (change == "stage")
        QVERIFY(repository.git(words("add .")));
    if (change == "new")
        repository.tree.write("b.pkl", "b");
    const GitCheckout checkout = gitCheckout(repository.tree.path());
    QCOMPARE(checkout.code.dirty, std::optional(isDirty));
    QCOMPARE(checkout.warning, "");
}

void GitCheckoutTest::lineEndsThatGitConvertsAreNoChange()
{
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.tree.write("notes.txt", "one\r\ntwo\r\n");
    QVERIFY(repository.git(words("config core.autocrlf true")) && repository.git(words("add ."))
            && repository.git(words("commit -q -m second")));
    repository.tree.setModified("notes.txt", std::chrono::sys_days(std::chrono::year(2020) / 1 / 1));
    QCOMPARE(gitCheckout(repository.tree.path()).code.dirty, std::optional(false));
}

void GitCheckoutTest::aFilteredFileIsUndecided()
{
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.tree.write(".gitattributes", "sub/*.pkl filter=f\n");
    repository.tree.write("sub/b.pkl", "b");
    QVERIFY(repository.git(words("add .")) && repository.git(words("commit -q -m second")));
    QVERIFY(repository.git(words("config filter.f.clean rev")));
    repository.tree.write("sub/b.pkl", "c");
    const GitCheckout checkout = gitCheckout(repository.tree.path());
    QCOMPARE(checkout.code.commit.size(), std::size_t(40));
    QVERIFY(!checkout.code.dirty && !checkout.warning.empty());
}

void GitCheckoutTest::aChangeBesideAFilteredFileIsAChange()
{
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.add("info/attributes", "*.pkl filter=f");
    repository.tree.write("a.pkl", "two");
    repository.tree.write("train.py", "fit(2)");
    QCOMPARE(gitCheckout(repository.tree.path()).code.dirty, std::optional(true));
}

void GitCheckoutTest::aWorkTreeBesideTheRepositoryIsUnderstood()
{
    const Repository repository;
    const TempTree other;
    QVERIFY(
        repository.isReady
        && repository.git(words("worktree add -q -b side") + QStringList{QString::fromStdString(other.path("side"))}));
    const GitCheckout clean = gitCheckout(other.path("side"));
    QCOMPARE(clean.code.commit, gitCheckout(repository.tree.path()).code.commit);
    QCOMPARE(clean.code.branch, "side");
    QCOMPARE(clean.code.dirty, std::optional(false));
    other.write("side/a.pkl", "two");
    QCOMPARE(gitCheckout(other.path("side")).code.dirty, std::optional(true));
}

void GitCheckoutTest::anIndexInTwoPartsIsUnderstood_data()
{
    QTest::addColumn<bool>("isWorkTree");
    QTest::newRow("repository") << false;
    QTest::newRow("work tree beside it") << true;
}

void GitCheckoutTest::anIndexInTwoPartsIsUnderstood()
{
    QFETCH(bool, isWorkTree);
    const Repository repository;
    const TempTree other;
    QVERIFY(repository.isReady);
    if (isWorkTree)
        QVERIFY(
            repository.git(words("worktree add -q -b side") + QStringList{QString::fromStdString(other.path("side"))}));
    const std::string place = isWorkTree ? other.path("side") : repository.tree.path();
    const QStringList inPlace{QStringLiteral("-C"), QString::fromStdString(place)};
    QVERIFY(repository.git(inPlace + words("update-index --split-index")));
    const std::string shared
        = repository.answer(inPlace + words("rev-parse --path-format=absolute --shared-index-path"));
    QVERIFY2(std::filesystem::exists(shared), shared.c_str());
    const std::string before = repository.tree.snapshot() + other.snapshot();
    const GitCheckout clean = gitCheckout(place);
    QCOMPARE(clean.code.commit, repository.answer(words("rev-parse HEAD")));
    QCOMPARE(clean.code.dirty, std::optional(false));
    QCOMPARE(clean.warning, "");
    QCOMPARE(repository.tree.snapshot() + other.snapshot(), before);
    (isWorkTree ? other : repository.tree).write(isWorkTree ? "side/a.pkl" : "a.pkl", "two");
    QCOMPARE(gitCheckout(place).code.dirty, std::optional(true));
}

void GitCheckoutTest::borrowedObjectsAreFound()
{
    const Repository repository;
    const TempTree other;
    QVERIFY(repository.isReady);
    QVERIFY(repository.git(
        words("clone -q --shared")
        + QStringList{QString::fromStdString(repository.tree.path()), QString::fromStdString(other.path("copy"))}));
    QVERIFY(std::filesystem::exists(other.path("copy/.git/objects/info/alternates")));
    const std::string before = repository.tree.snapshot() + other.snapshot();
    const GitCheckout clean = gitCheckout(other.path("copy"));
    QCOMPARE(clean.code.commit, repository.answer(words("rev-parse HEAD")));
    QCOMPARE(clean.code.dirty, std::optional(false));
    QCOMPARE(clean.warning, "");
    QCOMPARE(repository.tree.snapshot() + other.snapshot(), before);
    other.write("copy/a.pkl", "two");
    QCOMPARE(gitCheckout(other.path("copy")).code.dirty, std::optional(true));
}

void GitCheckoutTest::aWorkTreeThatTheConfigurationNamesIsUnderstood_data()
{
    QTest::addColumn<bool>("isRelative");
    QTest::newRow("absolute") << false;
    QTest::newRow("relative") << true;
}

void GitCheckoutTest::aWorkTreeThatTheConfigurationNamesIsUnderstood()
{
    QFETCH(bool, isRelative);
    const Repository repository;
    QVERIFY(repository.isReady);
    for (const char* file : {"a.pkl", "train.py"}) {
        repository.tree.write(std::string("files/") + file, file == std::string_view("a.pkl") ? "one" : "fit()");
        repository.tree.remove(file);
    }
    QVERIFY(repository.git(words("config core.worktree")
                           + QStringList{isRelative ? QStringLiteral("../files")
                                                    : QString::fromStdString(repository.tree.path("files"))}));
    for (const char* place : {"", "files"}) {
        const std::string before = repository.tree.snapshot();
        const GitCheckout clean = gitCheckout(repository.tree.path(place));
        QCOMPARE(clean.code.commit, repository.answer(words("rev-parse HEAD")));
        QCOMPARE(clean.code.dirty, std::optional(false));
        QCOMPARE(clean.warning, "");
        QCOMPARE(repository.tree.snapshot(), before);
    }
    repository.tree.write("files/a.pkl", "two");
    QCOMPARE(gitCheckout(repository.tree.path()).code.dirty, std::optional(true));
}

void GitCheckoutTest::longObjectIdsAreUnderstood()
{
    const Repository repository;
    QVERIFY(repository.isReady);
    std::filesystem::remove_all(repository.tree.path(".git"));
    if (!repository.git(words("init -q --object-format=sha256 .")))
        QSKIP("this Git knows no long object ids");
    QVERIFY(repository.git(words("add .")) && repository.git(words("commit -q -m first")));
    const GitCheckout checkout = gitCheckout(repository.tree.path());
    QCOMPARE(checkout.code.commit.size(), std::size_t(64));
    QCOMPARE(checkout.code.dirty, std::optional(false));
}

void GitCheckoutTest::aFolderInsideARepositoryIsUnderstood()
{
    const Repository repository;
    QVERIFY(repository.isReady);
    repository.tree.folder("models/deep");
    const GitCheckout checkout = gitCheckout(repository.tree.path("models/deep"));
    QCOMPARE(checkout.code.commit.size(), std::size_t(40));
    QCOMPARE(checkout.code.dirty, std::optional(false));
    repository.tree.write("a.pkl", "two");
    QCOMPARE(gitCheckout(repository.tree.path("models/deep")).code.dirty, std::optional(true));
}

void GitCheckoutTest::noRepositoryIsNoCommit()
{
    const TempTree tree;
    const GitCheckout checkout = gitCheckout(tree.path());
    QCOMPARE(checkout.code.commit, "");
    QCOMPARE(checkout.warning, "");
}

QTEST_GUILESS_MAIN(GitCheckoutTest)
#include "tst_gitcheckout.moc"
