#include "models/compare/valuetext.h"

#include <QTest>

using namespace colophon;

class ValueTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signaturesAreReadableAndOtherValuesStay_data();
    void signaturesAreReadableAndOtherValuesStay();
    void hashesAreShortened_data();
    void hashesAreShortened();
};

void ValueTextTest::signaturesAreReadableAndOtherValuesStay_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<QByteArray>("shown");

    QTest::newRow("tensor") << QByteArray(R"([{"type":"tensor","tensor-spec":{"dtype":"float64","shape":[-1,38]}}])")
                            << true << QByteArray("float64 [-1, 38]");
    QTest::newRow("named tensor") << QByteArray(
        R"([{"name":"image","type":"tensor","tensor-spec":{"dtype":"uint8","shape":[-1,3,8]}}])")
                                  << true << QByteArray("image uint8 [-1, 3, 8]");
    QTest::newRow("columns") << QByteArray(R"([{"type":"long","name":"age","required":true},{"type":"double"}])")
                             << true << QByteArray("age long, double");
    QTest::newRow("many columns") << QByteArray(
        R"([{"type":"long","name":"a"},{"type":"long","name":"b"},{"type":"long","name":"c"},{"type":"long","name":"d"}])")
                                  << true << QByteArray("4 columns: a long, b long, c long, …");
    QTest::newRow("list of a parameter") << QByteArray("[64,32]") << true << QByteArray("[64,32]");
    QTest::newRow("mixed list") << QByteArray(R"([{"type":"long"},7])") << true << QByteArray(R"([{"type":"long"},7])");
    QTest::newRow("empty list") << QByteArray("[]") << true << QByteArray("[]");
    QTest::newRow("half written") << QByteArray(R"([{"type":"ten)") << true << QByteArray(R"([{"type":"ten)");
    QTest::newRow("object of a type") << QByteArray(R"([{"type":{"x":1}}])") << true
                                      << QByteArray(R"([{"type":{"x":1}}])");
    QTest::newRow("plain text") << QByteArray(R"([{"type":"long"}])") << false << QByteArray(R"([{"type":"long"}])");
}

void ValueTextTest::signaturesAreReadableAndOtherValuesStay()
{
    QFETCH(const QByteArray, value);
    QFETCH(const bool, isJson);
    QFETCH(const QByteArray, shown);
    const std::string text = readableValue(value.toStdString(), isJson ? ValueType::Json : ValueType::Text);
    QCOMPARE(QByteArray::fromStdString(text), shown);
}

void ValueTextTest::hashesAreShortened_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hash");

    QTest::newRow("commit") << QByteArray("9d27f31a0c5e4b8d9d27f31a0c5e4b8d9d27f31a") << QByteArray("9d27f31");
    QTest::newRow("digest") << QByteArray("md5:9f2c41b89f2c41b89f2c41b89f2c41b8") << QByteArray("9f2c41b");
    QTest::newRow("number of a parameter") << QByteArray("20231015") << QByteArray();
    QTest::newRow("a word of hexadecimal letters") << QByteArray("facade") << QByteArray();
    QTest::newRow("address") << QByteArray("https://example.org/0123456789abcdef0") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void ValueTextTest::hashesAreShortened()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, hash);
    QCOMPARE(QByteArray::fromStdString(shortHash(text.toStdString())), hash);
    QCOMPARE(QByteArray::fromStdString(shortened(text.toStdString())), hash.isEmpty() ? text : hash);
}

QTEST_APPLESS_MAIN(ValueTextTest)
#include "tst_valuetext.moc"
