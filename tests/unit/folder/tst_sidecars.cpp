#include "models/sources/folder/sidecarreader.h"
#include "tests/unit/folder/folderscanning.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace colophon;
using namespace colophon::test;

namespace {

/// One version "churn@v1" with one sidecar, scanned.
class OneVersion
{
public:
    OneVersion(std::string_view sidecar, std::string_view content)
    {
        m_tree.write("churn_v1.pkl", "\x80\x04.");
        m_tree.write(sidecar, content);
        m_result = scanFolder(m_tree);
    }

    const SourceRecord& record() const
    {
        const SourceRecord* found = m_result.find("churn_v1.pkl");
        return found ? *found : m_result.records.at(0);
    }
    const Facts& facts() const { return record().facts; }
    const std::vector<Problem>& problems() const { return m_result.problems; }
    std::string place(OriginIndex index) const
    {
        const Origin* origin = facts().origin(index);
        return origin ? origin->place : std::string();
    }

private:
    TempTree m_tree;
    FolderScanResult m_result;
};

std::string valueOf(const std::vector<Entry>& entries, std::string_view key)
{
    const Entry* entry = findEntry(entries, Name(key));
    return entry ? entry->value : "(absent)";
}

ValueType typeOf(const std::vector<Entry>& entries, std::string_view key)
{
    const Entry* entry = findEntry(entries, Name(key));
    return entry ? entry->type : ValueType::Text;
}

double metricOf(const Facts& facts, std::string_view key)
{
    const Metric* metric = facts.metric(Name(key));
    return metric ? metric->value : -1;
}

} // namespace

class SidecarsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aColophonFileTellsEverything();
    void parentsMayBeWrittenInManyWays_data();
    void parentsMayBeWrittenInManyWays();
    void repeatedMeasurementsGiveMeanAndNoise();
    void metricsAreNumbersTextsOrCurves();
    void truthValuesAreMetricsAsDvcReadsThem();
    void parametersKeepTheirTypes_data();
    void parametersKeepTheirTypes();
    void theStateOfTheTrainerGivesCurves();
    void tablesGiveCurves_data();
    void tablesGiveCurves();
    void aHugeTableIsReadAtItsEnd();
    void configurationsAreArchitecture();
    void mlModelGivesFlavourAndSignature();
    void aModelCardGivesItsFrontMatter();
    void environmentFilesGivePackages_data();
    void environmentFilesGivePackages();
    void aFileOfTheSameStemShowsWhatItIs();
    void recordedDigestsAreCompared_data();
    void recordedDigestsAreCompared();
    void aFileThatIsTooLargeStaysUnchecked();
    void ourOwnFileOverrulesTheOthers();
    void stagesAreNotReadFromFiles();
};

void SidecarsTest::aColophonFileTellsEverything()
{
    const OneVersion version("churn_v1.colophon.json", R"({
        "model": "Churn", "version": "v1.0.0", "author": "Ana Petrović <ana@example.org>", "reason": "First try",
        "created": "2026-03-01T09:15:00Z", "parent": "v0.9.0",
        "metrics": {"accuracy": 0.95, "auc": {"value": 0.97, "std": 0.004, "repeats": 5, "dataset": "test"}},
        "parameters": {"tree": {"depth": 6}, "rate": 0.10, "shuffle": true, "note": null, "layers": [1, 2]},
        "datasets": [{"name": "train", "digest": "md5:0123456789abcdef0123456789abcdef", "path": "data/train.csv",
                      "context": "training", "rows": 900, "labels": {"stay": 300, "leave": 600}}],
        "code": {"commit": "0123456789abcdef0123456789abcdef01234567", "entry_point": "train.py", "dirty": false},
        "environment": {"python": "3.11.7"}, "tags": {"team": "growth"}, "unknown": {"kept": "out"},
        "live": {"test": "autumn", "share": 0.5, "trials": 1000, "successes": 120, "outcome": "booked"}})");
    QVERIFY(version.problems().empty());
    QCOMPARE(version.record().model.text(), std::string("Churn"));
    QCOMPARE(version.record().label, std::string("v1.0.0"));
    const Facts& facts = version.facts();
    QCOMPARE(facts.author.text, std::string("Ana Petrović <ana@example.org>"));
    QCOMPARE(version.place(facts.author.origin), std::string("churn_v1.colophon.json"));
    QCOMPARE(toIsoText(*facts.created), std::string("2026-03-01T09:15:00.000Z"));
    QCOMPARE(metricOf(facts, "accuracy"), 0.95);
    QCOMPARE(facts.metric(Name("auc"))->noise, 0.004F);
    QCOMPARE(facts.metric(Name("auc"))->dataset.text(), std::string("test"));
    QCOMPARE(facts.noiseSource, std::string("5 repeats"));
    QCOMPARE(valueOf(facts.parameters, "tree.depth"), std::string("6"));
    QCOMPARE(valueOf(facts.parameters, "rate"), std::string("0.10"));
    QCOMPARE(typeOf(facts.parameters, "shuffle"), ValueType::Boolean);
    QCOMPARE(typeOf(facts.parameters, "note"), ValueType::Null);
    QCOMPARE(valueOf(facts.parameters, "layers"), std::string("[1,2]"));
    QCOMPARE(typeOf(facts.parameters, "layers"), ValueType::Json);
    QCOMPARE(*facts.datasets.at(0).rows, std::int64_t(900));
    QCOMPARE(facts.datasets[0].labels.at(0).label, std::string("leave"));
    QCOMPARE(facts.code.entryPoint, std::string("train.py"));
    QCOMPARE(*facts.code.dirty, false);
    QCOMPARE(valueOf(facts.environment, "python"), std::string("3.11.7"));
    QCOMPARE(valueOf(facts.tags, "team"), std::string("growth"));
    QCOMPARE(facts.live->successes, std::int64_t(120));
    QCOMPARE(facts.live->outcome, std::string("booked"));
    QCOMPARE(version.record().parents.at(0).address, std::string("v0.9.0"));
    QCOMPARE(version.record().parents[0].detail, std::string("parent in churn_v1.colophon.json"));
}

void SidecarsTest::parentsMayBeWrittenInManyWays_data()
{
    QTest::addColumn<std::string>("parent");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* parent, const char* expected) {
        QTest::newRow(parent) << std::string(parent) << std::string(expected);
    };
    row(R"("v0.9.0")", "v0.9.0");
    row(R"("base@v2")", "base@v2");
    row(R"(7)", "7");
    row(R"({"version": "v1"})", "v1");
    row(R"({"model": "base", "version": 3})", "base@3");
    row(R"(["v1", "v2"])", "v1 v2");
    row(R"({"digest": "md5:0123456789abcdef0123456789abcdef"})", "md5:0123456789abcdef0123456789abcdef");
    row(R"(null)", "");
}

void SidecarsTest::parentsMayBeWrittenInManyWays()
{
    QFETCH(std::string, parent);
    QFETCH(std::string, expected);
    const OneVersion version("churn_v1.colophon.json", "{\"parent\": " + parent + "}");
    std::string found;
    for (const ParentHint& hint : version.record().parents)
        found += (found.empty() ? "" : " ") + hint.address + hint.digest;
    QCOMPARE(found, expected);
    QVERIFY(version.problems().empty());
}

void SidecarsTest::repeatedMeasurementsGiveMeanAndNoise()
{
    const OneVersion version("churn_v1.colophon.json", R"({"metrics": {"auc": {"repeats": [0.8, 0.9, 1.0]}}})");
    const Metric* auc = version.facts().metric(Name("auc"));
    QVERIFY(auc);
    QVERIFY(std::abs(auc->value - 0.9) < 1e-12);
    QVERIFY(std::abs(auc->noise - 0.1F) < 1e-6F);
    QCOMPARE(version.facts().noiseSource, std::string("3 repeats"));
}

void SidecarsTest::metricsAreNumbersTextsOrCurves()
{
    const OneVersion version("churn_v1.metrics.json", R"({"test": {"auc": 0.5, "f1": {"macro": 1e-3}},
        "bleu": "20.0 ± 1.2", "loss": [0.9, 0.5, 0.25], "missing": null, "confusion": [[1, 2], [3, 4]]})");
    const Facts& facts = version.facts();
    QCOMPARE(metricOf(facts, "test.auc"), 0.5);
    QCOMPARE(metricOf(facts, "test.f1.macro"), 1e-3);
    QCOMPARE(facts.metric(Name("bleu"))->text.text(), std::string("20.0 ± 1.2"));
    QVERIFY(std::isnan(facts.metric(Name("bleu"))->value));
    QCOMPARE(metricOf(facts, "loss"), 0.25);
    QVERIFY(facts.metric(Name("loss"))->hasCurve);
    QVERIFY(!facts.metric(Name("missing")));
    QVERIFY(!facts.metric(Name("confusion")));
}

void SidecarsTest::truthValuesAreMetricsAsDvcReadsThem()
{
    for (const char* file : {"churn_v1.metrics.json", "churn_v1.colophon.json"}) {
        const std::string content = R"({"converged": true, "drift": {"found": false}, "auc": 0.5})";
        const bool isOurs = std::string_view(file).contains("colophon");
        const OneVersion version(file, isOurs ? "{\"metrics\": " + content + "}" : content);
        const Metric* converged = version.facts().metric(Name("converged"));
        QVERIFY(converged && converged->isNumber());
        QCOMPARE(converged->value, 1.0);
        QCOMPARE(version.place(converged->origin), file + std::string(", true read as 1, false as 0"));
        QCOMPARE(metricOf(version.facts(), "drift.found"), 0.0);
        QCOMPARE(version.place(version.facts().metric(Name("auc"))->origin), std::string(file));
        QVERIFY(version.problems().empty());
    }
}

void SidecarsTest::parametersKeepTheirTypes_data()
{
    QTest::addColumn<std::string>("yaml");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<int>("type");
    const auto row = [](const char* yaml, const char* value, ValueType type) {
        QTest::newRow(yaml) << std::string(yaml) << std::string(value) << static_cast<int>(type);
    };
    row("0.01", "0.01", ValueType::Number);
    row("1e-3", "1e-3", ValueType::Number);
    row("+5", "5", ValueType::Number);
    row(".5", "0.5", ValueType::Number);
    row("5.", "5", ValueType::Number);
    row("-7", "-7", ValueType::Number);
    row("12345678901234567890", "12345678901234567890", ValueType::Number);
    row("true", "true", ValueType::Boolean);
    row("False", "false", ValueType::Boolean);
    row("~", "null", ValueType::Null);
    row("", "null", ValueType::Null);
    row("adam", "adam", ValueType::Text);
    row("'0.01'", "0.01", ValueType::Text);
    row("\"true\"", "true", ValueType::Text);
    row("007", "007", ValueType::Text);
    row("2023-10-15", "2023-10-15", ValueType::Text);
    row("1.2.3", "1.2.3", ValueType::Text);
    row(".nan", "NaN", ValueType::Text);
    row("-.inf", "-Infinity", ValueType::Text);
    row("[1, two, {a: 3}]", R"([1,"two",{"a":3}])", ValueType::Json);
    row("!!python/object/apply:os.system ['true']", R"(["true"])", ValueType::Json);
}

void SidecarsTest::parametersKeepTheirTypes()
{
    QFETCH(std::string, yaml);
    QFETCH(std::string, value);
    QFETCH(int, type);
    const OneVersion version("churn_v1.params.yaml", "train:\n  key: " + yaml + "\n");
    QCOMPARE(valueOf(version.facts().parameters, "train.key"), value);
    QCOMPARE(static_cast<int>(typeOf(version.facts().parameters, "train.key")), type);
}

void SidecarsTest::theStateOfTheTrainerGivesCurves()
{
    const OneVersion version("trainer_state.json", R"({"epoch": 2.0, "global_step": 200, "best_metric": 0.4,
        "max_steps": 1000, "log_history": [{"epoch": 1.0, "step": 100, "loss": 0.9, "learning_rate": 1e-4},
        {"epoch": 1.0, "step": 100, "eval_loss": 0.8}, {"epoch": 2.0, "step": 200, "loss": 0.5}, 7, {"loss": 1}]})");
    const Facts& facts = version.facts();
    QCOMPARE(metricOf(facts, "loss"), 0.5);
    QVERIFY(facts.metric(Name("loss"))->hasCurve);
    QVERIFY(!facts.metric(Name("eval_loss"))->hasCurve);
    QCOMPARE(metricOf(facts, "best_metric"), 0.4);
    QVERIFY(!facts.metric(Name("step")));
    QCOMPARE(valueOf(facts.tags, "global_step"), std::string("200"));
    QCOMPARE(valueOf(facts.parameters, "max_steps"), std::string("1000"));
}

void SidecarsTest::tablesGiveCurves_data()
{
    QTest::addColumn<std::string>("csv");
    QTest::addColumn<std::vector<std::int64_t>>("steps");
    QTest::addColumn<std::vector<double>>("values");
    const auto row = [](const char* tag, const char* csv, std::vector<std::int64_t> steps, std::vector<double> values) {
        QTest::newRow(tag) << std::string(csv) << std::move(steps) << std::move(values);
    };
    row("steps", "step,loss\n10,0.5\n20,0.4\n", {10, 20}, {0.5, 0.4});
    row("epochs", "epoch,loss\n1,0.5\n2,0.4", {1, 2}, {0.5, 0.4});
    row("rows", "loss,acc\n0.5,0.1\n0.4,0.2\n", {0, 1}, {0.5, 0.4});
    row("steps win over epochs", "epoch,step,loss\n0,10,0.5\n0,20,0.4\n", {10, 20}, {0.5, 0.4});
    row("gaps", "step,loss,val\n1,0.5,\n1,,0.9\n2,0.4,\n", {1, 2}, {0.5, 0.4});
    row("windows", "\xEF\xBB\xBFstep;loss\r\n1;0.5\r\n2;0.4\r\n", {1, 2}, {0.5, 0.4});
    row("tabs and quotes", "\"step\"\t\"loss\"\n1\t0.5\n2\t0.4\n", {1, 2}, {0.5, 0.4});
    row("short rows", "step,loss\n1,0.5\n2\n3,0.4\n", {1, 3}, {0.5, 0.4});
    row("floating steps", "epoch,loss\n1.0,0.5\n2.0,0.4\n", {1, 2}, {0.5, 0.4});
}

void SidecarsTest::tablesGiveCurves()
{
    QFETCH(std::string, csv);
    QFETCH(std::vector<std::int64_t>, steps);
    QFETCH(std::vector<double>, values);
    const auto curves = folder::parseCurveTable(csv);
    QVERIFY(curves);
    const MetricHistory* loss = curves->find(Name("loss"));
    QVERIFY(loss);
    QCOMPARE(loss->steps, steps);
    QCOMPARE(loss->values, values);
}

void SidecarsTest::aHugeTableIsReadAtItsEnd()
{
    std::string csv = "step,loss\n";
    for (int i = 0; csv.size() < 9'000'000; ++i)
        csv += std::to_string(i) + ",0.500000\n";
    csv += "99999999,0.25\n";
    const OneVersion version("churn_v1.history.csv", csv);
    QVERIFY(version.problems().empty());
    QCOMPARE(metricOf(version.facts(), "loss"), 0.25);
    QVERIFY(version.facts().metric(Name("loss"))->hasCurve);
}

void SidecarsTest::configurationsAreArchitecture()
{
    const OneVersion config("config.json", R"({"architectures": ["BertModel"], "hidden_size": 768})");
    QCOMPARE(valueOf(config.facts().architecture, "hidden_size"), std::string("768"));
    QCOMPARE(valueOf(config.facts().architecture, "architectures"), std::string(R"(["BertModel"])"));
    const OneVersion adapter("adapter_config.json", R"({"r": 8, "base_model_name_or_path": "roberta-base"})");
    QCOMPARE(valueOf(adapter.facts().architecture, "adapter.r"), std::string("8"));
    QCOMPARE(valueOf(adapter.facts().architecture, "base_model"), std::string("roberta-base"));
}

void SidecarsTest::mlModelGivesFlavourAndSignature()
{
    const OneVersion version("MLmodel", R"(artifact_path: model
flavors:
  python_function: {python_version: 3.10.12, loader_module: mlflow.sklearn}
  sklearn: {sklearn_version: 1.3.0, pickled_model: model.pkl}
mlflow_version: 2.9.2
signature:
  inputs: '[{"type": "double", "name": "age"}]'
utc_time_created: '2026-03-01 09:15:00.123456'
)");
    QCOMPARE(valueOf(version.facts().environment, "python"), std::string("3.10.12"));
    QCOMPARE(valueOf(version.facts().environment, "mlflow"), std::string("2.9.2"));
    QCOMPARE(valueOf(version.facts().architecture, "flavours"), std::string("python_function, sklearn"));
    QCOMPARE(valueOf(version.facts().architecture, "inputs"), std::string(R"([{"type": "double", "name": "age"}])"));
    QCOMPARE(toIsoText(*version.facts().created), std::string("2026-03-01T09:15:00.123Z"));
}

void SidecarsTest::aModelCardGivesItsFrontMatter()
{
    const OneVersion version("README.md", R"(---
license: mit
base_model: bert-base-uncased
datasets: [ag_news, imdb]
model-index:
- name: churn
  results:
  - dataset: {name: AG News, type: ag_news}
    metrics:
    - {type: accuracy, value: 0.91}
    - {type: bleu, value: "20.0 ± 1.2"}
---
# About
)");
    const Facts& facts = version.facts();
    QCOMPARE(valueOf(facts.tags, "license"), std::string("mit"));
    QCOMPARE(facts.datasets.size(), std::size_t(2));
    QCOMPARE(metricOf(facts, "accuracy"), 0.91);
    QCOMPARE(facts.metric(Name("accuracy"))->dataset.text(), std::string("AG News"));
    QCOMPARE(version.record().parents.at(0).address, std::string("bert-base-uncased"));
    QVERIFY(facts.card.text.ends_with("# About\n"));
}

void SidecarsTest::environmentFilesGivePackages_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("content");
    QTest::addColumn<std::string>("package");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* file, const char* content, const char* package, const char* expected) {
        QTest::addRow("%s: %s is %s", file, package, expected)
            << std::string(file) << std::string(content) << std::string(package) << std::string(expected);
    };
    row("requirements.txt", "numpy==1.26.0\r\n", "numpy", "1.26.0");
    row("requirements.txt", "# comment\n-r other.txt\ntorch[cuda] >= 2.1, <3 ; python_version > '3' # why\n", "torch",
        ">= 2.1, <3");
    row("requirements.txt", "pandas", "pandas", "any");
    row("conda.yaml", "dependencies:\n- python=3.10.2\n- conda-forge::scipy>=1\n- pip:\n  - xgboost==2.0\n", "python",
        "3.10.2");
    row("conda.yaml", "dependencies:\n- pip:\n  - xgboost==2.0\n", "xgboost", "2.0");
    row("conda.yaml", "dependencies:\n- conda-forge::scipy>=1\n", "scipy", ">=1");
    row("python_env.yaml", "python: 3.11.7\ndependencies: [-r requirements.txt]\n", "python", "3.11.7");
}

void SidecarsTest::environmentFilesGivePackages()
{
    QFETCH(std::string, file);
    QFETCH(std::string, content);
    QFETCH(std::string, package);
    QFETCH(std::string, expected);
    const OneVersion version(file, content);
    QCOMPARE(valueOf(version.facts().environment, package), expected);
}

void SidecarsTest::aFileOfTheSameStemShowsWhatItIs()
{
    const OneVersion metrics("churn_v1.json", R"({"auc": 0.9, "loss": 0.1})");
    QCOMPARE(metricOf(metrics.facts(), "auc"), 0.9);
    const OneVersion parameters("churn_v1.yaml", "optimizer: adam\nrate: 0.1\n");
    QCOMPARE(valueOf(parameters.facts().parameters, "optimizer"), std::string("adam"));
    const OneVersion ours("churn_v1.json", R"({"author": "Ana", "metrics": {"auc": 0.9}})");
    QCOMPARE(ours.facts().author.text, std::string("Ana"));
    QCOMPARE(metricOf(ours.facts(), "auc"), 0.9);
}

void SidecarsTest::recordedDigestsAreCompared_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("content");
    QTest::addColumn<int>("integrity");
    // md5 and sha256 of the three bytes of the model file.
    const auto row = [](const char* tag, const char* file, const std::string& content, Integrity integrity) {
        QTest::newRow(tag) << std::string(file) << content << static_cast<int>(integrity);
    };
    const std::string right = "1ae3ce35a01f7a3ce2ff4c3e3c8a7e4b";
    row("nothing recorded", "churn_v1.metrics.json", "{}", Integrity::NotRecorded);
    row("another digest", "churn_v1.pkl.md5", right + "  churn_v1.pkl\n", Integrity::Changed);
    row("another size", "churn_v1.colophon.json",
        R"({"artifacts": [{"path": "churn_v1.pkl", "size": 4, "digest": "md5:)" + right + "\"}]}", Integrity::Changed);
    row("an unknown algorithm", "churn_v1.colophon.json", R"({"artifacts": {"churn_v1.pkl": "blake3:0011"}})",
        Integrity::Unchecked);
    row("the right digest", "churn_v1.sha256", "99886788535ddfafa0db628075455b11e6d0a021bff749dff9650d6385336486\n",
        Integrity::Verified);
}

void SidecarsTest::recordedDigestsAreCompared()
{
    QFETCH(std::string, file);
    QFETCH(std::string, content);
    QFETCH(int, integrity);
    const OneVersion version(file, content);
    const Artifact& artifact = version.facts().artifacts.at(0);
    QCOMPARE(static_cast<int>(artifact.integrity), integrity);
    QCOMPARE(version.problems().size(), std::size_t(artifact.integrity == Integrity::Changed ? 1 : 0));
    if (artifact.integrity == Integrity::Changed && !artifact.foundDigest.empty())
        QVERIFY(artifact.foundDigest.starts_with("md5:"));
}

void SidecarsTest::aFileThatIsTooLargeStaysUnchecked()
{
    const TempTree tree;
    tree.sparse("big_v1.onnx", std::uintmax_t{2} << 30);
    tree.write("big_v1.onnx.md5", "0123456789abcdef0123456789abcdef");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.at(0).facts.artifacts.at(0).integrity, Integrity::Unchecked);
    QVERIFY(result.problems.empty());
}

void SidecarsTest::ourOwnFileOverrulesTheOthers()
{
    const TempTree tree;
    tree.write("churn/v1/model.pkl", "\x80\x04.");
    tree.write("churn/v1/metrics.json", R"({"auc": 0.5, "f1": 0.6})");
    tree.write("churn/v1/history.csv", "epoch,auc\n0,0.1\n1,0.2\n");
    tree.write("churn/v1/colophon.json", R"({"metrics": {"auc": 0.9}})");
    const FolderScanResult result = scanFolder(tree);
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(metricOf(facts, "auc"), 0.9);
    QVERIFY(facts.metric(Name("auc"))->hasCurve);
    QCOMPARE(metricOf(facts, "f1"), 0.6);
}

void SidecarsTest::stagesAreNotReadFromFiles()
{
    const OneVersion version("churn_v1.colophon.json", R"({"stages": ["production"], "author": "Ana"})");
    QVERIFY(version.record().stages.empty());
    QCOMPARE(version.facts().author.text, std::string("Ana"));
    QCOMPARE(version.problems().size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(SidecarsTest)
#include "tst_sidecars.moc"
