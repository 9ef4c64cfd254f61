#include "models/artifacts/format.h"

#include <QTest>

#include <string>

using namespace colophon;

class FormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstBytesDecideThenTheExtension_data();
    void theFirstBytesDecideThenTheExtension();
    void namesOfModelFilesAreKnown_data();
    void namesOfModelFilesAreKnown();
    void stemsLoseTheExtensionOfAModelOnly();
    void recordedFormatsAreContradictedByOthersOnly_data();
    void recordedFormatsAreContradictedByOthersOnly();
};

void FormatTest::theFirstBytesDecideThenTheExtension_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("format");
    const auto row = [](const char* tag, const char* name, const std::string& start, const char* format) {
        QTest::newRow(tag) << std::string(name) << start << std::string(format);
    };
    const std::string safetensors = std::string("\x10\0\0\0\0\0\0\0", 8) + "{\"a\":{}}";
    const std::string zip = "PK\x03\x04";
    row("GGUF", "a.gguf", "GGUF\x03", "gguf");
    row("GGUF by another name", "a.bin", "GGUF\x03", "gguf");
    row("HDF5", "a.h5", "\x89HDF\r\n\x1a\n", "hdf5");
    row("HDF5 called pickle", "a.pkl", "\x89HDF\r\n\x1a\n", "hdf5");
    row("TFLite", "a.tflite", std::string("\x1c\0\0\0TFL3", 8), "tflite");
    row("CatBoost", "a.cbm", "CBM1....", "catboost");
    row("safetensors", "a.safetensors", safetensors, "safetensors");
    row("safetensors called bin", "a.bin", safetensors, "safetensors");
    row("safetensors in name only", "a.safetensors", "not a header", "");
    row("pickle", "a.pkl", "\x80\x04\x95", "pickle");
    row("pickle called ONNX", "a.onnx", "\x80\x04\x95", "pickle");
    row("pickle in joblib", "a.joblib", "\x80\x04\x95", "joblib");
    row("old torch", "a.pt", "\x80\x02\x8a", "pytorch");
    row("torch archive", "a.pt", zip + "....archive/data.pkl", "pytorch");
    row("torch archive called pickle", "a.pkl", zip + "....archive/data.pkl", "pytorch");
    row("Keras", "a.keras", zip + "....metadata.json", "keras");
    row("other archive", "a.bin", zip, "zip");
    row("XGBoost UBJSON", "a.ubj", std::string("{L\0\0\0\0\0\0", 8), "xgboost");
    row("XGBoost JSON", "a.json", "{\"learner\":{\"attributes\":{}}}", "xgboost");
    row("other JSON", "a.json", "{\"loss\":1}", "");
    row("LightGBM", "a.txt", "tree\nversion=v3\n", "lightgbm");
    row("other text", "a.txt", "trees\n", "");
    row("ONNX has no magic", "a.onnx", "\x08\x07\x12\x07", "onnx");
    row("pointer of Git LFS", "a.onnx", "version https://git-lfs.github.com/spec/v1\noid sha256:00", "git-lfs pointer");
    row("empty file", "a.h5", "", "hdf5");
    row("no model", "a.csv", "a,b\n", "");
}

void FormatTest::theFirstBytesDecideThenTheExtension()
{
    QFETCH(std::string, name);
    QFETCH(std::string, start);
    QFETCH(std::string, format);
    QCOMPARE(std::string(formatOf(start, name)), format);
}

void FormatTest::namesOfModelFilesAreKnown_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("format");
    QTest::addColumn<bool>("ambiguous");
    const auto row = [](const char* name, const char* format, bool ambiguous) {
        QTest::newRow(name) << std::string(name) << std::string(format) << ambiguous;
    };
    row("a.pkl", "pickle", false);
    row("A.PKL", "pickle", false);
    row("a.pkl.gz", "joblib", false);
    row("a.safetensors", "safetensors", false);
    row("a.json", "", true);
    row("a.bin", "", true);
    row("a.csv", "", false);
    row(".pkl", "", false);
    row("pkl", "", false);
    row("", "", false);
}

void FormatTest::namesOfModelFilesAreKnown()
{
    QFETCH(std::string, name);
    QFETCH(std::string, format);
    QFETCH(bool, ambiguous);
    QCOMPARE(std::string(formatByName(name)), format);
    QCOMPARE(isAmbiguousName(name), ambiguous);
}

void FormatTest::stemsLoseTheExtensionOfAModelOnly()
{
    QCOMPARE(stemOf("churn_v1.2.onnx"), std::string_view("churn_v1.2"));
    QCOMPARE(stemOf("churn_v1.2"), std::string_view("churn_v1.2"));
    QCOMPARE(stemOf("churn.pkl.gz"), std::string_view("churn"));
}

void FormatTest::recordedFormatsAreContradictedByOthersOnly_data()
{
    QTest::addColumn<std::string>("recorded");
    QTest::addColumn<std::string>("found");
    QTest::addColumn<bool>("contradicted");
    const auto row = [](const char* recorded, const char* found, bool contradicted) {
        QTest::addRow("%s, %s", recorded, found) << std::string(recorded) << std::string(found) << contradicted;
    };
    for (const char* library : {"xgboost", "lightgbm", "catboost", "sklearn"}) {
        for (const char* container : {"pickle", "joblib", "zip"})
            row(library, container, false);
    }
    row("ubj", "xgboost", false);
    row("json", "xgboost", false);
    row("keras", "hdf5", false);
    row("keras", "zip", false);
    row("hdf5", "keras", false);
    row("h5", "keras", false);
    row("pkl", "joblib", false);
    row("a word", "pickle", false);
    row("xgboost", "lightgbm", true);
    row("xgboost", "hdf5", true);
    row("xgboost", "pytorch", true);
    row("h5", "pickle", true);
    row("onnx", "pickle", true);
    row("onnx", "safetensors", true);
    row("pickle", "xgboost", true);
}

void FormatTest::recordedFormatsAreContradictedByOthersOnly()
{
    QFETCH(std::string, recorded);
    QFETCH(std::string, found);
    QFETCH(bool, contradicted);
    QCOMPARE(contradicts(recorded, found), contradicted);
}

QTEST_APPLESS_MAIN(FormatTest)
#include "tst_format.moc"
