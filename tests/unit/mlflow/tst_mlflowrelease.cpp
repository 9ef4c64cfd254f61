#include <QtTest>

#include "models/sources/mlflow/filewriter.h"
#include "models/sources/mlflow/metaedit.h"
#include "tests/unit/mlflow/mlflowfixture.h"

#include <cerrno>
#include <cstring>

using namespace colophon;
using namespace colophon::test;

namespace {

constexpr std::int64_t kNow = 1'790'000'000'123;

StageChange change(std::optional<std::string> from, std::optional<std::string> to, const char* stage = "production")
{
    return {Name("churn"), Name(stage), std::move(from), std::move(to), "ana", "better on new data", Timestamp{kNow}};
}

QString content(const TempTree& tree, const std::string& path)
{
    QFile file(QString::fromStdString(tree.path(path)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QStringLiteral("(no file)");
}

QStringList effects(const std::vector<Effect>& list, bool sideEffects)
{
    QStringList texts;
    for (const Effect& effect : list) {
        if (effect.isSideEffect == sideEffects)
            texts.append(QString::fromStdString(effect.text));
    }
    return texts;
}

/// A registry of three versions in which nobody holds a stage.
struct Registry
{
    explicit Registry(Generation generation = Generation::Mlflow3)
        : store(tree, "mlruns", generation)
    {
        store.registeredModel("churn");
        for (const int number : {1, 2, 3})
            store.version("churn", number);
        source = openStore(tree);
    }

    TempTree tree;
    MlflowStore store;
    std::unique_ptr<Source> source;
};

constexpr const char* kModel = "mlruns/models/churn/meta.yaml";
constexpr const char* kAlias = "mlruns/models/churn/aliases/production";

} // namespace

class tst_MlflowRelease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAliasWriteAlsoBumpsTheModelsTime();
    void everyOtherByteStays();
    void thePlanSaysWhatHappensAndWritesNothing();
    void aChangedHolderIsRefusedAndNothingIsWritten();
    void clearingRemovesTheAlias();
    void championIsMovedWhereTheModelUsesIt();
    void archiveExistingArchivesEveryOtherVersionInTheStage();
    void clearingALegacyStageSetsItToNone();
    void runsAndLoggedModelsMustBeRegisteredFirst();
    void deletedAndUnknownVersionsAreRefused();
    void reservedAliasNamesAreRefused();
    void anAliasThatIsProductionIsNoStageOfItsOwn();
    void aStageInOtherLettersIsNoStageOfItsOwn();
    void aliasesAreWordsInTheSenseOfPython_data();
    void aliasesAreWordsInTheSenseOfPython();
    void aReadOnlyStoreIsAFailureAndNothingChanges();
    void noTemporaryFileStays();
    void whatAKilledProgramLeftBehindStopsNoRelease();
    void aRefusedWriteSpeaksOfWriting_data();
    void aRefusedWriteSpeaksOfWriting();
    void aBrokenModelMetaIsRefused();
    void holderIsReadAnew();
    void cautionIsExplicit();
    void aliasesInMetaAreQuotedLikePyYaml_data();
    void aliasesInMetaAreQuotedLikePyYaml();
    void fieldsAreReplacedOrAddedInOrder();
};

void tst_MlflowRelease::anAliasWriteAlsoBumpsTheModelsTime()
{
    const Registry registry;
    QVERIFY(registry.source->applyRelease(change({}, "churn/2")).has_value());
    QCOMPARE(content(registry.tree, kAlias), QStringLiteral("2"));
    QVERIFY(content(registry.tree, kModel).contains(QStringLiteral("last_updated_timestamp: 1790000000123\n")));
    QVERIFY(registry.source->applyRelease(change("churn/2", "churn/3")).has_value());
    QCOMPARE(content(registry.tree, kAlias), QStringLiteral("3"));
}

void tst_MlflowRelease::everyOtherByteStays()
{
    const Registry registry;
    QString expected = content(registry.tree, kModel);
    QVERIFY(registry.source->applyRelease(change({}, "churn/2")).has_value());
    expected.replace(QStringLiteral("aliases: {}\n"), QStringLiteral("aliases:\n  production: '2'\n"));
    expected.replace(QStringLiteral("last_updated_timestamp: 1767225600000"),
                     QStringLiteral("last_updated_timestamp: 1790000000123"));
    QCOMPARE(content(registry.tree, kModel), expected);
}

void tst_MlflowRelease::thePlanSaysWhatHappensAndWritesNothing()
{
    const Registry registry;
    registry.store.alias("churn", "production", "1");
    const std::string before = registry.tree.snapshot();
    const auto plan = registry.source->planRelease(change("churn/1", "churn/3"));
    QVERIFY(plan.has_value());
    QCOMPARE(effects(*plan, false), QStringList{QStringLiteral("Alias production moves from version 1 to 3")});
    QCOMPARE(effects(*plan, true).size(), 1);
    QCOMPARE(registry.tree.snapshot(), before);
}

void tst_MlflowRelease::aChangedHolderIsRefusedAndNothingIsWritten()
{
    const Registry registry;
    registry.store.alias("churn", "production", "3");
    const std::string before = registry.tree.snapshot();
    for (const auto& seen : {std::optional<std::string>(), std::optional<std::string>("churn/1")}) {
        const auto done = registry.source->applyRelease(change(seen, "churn/2"));
        QVERIFY(!done);
        QVERIFY(done.error().kind == WriteFailure::Kind::Refused);
        QVERIFY(QString::fromStdString(done.error().problem.reason).contains(QStringLiteral("churn/3")));
    }
    QCOMPARE(registry.tree.snapshot(), before);
}

void tst_MlflowRelease::clearingRemovesTheAlias()
{
    const Registry registry;
    const QString before = content(registry.tree, kModel);
    QVERIFY(registry.source->applyRelease(change({}, "churn/2")).has_value());
    QVERIFY(registry.source->applyRelease(change("churn/2", {})).has_value());
    QCOMPARE(content(registry.tree, kAlias), QStringLiteral("(no file)"));
    QVERIFY(content(registry.tree, kModel).startsWith(QStringLiteral("aliases: {}\n")));
    QVERIFY(*registry.source->stageHolder(Name("churn"), Name("production")) == std::nullopt);
}

void tst_MlflowRelease::championIsMovedWhereTheModelUsesIt()
{
    const Registry registry;
    registry.store.alias("churn", "champion", "1");
    QVERIFY(registry.source->applyRelease(change("churn/1", "churn/2")).has_value());
    QCOMPARE(content(registry.tree, "mlruns/models/churn/aliases/champion"), QStringLiteral("2"));
    QCOMPARE(content(registry.tree, kAlias), QStringLiteral("(no file)"));
}

void tst_MlflowRelease::archiveExistingArchivesEveryOtherVersionInTheStage()
{
    const Registry registry(Generation::Mlflow2);
    registry.store.version("churn", 1, {.stage = "Production"});
    registry.store.version("churn", 2, {.stage = "Production"});
    registry.store.version("churn", 4, {.stage = "Staging"});
    const auto plan = registry.source->planRelease(change("churn/2", "churn/3"));
    QCOMPARE(effects(*plan, false),
             (QStringList{QStringLiteral("Alias production is set to version 3"),
                          QStringLiteral("Stage of version 3 changes from None to Production")}));
    QVERIFY(effects(*plan, true).contains(QStringLiteral("Stage of version 1 changes from Production to Archived")));
    QVERIFY(registry.source->applyRelease(change("churn/2", "churn/3")).has_value());
    const auto stageLine = [&](int number) {
        const QString meta
            = content(registry.tree, "mlruns/models/churn/version-" + std::to_string(number) + "/meta.yaml");
        return meta.section(QStringLiteral("current_stage: "), 1).section(u'\n', 0, 0);
    };
    QCOMPARE(stageLine(1), QStringLiteral("Archived"));
    QCOMPARE(stageLine(2), QStringLiteral("Archived"));
    QCOMPARE(stageLine(3), QStringLiteral("Production"));
    QCOMPARE(stageLine(4), QStringLiteral("Staging"));
    QVERIFY(content(registry.tree, "mlruns/models/churn/version-1/meta.yaml")
                .contains(QStringLiteral("last_updated_timestamp: 1790000000123\n")));
    QCOMPARE(**registry.source->stageHolder(Name("churn"), Name("production")), std::string("churn/3"));
}

void tst_MlflowRelease::clearingALegacyStageSetsItToNone()
{
    const Registry registry(Generation::Mlflow2);
    registry.store.version("churn", 2, {.stage = "Production"});
    QVERIFY(registry.source->applyRelease(change("churn/2", {})).has_value());
    QVERIFY(content(registry.tree, "mlruns/models/churn/version-2/meta.yaml")
                .contains(QStringLiteral("current_stage: None\n")));
    QVERIFY(*registry.source->stageHolder(Name("churn"), Name("production")) == std::nullopt);
}

void tst_MlflowRelease::runsAndLoggedModelsMustBeRegisteredFirst()
{
    const Registry registry;
    registry.store.experiment("1", "trials");
    registry.store.run("1", "a1");
    for (const std::string& native : {"run:" + MlflowStore::runId("a1"), "model:" + MlflowStore::modelId("1")}) {
        const auto plan = registry.source->planRelease(change({}, native));
        QVERIFY(!plan);
        QVERIFY(QString::fromStdString(plan.error().hint).contains(QStringLiteral("Register")));
        QVERIFY(!registry.source->applyRelease(change({}, native)));
    }
    StageChange ofExperiment = change({}, "run:" + MlflowStore::runId("a1"));
    ofExperiment.model = Name("trials");
    const auto plan = registry.source->planRelease(ofExperiment);
    QVERIFY(!plan && QString::fromStdString(plan.error().hint).contains(QStringLiteral("Register")));
}

void tst_MlflowRelease::deletedAndUnknownVersionsAreRefused()
{
    const Registry registry;
    registry.store.version("churn", 3, {.stage = "Deleted_Internal"});
    for (const char* native : {"churn/3", "churn/99", "churn/x", "other/1", "churn"})
        QVERIFY(!registry.source->planRelease(change({}, native)));
    StageChange outside = change({}, "../x/1");
    outside.model = Name("../x");
    QVERIFY(!registry.source->planRelease(outside));
}

void tst_MlflowRelease::reservedAliasNamesAreRefused()
{
    const Registry registry;
    const std::string tooLong(256, 'a');
    for (const char* stage : {"latest", "v3", "a b", "../../x", "archived", tooLong.c_str()}) {
        QVERIFY(!registry.source->planRelease(change({}, "churn/1", stage)));
        const auto done = registry.source->applyRelease(change({}, "churn/1", stage));
        QVERIFY(!done && done.error().kind == WriteFailure::Kind::Refused);
    }
}

void tst_MlflowRelease::anAliasThatIsProductionIsNoStageOfItsOwn()
{
    const Registry registry;
    QVERIFY(!registry.source->planRelease(change({}, "churn/2", "champion")));
    registry.store.alias("churn", "champion", "1");
    const std::string before = registry.tree.snapshot();
    const auto plan = registry.source->planRelease(change("churn/1", "churn/2", "champion"));
    QVERIFY(!plan);
    QVERIFY(QString::fromStdString(plan.error().hint).contains(QStringLiteral("--stage production")));
    QVERIFY(registry.source->applyRelease(change({}, "churn/2", "champion")).error().kind
            == WriteFailure::Kind::Refused);
    QCOMPARE(registry.tree.snapshot(), before);
    QVERIFY(registry.source->planRelease(change({}, "churn/2", "prod")).has_value());
    registry.store.alias("churn", "production", "1");
    QVERIFY(registry.source->planRelease(change("churn/1", "churn/2", "champion")).has_value());
}

void tst_MlflowRelease::aStageInOtherLettersIsNoStageOfItsOwn()
{
    const Registry registry(Generation::Mlflow2);
    registry.store.version("churn", 1, {.stage = "Production"});
    registry.store.alias("churn", "Canary", "1");
    for (const auto& [stage, meant] : {std::pair("Production", "production"), std::pair("STAGING", "staging"),
                                       std::pair("Archived", "archived"), std::pair("canary", "Canary")}) {
        const auto plan = registry.source->planRelease(change({}, "churn/2", stage));
        QVERIFY(!plan);
        QVERIFY(QString::fromStdString(plan.error().hint).contains(QStringLiteral("--stage ") + QLatin1String(meant)));
        const auto done = registry.source->applyRelease(change({}, "churn/2", stage));
        QVERIFY(!done && done.error().kind == WriteFailure::Kind::Refused);
    }
    // What the store itself calls so may be moved.
    QVERIFY(registry.source->planRelease(change({}, "churn/2", "Canary")).has_value());
    registry.store.alias("churn", "Production", "3");
    QVERIFY(registry.source->planRelease(change({}, "churn/2", "Production")).has_value());
    QVERIFY(registry.source->planRelease(change("churn/1", "churn/2", "production")).has_value());
}

void tst_MlflowRelease::aliasesAreWordsInTheSenseOfPython_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isAllowed");
    for (const char* name : {"canary", "a_b-1", "é", "größe", "канарка", "金丝雀", "カナリア", "카나리아", "٣"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char* name : {"🚀", "a b", "a.b", "×", "€", "–", "a\xCC\x81", "\xE2\x82", "\xFF", "a\xC3"})
        QTest::newRow(QByteArray(name).toPercentEncoding().constData()) << QByteArray(name) << false;
}

void tst_MlflowRelease::aliasesAreWordsInTheSenseOfPython()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isAllowed);
    const Registry registry;
    QCOMPARE(registry.source->planRelease(change({}, "churn/2", name.constData())).has_value(), isAllowed);
}

void tst_MlflowRelease::aReadOnlyStoreIsAFailureAndNothingChanges()
{
    const Registry registry;
    // A file where the folder of aliases should be refuses even the superuser.
    registry.tree.write("mlruns/models/churn/aliases", "in the way");
    const auto done = registry.source->applyRelease(change({}, "churn/1"));
    QVERIFY(!done);
    QVERIFY(done.error().kind == WriteFailure::Kind::Failed || done.error().kind == WriteFailure::Kind::Refused);
    QVERIFY(content(registry.tree, kModel).contains(QStringLiteral("last_updated_timestamp: 1767225600000\n")));
}

void tst_MlflowRelease::noTemporaryFileStays()
{
    const Registry registry;
    QVERIFY(registry.source->applyRelease(change({}, "churn/2")).has_value());
    QDir model(QString::fromStdString(registry.tree.path("mlruns/models/churn")));
    const QStringList names = model.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    QCOMPARE(names,
             (QStringList{QStringLiteral("aliases"), QStringLiteral("meta.yaml"), QStringLiteral("version-1"),
                          QStringLiteral("version-2"), QStringLiteral("version-3")}));
}

void tst_MlflowRelease::whatAKilledProgramLeftBehindStopsNoRelease()
{
    const TempTree outside;
    outside.write("precious", "untouched");
    const Registry registry;
    const std::string model = "mlruns/models/churn/";
    // In a container every start of the program may have the same number.
    const std::string own = model + ".colophon-" + std::to_string(QCoreApplication::applicationPid()) + ".tmp";
    registry.tree.write(own, "half of a fi");
    registry.tree.write(model + ".colophon-4711-0123456789abcdef.tmp", "");
    registry.tree.link(model + ".colophon-1.tmp", outside.path("precious"));
    registry.tree.write(model + ".colophon-notes.txt", "not ours");
    const auto done = registry.source->applyRelease(change({}, "churn/2"));
    QVERIFY2(done, done ? "" : done.error().problem.reason.c_str());
    QCOMPARE(content(registry.tree, kAlias), QStringLiteral("2"));
    const QStringList hidden = QDir(QString::fromStdString(registry.tree.path(model)))
                                   .entryList({QStringLiteral(".colophon*")}, QDir::AllEntries | QDir::Hidden);
    QCOMPARE(hidden, QStringList{QStringLiteral(".colophon-notes.txt")});
    QCOMPARE(content(outside, "precious"), QStringLiteral("untouched"));
}

void tst_MlflowRelease::aRefusedWriteSpeaksOfWriting_data()
{
    QTest::addColumn<int>("error");
    for (const int error : {EACCES, EPERM, EROFS, ENOSPC, EDQUOT, EEXIST, EIO, ENOTDIR, ELOOP})
        QTest::addRow("%s", strerror(error)) << error;
}

void tst_MlflowRelease::aRefusedWriteSpeaksOfWriting()
{
    QFETCH(int, error);
    const Problem problem = mlflow::writeProblem("models/churn/meta.yaml", error);
    QVERIFY(!problem.reason.empty() && !problem.hint.empty());
    const QString text = QString::fromStdString(problem.reason + " " + problem.hint);
    QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("\\bread\\b(?!-only)"))), qPrintable(text));
}

void tst_MlflowRelease::aBrokenModelMetaIsRefused()
{
    const Registry registry;
    registry.tree.write(kModel, "aliases: {");
    const std::string before = registry.tree.snapshot();
    const auto done = registry.source->applyRelease(change({}, "churn/1"));
    QVERIFY(!done && done.error().kind == WriteFailure::Kind::Refused);
    QCOMPARE(registry.tree.snapshot(), before);
}

void tst_MlflowRelease::holderIsReadAnew()
{
    const Registry registry;
    QVERIFY(*registry.source->stageHolder(Name("churn"), Name("production")) == std::nullopt);
    registry.store.alias("churn", "production", "2");
    QCOMPARE(**registry.source->stageHolder(Name("churn"), Name("production")), std::string("churn/2"));
    registry.store.alias("churn", "production", "77");
    QVERIFY(*registry.source->stageHolder(Name("churn"), Name("production")) == std::nullopt);
    QVERIFY(!registry.source->stageHolder(Name("nobody"), Name("production")));
}

void tst_MlflowRelease::cautionIsExplicit()
{
    const Registry registry;
    const StageCapabilities can = registry.source->capabilities();
    QVERIFY(can.canWrite && can.needsExplicitChoice && !can.isAtomic);
    QVERIFY(QString::fromStdString(can.caution).contains(QStringLiteral("MLflow may be running")));
}

void tst_MlflowRelease::aliasesInMetaAreQuotedLikePyYaml_data()
{
    QTest::addColumn<QByteArray>("alias");
    QTest::addColumn<QByteArray>("line");
    // What PyYAML's safe_dump writes for these keys.
    for (const char* alias : {"-a", "z-", "x_1", "production", "\xC3\xA9", "1e3", "abc123", "y", "1-2-3", "09"})
        QTest::newRow(alias) << QByteArray(alias) << QByteArray(alias) + ": '3'";
    for (const char* alias : {"0x1f", "123", "1_0", "2024-01-01", "true", "No", "NULL", "-5", "017", "0b1"})
        QTest::newRow(alias) << QByteArray(alias) << "'" + QByteArray(alias) + "': '3'";
}

void tst_MlflowRelease::aliasesInMetaAreQuotedLikePyYaml()
{
    QFETCH(QByteArray, alias);
    QFETCH(QByteArray, line);
    const std::string with = mlflow::withAlias("aliases: {}\nname: churn\n", alias.toStdString(), 3);
    QCOMPARE(QByteArray::fromStdString(with), "aliases:\n  " + line + "\nname: churn\n");
    QCOMPARE(mlflow::withAlias(with, alias.toStdString(), {}), std::string("aliases: {}\nname: churn\n"));
}

void tst_MlflowRelease::fieldsAreReplacedOrAddedInOrder()
{
    QCOMPARE(mlflow::withField("a: 1\nc: long\n  text\nd: 4\n", "c", "2"), std::string("a: 1\nc: 2\nd: 4\n"));
    QCOMPARE(mlflow::withField("a: 1\nd: 4\n", "c", "2"), std::string("a: 1\nc: 2\nd: 4\n"));
    QCOMPARE(mlflow::withField("a: 1", "c", "2"), std::string("a: 1\nc: 2\n"));
    const std::string aliases = "aliases:\n  a: '1'\n  c: '3'\nname: x\n";
    QCOMPARE(mlflow::withAlias(aliases, "b", 2), std::string("aliases:\n  a: '1'\n  b: '2'\n  c: '3'\nname: x\n"));
    QCOMPARE(mlflow::withAlias("name: x\n", "b", 2), std::string("name: x\n"));
    // MLflow 2 repeats a version's aliases in its meta.yaml.
    QCOMPARE(mlflow::withAliasList("aliases:\n- old\nname: x\n", {"a", "7"}),
             std::string("aliases:\n- a\n- '7'\nname: x\n"));
    QCOMPARE(mlflow::withAliasList("aliases:\n- old\nname: x\n", {}), std::string("aliases: []\nname: x\n"));
    QCOMPARE(mlflow::withAliasList("name: x\n", {"a"}), std::string("name: x\n"));
}

QTEST_APPLESS_MAIN(tst_MlflowRelease)
#include "tst_mlflowrelease.moc"
