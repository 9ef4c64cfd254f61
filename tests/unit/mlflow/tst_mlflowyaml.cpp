#include "models/sources/mlflow/yamlfields.h"

#include <QtTest>

using namespace colophon::mlflow;

class tst_MlflowYaml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsScalars_data();
    void readsScalars();
    void nullIsNoTextButQuotedNullIs();
    void readsOneLevelBelow();
    void listsAndDeeperLevelsArePassedOver();
    void brokenDocumentsSayTheLine_data();
    void brokenDocumentsSayTheLine();
    void anAliasBombStaysSmall();
    void anEmptyDocumentHasNoFields();
};

void tst_MlflowYaml::readsScalars_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("k: churn model\n") << QByteArray("churn model");
    QTest::newRow("single quotes") << QByteArray("k: '0'\n") << QByteArray("0");
    QTest::newRow("quote within quotes") << QByteArray("k: 'it''s'\n") << QByteArray("it's");
    QTest::newRow("double quotes with escapes") << QByteArray("k: \"a\\tb\\u00e9\"\n") << QByteArray("a\tb\xC3\xA9");
    QTest::newRow("URI") << QByteArray("k: file:///C:/Users/x\n") << QByteArray("file:///C:/Users/x");
    QTest::newRow("text over two lines") << QByteArray("k: one\n  two\nl: 3\n") << QByteArray("one two");
    QTest::newRow("quoted text over two lines") << QByteArray("k: 'one\n\n  two'\n") << QByteArray("one\ntwo");
    QTest::newRow("block") << QByteArray("k: |-\n  one\n  two\n") << QByteArray("one\ntwo");
    QTest::newRow("comment") << QByteArray("k: one # two\n") << QByteArray("one");
    QTest::newRow("hash in a word") << QByteArray("k: a#b\n") << QByteArray("a#b");
    QTest::newRow("unicode") << QByteArray("k: \xD1\x86\xD0\xB5\n") << QByteArray("\xD1\x86\xD0\xB5");
    QTest::newRow("None is a text") << QByteArray("k: None\n") << QByteArray("None");
    QTest::newRow("Windows line ends") << QByteArray("j: 1\r\nk: two\r\n") << QByteArray("two");
    QTest::newRow("no line end") << QByteArray("k: two") << QByteArray("two");
    QTest::newRow("negative number") << QByteArray("k: -5\n") << QByteArray("-5");
}

void tst_MlflowYaml::readsScalars()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, value);
    const std::string text = document.toStdString();
    YamlFields fields;
    QVERIFY(fields.read(text));
    QCOMPARE(QByteArray::fromStdString(std::string(fields.text("k"))), value);
}

void tst_MlflowYaml::nullIsNoTextButQuotedNullIs()
{
    YamlFields fields;
    QVERIFY(fields.read("a: null\nb: ~\nc:\nd: 'null'\ne: ''\n"));
    for (const char* key : {"a", "b", "c", "e"})
        QVERIFY(fields.has(key) && fields.text(key).empty());
    QVERIFY(fields.text("d") == "null");
    QVERIFY(!fields.number("a").has_value());
}

void tst_MlflowYaml::readsOneLevelBelow()
{
    YamlFields fields;
    QVERIFY(fields.read("source_id: 7\ntags:\n  mlflow.data.context: training\n  other: x\nz: 1\n"));
    QVERIFY(fields.text("tags", "mlflow.data.context") == "training");
    QVERIFY(fields.text("other").empty());
    QCOMPARE(fields.number("z"), std::optional<std::int64_t>(1));
}

void tst_MlflowYaml::listsAndDeeperLevelsArePassedOver()
{
    YamlFields fields;
    QVERIFY(fields.read("list:\n- a\n- b\ndeep:\n  inner:\n    innermost: 1\nk: v\n"));
    QVERIFY(fields.text("k") == "v");
    QVERIFY(fields.text("list").empty());
}

void tst_MlflowYaml::brokenDocumentsSayTheLine_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<int>("line");
    QTest::newRow("conflict marks") << QByteArray("a: 1\n<<<<<<< HEAD\nb: 2\n") << 2;
    QTest::newRow("cut within quotes") << QByteArray("a: 1\nb: 'half") << 2;
    QTest::newRow("a list") << QByteArray("- a\n- b\n") << 1;
    QTest::newRow("no mapping") << QByteArray("just words\n") << 1;
    QTest::newRow("unknown alias") << QByteArray("a: 1\nb: *nobody\n") << 2;
}

void tst_MlflowYaml::brokenDocumentsSayTheLine()
{
    QFETCH(QByteArray, document);
    QFETCH(int, line);
    const std::string text = document.toStdString();
    YamlFields fields;
    const auto done = fields.read(text);
    QVERIFY(!done);
    QVERIFY(std::abs(done.error().line - line) <= 1);
    QVERIFY(!done.error().reason.empty());
    QVERIFY(fields.isEmpty());
}

void tst_MlflowYaml::anAliasBombStaysSmall()
{
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int j = 0; j < 9; ++j)
            bomb += ", " + before;
        bomb += "]\n";
    }
    YamlFields fields;
    QElapsedTimer timer;
    timer.start();
    bomb += "k: v\n";
    QVERIFY(fields.read(bomb));
    QVERIFY(fields.text("k") == "v");
    QVERIFY(timer.elapsed() < 2'000);
}

void tst_MlflowYaml::anEmptyDocumentHasNoFields()
{
    YamlFields fields;
    QVERIFY(fields.read(""));
    QVERIFY(fields.isEmpty());
}

QTEST_APPLESS_MAIN(tst_MlflowYaml)
#include "tst_mlflowyaml.moc"
