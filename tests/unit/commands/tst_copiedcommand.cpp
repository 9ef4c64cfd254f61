#include "tests/unit/commands/commandtrees.h"
#include "tests/unit/commands/terminalrun.h"

#include "models/catalog/address.h"
#include "models/items/releaseconfirmation.h"
#include "models/sources/folder/foldersource.h"
#include "models/sources/location.h"
#include "models/sources/mlflow/mlflowfiles.h"
#include "tests/support/mlflowstore.h"

#include <QFileInfo>
#include <QTest>

#include <array>

using namespace colophon;
using namespace colophon::test;
using Json = nlohmann::json;

namespace {

constexpr const char* kModel = "it's $HOME; \"churn\"";

QStringList releaseNumber(int number)
{
    return {QStringLiteral("release"),  QString::fromUtf8(kModel) + u'@' + QString::number(number),
            QStringLiteral("--stage"),  QStringLiteral("production"),
            QStringLiteral("--reason"), QString::fromUtf8(kReason),
            QStringLiteral("--anyway"), QStringLiteral("--yes")};
}

/// A project with an odd path and a store with an odd model, of which versions 1 and then 2 were in production.
struct Project
{
    Project()
    {
        const MlflowStore store(tree, place + "/mlruns");
        store.registeredModel(kModel);
        for (const int number : {1, 2, 3})
            store.version(kModel, number);
        for (const int number : {1, 2})
            status = std::max(status, call(releaseNumber(number)).status);
        bin.link("colophon", COLOPHON_PROGRAM);
    }

    std::string path() const { return tree.path(place); }
    ProgramRun call(const QStringList& arguments) const { return run(path(), arguments); }
    /// The last release, as the journal tells it.
    Json last() const
    {
        return call({QStringLiteral("releases"), QString::fromUtf8(kModel), QStringLiteral("--json")})
            .json()
            .at("events")
            .back();
    }

    /// What the window puts on the clipboard when this is planned, and agreed to.
    std::string command(const std::function<std::expected<ReleaseRequest, Problem>(const Model&)>& requestOf,
                        const QString& reason = {}) const
    {
        const std::array kinds{mlflowFilesKind(), folderSourceKind()};
        const std::vector locations{Location::open(path(), kinds, SourceId(1)).value()};
        const CatalogPointer catalog = scanLocations(locations, {}, {}, {});
        const auto request = requestOf(*catalog->model(kModel));
        if (!request)
            return request.error().reason;
        const auto plan = ReleaseDesk(locations).plan(*catalog, *request);
        if (!plan)
            return plan.error().reason;
        const auto address = [&catalog](const std::optional<VersionId>& id) {
            const Version* version = id ? catalog->version(*id) : nullptr;
            return version ? QString::fromStdString(addressOf(*catalog, *version)) : QString();
        };
        return releaseCommand({address(request->to), address(plan->from)}, {QString::fromStdString(path())}, *plan,
                              {reason.isEmpty() ? QString::fromStdString(request->reason) : reason, {}, true})
            .toStdString();
    }

    /// In a shell at a terminal, somewhere else; nobody answers a question.
    ProgramRun inShell(const std::string& command) const
    {
        const std::string text = "PATH='" + bin.path() + "':\"$PATH\"; " + command;
        return runAtTerminal(bin.path(), {QStringLiteral("-c"), QString::fromStdString(text)}, "\n",
                             QStringLiteral("/bin/sh"));
    }

    TempTree tree;
    TempTree bin;
    std::string place = "it's a \"project\" in $HOME";
    int status = 0;
};

std::expected<ReleaseRequest, Problem> rollback(const Model& model)
{
    return ReleaseDesk::rollbackRequest(model, productionStage());
}

std::expected<ReleaseRequest, Problem> undo(const Model& model)
{
    return ReleaseDesk::undoRequest(model, productionStage());
}

std::expected<ReleaseRequest, Problem> releaseOfThree(const Model& model)
{
    ReleaseRequest request;
    request.model = model.name;
    request.stage = productionStage();
    request.to = model.withLabel("3")->id;
    return request;
}

} // namespace

/// What the window copies as a command does in a shell what the window would have done.
class CopiedCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itDoesTheSame_data();
    void itDoesTheSame();
    void itIsRefusedWhenSomebodyWasFirst_data() { itDoesTheSame_data(); }
    void itIsRefusedWhenSomebodyWasFirst();
    void aRedoNamesWhatItMarks();
    void anUndoSaysOnceWhatItTakesBack();
};

void CopiedCommandTest::itDoesTheSame_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("release") << QByteArray("release") << QByteArray("3");
    QTest::newRow("rollback") << QByteArray("rollback") << QByteArray("1");
    QTest::newRow("undo") << QByteArray("undo") << QByteArray("1");
}

void CopiedCommandTest::itDoesTheSame()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const QByteArray, to);
    const Project project;
    QCOMPARE(project.status, 0);
    const QString reason = QStringLiteral("-- it's `not` as\ngood as $EXPECTED; \"sorry\" for the trouble");
    const std::string command = project.command(kind == "release"    ? releaseOfThree
                                                    : kind == "undo" ? undo
                                                                     : rollback,
                                                reason);
    const ProgramRun done = project.inShell(command);
    QVERIFY2(done.status == 0, (command + "\n" + done.output + done.errors).c_str());
    QVERIFY2(!done.errorsHave("(y/N)"), done.errors.c_str());
    const Json last = project.last();
    QCOMPARE(text(last.at("kind")), text(Json(kind.toStdString())));
    QCOMPARE(text(last.at("from_label")), text(Json("2")));
    QCOMPARE(text(last.at("to_label")), text(Json(to.toStdString())));
    QVERIFY2(last.at("reason").get<std::string>().starts_with(reason.toStdString()), last.dump().c_str());
}

void CopiedCommandTest::itIsRefusedWhenSomebodyWasFirst()
{
    QFETCH(const QByteArray, kind);
    const Project project;
    QCOMPARE(project.status, 0);
    const std::string command = project.command(kind == "release"    ? releaseOfThree
                                                    : kind == "undo" ? undo
                                                                     : rollback,
                                                QStringLiteral("Not as good as was hoped for at first"));
    QCOMPARE(project.call(releaseNumber(1)).status, 0);
    const Json before = project.last();
    QCOMPARE(project.inShell(command).status, 4);
    QCOMPARE(text(project.last()), text(before));
}

void CopiedCommandTest::aRedoNamesWhatItMarks()
{
    const Project project;
    QCOMPARE(project.status, 0);
    QVERIFY(project.inShell(project.command(undo)).status == 0);
    QCOMPARE(project.call(releaseNumber(3)).status, 0);
    const ProgramRun done = project.inShell(project.command(
        [](const Model& model) {
            auto request = releaseOfThree(model);
            request->to = model.withLabel("2")->id;
            request->kind = ReleaseKind::Redo;
            return request;
        },
        QStringLiteral("Better than what came in between")));
    QVERIFY2(done.status == 0, (done.output + done.errors).c_str());
    QCOMPARE(text(project.last().at("from_label")), text(Json("3")));
    QCOMPARE(text(project.last().at("to_label")), text(Json("2")));
}

void CopiedCommandTest::anUndoSaysOnceWhatItTakesBack()
{
    const Project project;
    QCOMPARE(project.status, 0);
    const ProgramRun done = project.inShell(project.command(undo));
    QVERIFY2(done.status == 0, (done.output + done.errors).c_str());
    QCOMPARE(text(project.last().at("reason")), text(Json("Undo: takes back journal entry 4")));
}

QTEST_GUILESS_MAIN(CopiedCommandTest)
#include "tst_copiedcommand.moc"
