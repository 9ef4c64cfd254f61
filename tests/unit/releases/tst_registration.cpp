#include "models/releases/reason.h"
#include "models/releases/registration.h"
#include "models/releases/release.h"
#include "models/releases/requirements.h"
#include "models/sources/folder/foldersource.h"
#include "models/sources/location.h"
#include "models/store/registry.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/temptree.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <array>
#include <filesystem>

using namespace colophon;
using test::TempTree;

namespace {

RegistrationRequest request(const TempTree& tree, const std::string& file, const std::string& label)
{
    RegistrationRequest request;
    request.locationPath = tree.path();
    request.files = {tree.path(file)};
    request.model = Name("churn");
    request.label = label;
    request.metrics = {{"accuracy", "0.95"}};
    request.parameters = {{"depth", "8"}};
    request.reason = "First model on the corrected labels";
    request.actor = "Ana Petrović";
    return request;
}

std::string environment(const Facts& facts, const char* key)
{
    const Entry* const entry = findEntry(facts.environment, Name(key));
    return entry != nullptr ? entry->value : "";
}

bool git(const TempTree& tree, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(tree.path()));
    process.start(QStringLiteral("git"),
                  QStringList{QStringLiteral("-c"), QStringLiteral("user.name=a"), QStringLiteral("-c"),
                              QStringLiteral("user.email=a@example.org")}
                      + arguments);
    return process.waitForFinished() && process.exitCode() == 0;
}

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ');
}

CatalogPointer scanned(const TempTree& tree)
{
    const std::array<SourceKind, 1> kinds{folderSourceKind()};
    const auto location = Location::open(tree.path(), kinds, SourceId(1));
    return location ? scanLocations(std::vector{*location}, {}, {}, {}) : std::make_shared<const Catalog>();
}

} // namespace

class TestRegistration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsAreFoundOut();
    void whatIsRegisteredIsRefusedTwice();
    void wrongRequestsAreRefusedAndWriteNothing_data();
    void wrongRequestsAreRefusedAndWriteNothing();
    void foldersAreRegisteredFileByFile();
    void aFolderOfDataIsOneDataSet();
    void aFolderWithoutDataIsRefused();
    void theCheckoutIsRecorded();
    void aTooLongReasonIsRefused();
    void nothingOfARepositoryIsExecuted();
    void requirementsAreUnderstood();
    void condaFilesAreUnderstood();
    void aRegisteredVersionCanBeReleased();
    void aDraftTellsEverythingAndWritesNothing();
    void metricsAndParametersComeFromFiles();
    void factFilesWithoutValuesAreRefused_data();
    void factFilesWithoutValuesAreRefused();
    void aMetricIsANumber();
    void aLabelThatTheModelHasElsewhereIsRefused();
    void aFileOfAKnownVersionIsNamed();
    void aRecognisedFileGetsTheFactsOfItsRegistration();
    void namesThatNoAddressCanHoldAreRefused_data();
    void namesThatNoAddressCanHoldAreRefused();
    void aModelOfAnotherSystemIsRefused();
};

void TestRegistration::factsAreFoundOut()
{
    const TempTree tree;
    tree.write("models/churn.pkl", "weights");
    tree.write("models/requirements.txt", "numpy==1.26.4\n");
    tree.write("data/train.csv", "id,label\n1,yes\n2,no\n3,no\n");
    RegistrationRequest asked = request(tree, "models/churn.pkl", "v1.0.0");
    asked.data = {tree.path("data/train.csv")};
    asked.labelColumn = "label";
    const auto result = registerVersion(Catalog(), asked);
    QVERIFY2(result, result ? "" : result.error().problem.reason.c_str());
    QCOMPARE(result->native, "models/churn.pkl");
    QCOMPARE(result->entry, 1);
    const auto contents = readRegistry(tree.path());
    QVERIFY(contents && contents->problems.empty());
    const Facts& facts = contents->versions.at(0).facts;
    QCOMPARE(facts.author.text, "Ana Petrović");
    QVERIFY(facts.created && Timestamp::now().milliseconds - facts.created->milliseconds < 60'000);
    QVERIFY(!environment(facts, "host").empty());
    QCOMPARE(environment(facts, "numpy"), "1.26.4");
    QCOMPARE(facts.metric(Name("accuracy"))->value, 0.95);
    const Artifact& artifact = facts.artifacts.at(0);
    QCOMPARE(artifact.digest, "sha256:9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c");
    QCOMPARE(artifact.size, std::optional<std::uint64_t>(7));
    const Dataset& data = facts.datasets.at(0);
    QCOMPARE(data.path, "data/train.csv");
    QCOMPARE(data.size, std::optional<std::uint64_t>(25));
    QCOMPARE(data.rows, std::optional<std::int64_t>(3));
    QCOMPARE(data.labels.at(0), (LabelCount{"no", 2}));
}

void TestRegistration::whatIsRegisteredIsRefusedTwice()
{
    const TempTree tree;
    tree.write("a.pkl", "a");
    QVERIFY(registerVersion(Catalog(), request(tree, "a.pkl", "v1")));
    const auto again = registerVersion(Catalog(), request(tree, "a.pkl", "v1"));
    QVERIFY(!again);
    QVERIFY(again.error().kind == WriteFailure::Kind::Refused);
    QVERIFY(registerVersion(Catalog(), request(tree, "a.pkl", "v2")));
}

void TestRegistration::wrongRequestsAreRefusedAndWriteNothing_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("column");
    QTest::newRow("missing file") << QByteArray("b.pkl") << QByteArray("churn") << QByteArray();
    QTest::newRow("outside by name") << QByteArray("../a.pkl") << QByteArray("churn") << QByteArray();
    QTest::newRow("outside by link") << QByteArray("away.pkl") << QByteArray("churn") << QByteArray();
    QTest::newRow("the location itself") << QByteArray(".") << QByteArray("churn") << QByteArray();
    QTest::newRow("no model") << QByteArray("a.pkl") << QByteArray() << QByteArray();
    QTest::newRow("control character") << QByteArray("a.pkl") << QByteArray("ch\nurn") << QByteArray();
    QTest::newRow("no such column") << QByteArray("a.pkl") << QByteArray("churn") << QByteArray("target");
}

void TestRegistration::wrongRequestsAreRefusedAndWriteNothing()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, column);
    const TempTree tree;
    tree.write("a.pkl", "a");
    tree.write("d.csv", "id,label\n");
    tree.link("away.pkl", "/etc/hostname");
    const std::string before = tree.snapshot();
    RegistrationRequest asked = request(tree, file.toStdString(), "v1");
    asked.model = Name(model.toStdString());
    asked.data = {tree.path("d.csv")};
    asked.labelColumn = column.toStdString();
    const auto result = registerVersion(Catalog(), asked);
    QVERIFY(!result);
    QVERIFY(result.error().kind == WriteFailure::Kind::Refused);
    QVERIFY(!result.error().problem.reason.empty());
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistration::foldersAreRegisteredFileByFile()
{
    const TempTree tree;
    tree.write("model/saved_model.pb", "graph");
    tree.write("model/variables/index", "x");
    tree.link("model/loop", ".");
    const auto result = registerVersion(Catalog(), request(tree, "model/", "v1"));
    QVERIFY2(result, result ? "" : result.error().problem.reason.c_str());
    QCOMPARE(result->native, "model");
    QCOMPARE(result->facts.artifacts.size(), std::size_t(2));
}

void TestRegistration::aFolderOfDataIsOneDataSet()
{
    const TempTree tree;
    tree.write("churn.pkl", "weights");
    tree.write("images/cats/1.png", "cat");
    tree.write("images/a dog.png", "dog!");
    RegistrationRequest asked = request(tree, "churn.pkl", "v1");
    asked.data = {tree.path("images")};
    QVERIFY(registerVersion(Catalog(), asked));
    const auto contents = readRegistry(tree.path());
    const Dataset& data = contents->versions.at(0).facts.datasets.at(0);
    QCOMPARE(data.name, "images");
    QCOMPARE(data.path, "images");
    QCOMPARE(data.size, std::optional<std::uint64_t>(7));
    // sha256sum "a dog.png" cats/1.png | sha256sum
    QCOMPARE(data.digest, "sha256-list:4250cae83174d47c94ae6e250f9216f3e7306623a7ec4c087d872449006f937a");
}

void TestRegistration::aFolderWithoutDataIsRefused()
{
    const TempTree tree;
    tree.write("churn.pkl", "weights");
    tree.folder("images/empty");
    RegistrationRequest asked = request(tree, "churn.pkl", "v1");
    asked.data = {tree.path("images")};
    const auto result = registerVersion(Catalog(), asked);
    QVERIFY(!result);
    QCOMPARE(result.error().problem.reason, "The folder images holds no file.");
}

void TestRegistration::aTooLongReasonIsRefused()
{
    const TempTree tree;
    tree.write("a.pkl", "a");
    RegistrationRequest asked = request(tree, "a.pkl", "v1");
    asked.reason = std::string(kLongestReason + 1, 'x');
    const auto result = registerVersion(Catalog(), asked);
    QVERIFY(!result && result.error().kind == WriteFailure::Kind::Refused);
    QVERIFY2(result.error().problem.reason.contains("too long"), result.error().problem.reason.c_str());
    QVERIFY(!std::filesystem::exists(tree.path(".colophon")));
}

void TestRegistration::theCheckoutIsRecorded()
{
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QSKIP("git is not installed");
    const TempTree tree;
    tree.write("a.pkl", "a");
    QVERIFY(git(tree, words("init -q -b trunk .")) && git(tree, words("add a.pkl"))
            && git(tree, words("commit -q -m first"))
            && git(tree, words("remote add origin https://ana:secret@example.org/churn.git")));
    const auto clean = registerVersion(Catalog(), request(tree, "a.pkl", "v1"));
    QVERIFY(clean);
    QCOMPARE(clean->facts.code.commit.size(), std::size_t(40));
    QCOMPARE(clean->facts.code.branch, "trunk");
    QCOMPARE(clean->facts.code.repository, "https://example.org/churn.git");
    QCOMPARE(clean->facts.code.dirty, std::optional(false));
    QVERIFY(!exportJournal(tree.path())->contains("secret"));
    tree.write("a.pkl", "changed");
    QCOMPARE(registerVersion(Catalog(), request(tree, "a.pkl", "v2"))->facts.code.dirty, std::optional(true));
}

void TestRegistration::nothingOfARepositoryIsExecuted()
{
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QSKIP("git is not installed");
    const TempTree tree;
    const TempTree outside;
    tree.write("a.pkl", "a");
    tree.write(".gitattributes", "*.pkl filter=evil\n");
    QVERIFY(git(tree, words("init -q .")) && git(tree, words("add .")) && git(tree, words("commit -q -m first")));
    const std::string canary = outside.path("canary");
    const std::string program = outside.path("evil.sh");
    outside.write("evil.sh", "#!/bin/sh\ntouch " + canary + "\ncat\n");
    std::filesystem::permissions(program, std::filesystem::perms(0755));
    for (const char* key : {"core.fsmonitor", "filter.evil.clean", "filter.evil.process", "core.pager",
                            "core.sshCommand", "diff.external", "filter.evil.smudge"})
        QVERIFY(git(tree, {QStringLiteral("config"), QString::fromUtf8(key), QString::fromStdString(program)}));
    tree.write("a.pkl", "changed, so that Git compares it");
    QVERIFY(registerVersion(Catalog(), request(tree, "a.pkl", "v1")));
    QVERIFY(!std::filesystem::exists(canary));
}

void TestRegistration::requirementsAreUnderstood()
{
    const std::vector<Entry> entries = requirementEntries("# all\nnumpy==1.26.4  # pinned\n-r other.txt\n"
                                                          "scipy>=1.11; python_version>'3'\ntorch[cuda]==2.1\n"
                                                          "https://example.org/x.whl\nbare\n");
    QStringList found;
    for (const Entry& entry : entries)
        found << QString::fromStdString(entry.key.text() + " " + entry.value);
    QCOMPARE(found,
             QStringList({QStringLiteral("numpy 1.26.4"), QStringLiteral("scipy >=1.11"), QStringLiteral("torch 2.1"),
                          QStringLiteral("bare ")}));
}

void TestRegistration::condaFilesAreUnderstood()
{
    const std::vector<Entry> entries
        = condaEntries("name: x\ndependencies:\n  - python=3.11.7=h1\n  - pip:\n      - mlflow==2.9\n");
    QCOMPARE(entries.size(), std::size_t(2));
    QCOMPARE(entries[0].value, "3.11.7");
    QCOMPARE(entries[1].key.text(), "mlflow");
    QVERIFY(condaEntries("dependencies: [").empty());
}

void TestRegistration::aRegisteredVersionCanBeReleased()
{
    const TempTree tree;
    tree.write("model.pkl", "weights");
    tree.write("test.csv", "id\n1\n");
    RegistrationRequest asked = request(tree, "model.pkl", "v1.0.0");
    asked.data = {tree.path("test.csv")};
    QVERIFY(registerVersion(Catalog(), asked));
    const std::array<SourceKind, 1> kinds{folderSourceKind()};
    const auto location = Location::open(tree.path(), kinds, SourceId(1));
    QVERIFY(location);
    const std::vector locations{*location};
    CatalogPointer catalog = scanLocations(locations, {}, {}, {});
    const Model* churn = catalog->model("churn");
    QVERIFY(churn != nullptr);
    QCOMPARE(churn->versions.size(), std::size_t(1));
    ReleaseRequest release;
    release.model = churn->name;
    release.stage = productionStage();
    release.to = churn->versions[0].id;
    release.reason = "Two weeks in staging without alerts";
    const ReleaseDesk desk(locations);
    const auto plan = desk.plan(*catalog, release);
    QVERIFY2(plan, plan ? "" : plan.error().reason.c_str());
    for (const Gate& gate : plan->gates)
        QVERIFY2(gate.result != Gate::Result::Failed, (gate.name + ": " + gate.detail).c_str());
    const auto outcome = desk.apply(*plan);
    QVERIFY2(outcome && outcome->verified, outcome ? "not verified" : outcome.error().problem.reason.c_str());
    catalog = scanLocations(locations, {}, {}, {});
    churn = catalog->model("churn");
    QCOMPARE(churn->holder(productionStage())->label, "v1.0.0");
    QCOMPARE(churn->releases.size(), std::size_t(1));
    QVERIFY(churn->releases[0].madeHere);
}

void TestRegistration::aDraftTellsEverythingAndWritesNothing()
{
    const TempTree tree;
    tree.write("model.pkl", "weights");
    tree.write("test.csv", "id,label\n1,a\n2,b\n3,a\n");
    RegistrationRequest asked = request(tree, "model.pkl", "v1.0.0");
    asked.data = {tree.path("test.csv")};
    asked.labelColumn = "label";
    const auto draft = draftRegistration(Catalog(), asked);
    QVERIFY2(draft, draft ? "" : draft.error().problem.reason.c_str());
    QVERIFY(!std::filesystem::exists(tree.path(".colophon")));
    QCOMPARE(draft->path, "model.pkl");
    QCOMPARE(draft->facts.author.text, "Ana Petrović");
    QVERIFY(!environment(draft->facts, "host").empty());
    QVERIFY(draft->facts.artifacts.front().digest.starts_with("sha256:"));
    QVERIFY(draft->facts.datasets.front().rows == 3);
    QCOMPARE(draft->facts.datasets.front().labels.size(), std::size_t(2));
    const auto result = registerVersion(Catalog(), asked);
    QVERIFY(result);
    QVERIFY(result->facts.artifacts == draft->facts.artifacts);
    QVERIFY(result->facts.datasets == draft->facts.datasets);
}

void TestRegistration::metricsAndParametersComeFromFiles()
{
    const TempTree tree;
    tree.write("model.pkl", "weights");
    tree.write("metrics.json", R"({"accuracy": 0.5, "test": {"f1": 0.75}, "worst": NaN})");
    tree.write("params.yaml", "depth: 6\nclip: .inf\nlearning:\n  rate: 0.1\nshuffle: true\n");
    RegistrationRequest asked = request(tree, "model.pkl", "v1.0.0");
    asked.metricsFile = tree.path("metrics.json");
    asked.parameterFile = tree.path("params.yaml");
    const auto draft = draftRegistration(Catalog(), asked);
    QVERIFY2(draft, draft ? "" : draft.error().problem.reason.c_str());
    const Facts& facts = draft->facts;
    QVERIFY(facts.metric(Name("test.f1")));
    QCOMPARE(facts.metric(Name("test.f1"))->value, 0.75);
    QCOMPARE(facts.metric(Name("accuracy"))->value, 0.95); // What is named wins over the file.
    QCOMPARE(facts.parameter(Name("depth"))->value, "8");
    QCOMPARE(facts.parameter(Name("learning.rate"))->value, "0.1");
    QVERIFY(facts.parameter(Name("learning.rate"))->type == ValueType::Number);
    QVERIFY(facts.parameter(Name("shuffle"))->type == ValueType::Boolean);
    QVERIFY(facts.parameter(Name("clip"))->type == ValueType::Text);
    QVERIFY(registerVersion(Catalog(), asked));
}

void TestRegistration::factFilesWithoutValuesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("content");
    QTest::newRow("half-written") << QStringLiteral("m.json") << QStringLiteral("{\"accuracy\": 0.");
    QTest::newRow("a list") << QStringLiteral("m.json") << QStringLiteral("[1, 2]");
    QTest::newRow("empty") << QStringLiteral("m.yaml") << QString();
}

void TestRegistration::factFilesWithoutValuesAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, content);
    const TempTree tree;
    tree.write("model.pkl", "weights");
    tree.write(name.toStdString(), content.toStdString());
    RegistrationRequest asked = request(tree, "model.pkl", "v1.0.0");
    asked.metricsFile = tree.path(name.toStdString());
    const auto draft = draftRegistration(Catalog(), asked);
    QVERIFY(!draft);
    QCOMPARE(draft.error().problem.file, name.toStdString());
    QVERIFY(!draft.error().problem.hint.empty());
    asked.metricsFile = "/etc/hostname";
    QVERIFY(!draftRegistration(Catalog(), asked));
}

void TestRegistration::aMetricIsANumber()
{
    const TempTree tree;
    tree.write("model.pkl", "weights");
    tree.write("metrics.json", R"({"f1": 0.5, "note": "good", "worst": NaN})");
    RegistrationRequest asked = request(tree, "model.pkl", "v1.0.0");
    asked.metricsFile = tree.path("metrics.json");
    asked.metrics = {{"accuracy", "nan"}, {"loss", "inf"}, {"gain", "+1e-3"}};
    const auto draft = draftRegistration(Catalog(), asked);
    QVERIFY2(draft, draft ? "" : draft.error().problem.reason.c_str());
    QCOMPARE(draft->facts.metrics.size(), std::size_t(5));
    QVERIFY(!draft->facts.metric(Name("note")));
    QVERIFY(std::ranges::any_of(
        draft->warnings, [](const Problem& warning) { return warning.reason.starts_with("note is no number"); }));
    asked.metrics = {{"accuracy", "abc"}};
    const auto refused = draftRegistration(Catalog(), asked);
    QVERIFY(!refused);
    QCOMPARE(refused.error().problem.reason, "accuracy=abc is no number.");
}

void TestRegistration::aLabelThatTheModelHasElsewhereIsRefused()
{
    const TempTree tree;
    tree.write("churn/v1.0.0/model.onnx", "weights");
    tree.write("churn/v1.0.0/colophon.json", R"({"model": "churn", "version": "v1.0.0"})");
    tree.write("new.onnx", "others");
    const std::string before = tree.snapshot();
    const auto result = registerVersion(*scanned(tree), request(tree, "new.onnx", "v1.0.0"));
    QVERIFY(!result);
    QVERIFY(result.error().kind == WriteFailure::Kind::Refused);
    QCOMPARE(result.error().problem.reason, "churn has a version v1.0.0 already: churn/v1.0.0.");
    QVERIFY(!result.error().problem.hint.empty());
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistration::aFileOfAKnownVersionIsNamed()
{
    const TempTree tree;
    tree.write("churn/v1.0.0/model.onnx", "weights");
    tree.write("churn/v1.0.0/colophon.json", R"({"model": "churn", "version": "v1.0.0"})");
    const auto refused = registerVersion(*scanned(tree), request(tree, "churn/v1.0.0/model.onnx", "v1.0.0"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problem.reason, "churn/v1.0.0/model.onnx is churn v1.0.0 already.");
    // What the hint says must work.
    QVERIFY(registerVersion(*scanned(tree), request(tree, "churn/v1.0.0", "v1.0.0")));
    const CatalogPointer catalog = scanned(tree);
    QCOMPARE(catalog->versionCount(), std::size_t(1));
    QCOMPARE(catalog->model("churn")->versions.front().facts.metric(Name("accuracy"))->value, 0.95);
}

void TestRegistration::aRecognisedFileGetsTheFactsOfItsRegistration()
{
    const TempTree tree;
    tree.write("churn_v1.0.0.pkl", "weights");
    QVERIFY(scanned(tree)->model("churn") && scanned(tree)->model("churn")->withLabel("v1.0.0"));
    const auto result = registerVersion(*scanned(tree), request(tree, "churn_v1.0.0.pkl", "v1.0.0"));
    QVERIFY2(result, result ? "" : result.error().problem.reason.c_str());
    QCOMPARE(scanned(tree)->versionCount(), std::size_t(1));
    QVERIFY(!registerVersion(*scanned(tree), request(tree, "churn_v1.0.0.pkl", "v1.0.0")));
}

void TestRegistration::namesThatNoAddressCanHoldAreRefused_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("at sign in a label") << QStringLiteral("x") << QStringLiteral("c@d") << false;
    QTest::newRow("hash in a label") << QStringLiteral("x") << QStringLiteral("c#d") << false;
    QTest::newRow("latest") << QStringLiteral("x") << QStringLiteral("latest") << false;
    QTest::newRow("at sign in a model") << QStringLiteral("x@y") << QStringLiteral("v1") << false;
    QTest::newRow("markup") << QStringLiteral("<b>x</b>") << QStringLiteral("v1") << false;
    QTest::newRow("line break") << QStringLiteral("x") << QStringLiteral("a\nb") << false;
    QTest::newRow("space at the end") << QStringLiteral("x") << QStringLiteral("v1 ") << false;
    QTest::newRow("every sign") << QStringLiteral("team/x_y z") << QStringLiteral("v1.2.0-rc.1+b_2") << true;
    QTest::newRow("other scripts") << QStringLiteral("отток") << QStringLiteral("första") << true;
}

void TestRegistration::namesThatNoAddressCanHoldAreRefused()
{
    QFETCH(QString, model);
    QFETCH(QString, label);
    QFETCH(bool, isAllowed);
    const TempTree tree;
    tree.write("model.pkl", "weights");
    RegistrationRequest asked = request(tree, "model.pkl", label.toStdString());
    asked.model = Name(model.toStdString());
    const auto result = registerVersion(Catalog(), asked);
    QCOMPARE(result.has_value(), isAllowed);
    if (isAllowed)
        QVERIFY(findVersion(*scanned(tree), asked.model.text() + "@" + asked.label));
    else
        QVERIFY(!result.error().problem.hint.empty() && !std::filesystem::exists(tree.path(".colophon")));
}

void TestRegistration::aModelOfAnotherSystemIsRefused()
{
    const TempTree tree;
    tree.write("model.pkl", "weights");
    SourceInfo store = test::sourceInfo(1, "mlflow-files", "mlruns");
    store.registrar = "MLflow";
    const CatalogPointer catalog
        = test::catalogOf({test::version("7").record("churn/7", RecordKind::Registered)}, {store});
    QCOMPARE(systemOwning(*catalog, *catalog->model("churn")), "MLflow");
    const auto result = registerVersion(*catalog, request(tree, "model.pkl", "v9"));
    QVERIFY(!result);
    QCOMPARE(result.error().problem.reason, "churn lives in MLflow; register it there.");
    QVERIFY(!std::filesystem::exists(tree.path(".colophon")));
}

QTEST_GUILESS_MAIN(TestRegistration)
#include "tst_registration.moc"
