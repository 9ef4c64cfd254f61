#include "models/catalog/label.h"
#include "models/sources/folder/versionname.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace colophon;
using namespace colophon::folder;

class VersionNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreTakenApart_data();
    void namesAreTakenApart();
    void namesWithoutVersionHaveNone_data();
    void namesWithoutVersionHaveNone();
    void modelsAreNamedByWhatSaysSomething_data();
    void modelsAreNamedByWhatSaysSomething();
    void labelsOfNamesAreOrderedByMeaning();
    void labelsMeanTheSameWithAndWithoutTheirWord();
    void partNumbersAreNoVersions();
};

void VersionNameTest::namesAreTakenApart_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("base");
    QTest::addColumn<std::string>("label");
    const auto row = [](const char* name, const char* base, const char* label) {
        QTest::newRow(name) << std::string(name) << std::string(base) << std::string(label);
    };
    row("churn_v1.2.3", "churn", "v1.2.3");
    row("churn-1.2.3", "churn", "1.2.3");
    row("churn.1.2.3", "churn", "1.2.3");
    row("churn v1.2.3", "churn", "v1.2.3");
    row("churn_v2.0.0-rc.1", "churn", "v2.0.0-rc.1");
    row("churn_v2.0.0-beta", "churn", "v2.0.0-beta");
    row("churn_2.0.0rc1", "churn", "2.0.0rc1");
    row("churn_v2.0.0+build.5", "churn", "v2.0.0+build.5");
    row("churn_v2.0.0-rc.1+exp.sha.5114f85", "churn", "v2.0.0-rc.1+exp.sha.5114f85");
    row("churn-1.2.3-quantized", "churn-quantized", "1.2.3");
    row("churn_v2_final", "churn", "v2");
    row("churn_v1.2", "churn", "v1.2");
    row("model_20231015", "model", "20231015");
    row("model_2023-10-15", "model", "2023-10-15");
    row("model_2023-10-15-14-30", "model", "2023-10-15-14-30");
    row("model_20231015_143000", "model", "20231015_143000");
    row("model-20231015T143000", "model", "20231015T143000");
    row("churn_v1.2.3_20231015", "churn_20231015", "v1.2.3");
    row("v3", "", "v3");
    row("3", "", "3");
    row("V3", "", "V3");
    row("checkpoint-500", "", "checkpoint-500");
    row("epoch_10", "", "epoch_10");
    row("bert_checkpoint-500", "bert", "checkpoint-500");
    row("churn_7", "churn", "7");
    row("churn-3f2a9c1", "churn", "3f2a9c1");
    row("churn_9b3e5f0c2d1a4b6c8e7f0a1b2c3d4e5f60718293", "churn", "9b3e5f0c2d1a4b6c8e7f0a1b2c3d4e5f60718293");
    row("v3_churn", "churn", "v3");
    row("resnet-50_v2", "resnet-50", "v2");
    row("bert-base-v1.0.0", "bert-base", "v1.0.0");
    row("llama-v1.2.0-q4_0", "llama-q4_0", "v1.2.0");
    row("llama_v2.Q8_0", "llama_Q8_0", "v2");
    row("sales_q2_1", "sales_q2", "1");
    row("epoch=10-step=500", "", "epoch=10-step=500");
    row("churn-epoch=10-step=500", "churn", "epoch=10-step=500");
    row("epoch=10-step=500-v1", "", "epoch=10-step=500-v1");
    row("epoch=10-val_loss=0.32", "", "epoch=10-val_loss=0.32");
    row("epoch=3", "", "epoch=3");
    row("weights.05-0.32", "weights", "05-0.32");
    row("model-07-0.9512", "model", "07-0.9512");
    row("resnet-50-0.9", "resnet-50", "0.9");
}

void VersionNameTest::namesAreTakenApart()
{
    QFETCH(std::string, name);
    QFETCH(std::string, base);
    QFETCH(std::string, label);
    const auto version = splitVersion(name);
    QVERIFY(version.has_value());
    QCOMPARE(version->base, base);
    QCOMPARE(version->label, label);
}

void VersionNameTest::namesWithoutVersionHaveNone_data()
{
    QTest::addColumn<std::string>("name");
    for (const char* name : {"",
                             "churn",
                             "resnet50",
                             "gpt2",
                             "a_b-c.d",
                             "...",
                             "v",
                             "churn_vfinal",
                             "2fast",
                             "churn_0x7f",
                             "wav2vec",
                             "decade",
                             "facade_deadbeef",
                             "llama-7b-q4_0",
                             "llama-7b.Q5_1",
                             "llama-7b-Q4_K_M",
                             "llama-7b-f16",
                             "llama-7b-IQ3_XS",
                             "llama-7b-TQ1_0",
                             "llama-q4_0_4_4"})
        QTest::newRow(name) << std::string(name);
}

void VersionNameTest::namesWithoutVersionHaveNone()
{
    QFETCH(std::string, name);
    QVERIFY(!splitVersion(name).has_value());
}

void VersionNameTest::modelsAreNamedByWhatSaysSomething_data()
{
    QTest::addColumn<std::string>("base");
    QTest::addColumn<std::string>("folder");
    QTest::addColumn<std::string>("root");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* tag, const char* base, const char* folder, const char* root, const char* expected) {
        QTest::newRow(tag) << std::string(base) << std::string(folder) << std::string(root) << std::string(expected);
    };
    row("its own name", "churn", "models", "project", "churn");
    row("the folder when the name is generic", "model", "churn", "project", "churn");
    row("the folder when nothing is left", "", "serving/fraud", "project", "fraud");
    row("generic folders are passed over", "model", "fraud/models", "project", "fraud");
    row("a folder without its version", "model", "churn-1.2.0", "project", "churn");
    row("the opened folder last", "model", "models", "churn-service", "churn-service");
    row("checkpoints of a training", "", "results", "lora-agnews", "lora-agnews");
    row("combined generic words", "best_model", "", "churn", "churn");
    row("nothing says anything", "model", "models", "models", "model");
    row("nothing at all", "", "", "models", "models");
}

void VersionNameTest::modelsAreNamedByWhatSaysSomething()
{
    QFETCH(std::string, base);
    QFETCH(std::string, folder);
    QFETCH(std::string, root);
    QFETCH(std::string, expected);
    QCOMPARE(modelName(base, folder, root), expected);
}

void VersionNameTest::labelsOfNamesAreOrderedByMeaning()
{
    const std::vector<std::vector<std::string>> series = {
        {"m_v1.0.0-alpha", "m_v1.0.0-alpha.1", "m_v1.0.0-rc.1", "m_v1.0.0", "m_v1.2.0", "m_v1.10.0"},
        {"m_20231015", "m_20231016", "m_20240101"},
        {"checkpoint-500", "checkpoint-1000", "checkpoint-1200"},
        {"m_v2", "m_v10", "m_v11"},
        {"epoch=2-step=9", "epoch=9-step=450", "epoch=10-step=50", "epoch=10-step=500"},
        {"weights.05-0.32", "weights.10-0.27", "weights.100-0.25"},
    };
    for (const std::vector<std::string>& names : series) {
        std::vector<Label> labels;
        for (const std::string& name : names) {
            QVERIFY2(splitVersion(name), name.c_str());
            labels.push_back(parseLabel(splitVersion(name)->label));
        }
        for (std::size_t i = 1; i < labels.size(); ++i)
            QVERIFY2(labels[i - 1] < labels[i], names[i].c_str());
    }
}

void VersionNameTest::labelsMeanTheSameWithAndWithoutTheirWord()
{
    QVERIFY(sameLabel("v3", "3"));
    QVERIFY(sameLabel("checkpoint-500", "500"));
    QVERIFY(sameLabel("v1.2.0", "1.2.0"));
    QVERIFY(!sameLabel("v3", "v4"));
    QVERIFY(!sameLabel("v1.2.0", "v1.2.1"));
}

void VersionNameTest::partNumbersAreNoVersions()
{
    QCOMPARE(withoutPartNumber("model-00001-of-00003"), std::string_view("model"));
    QCOMPARE(withoutPartNumber("model-1-of-3"), std::string_view("model-1-of-3"));
    QCOMPARE(withoutPartNumber("-00001-of-00003"), std::string_view("-00001-of-00003"));
}

QTEST_APPLESS_MAIN(VersionNameTest)
#include "tst_versionname.moc"
