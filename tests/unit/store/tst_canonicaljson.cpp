#include "models/store/canonicaljson.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace colophon;
using Json = nlohmann::json;

class TestCanonicalJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreWrittenAsEcmaScriptDoes_data();
    void numbersAreWrittenAsEcmaScriptDoes();
    void everyNumberReadsBackAsItself();
    void textsHaveTheShortestEscapes();
    void bytesThatAreNotUtf8AreReplaced();
    void keysAreSortedByUtf16();
    void nothingButTheValueMatters();
};

void TestCanonicalJson::numbersAreWrittenAsEcmaScriptDoes_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](double value, const char* text) { QTest::newRow(text) << value << QByteArray(text); };
    // Samples of RFC 8785, appendix B.
    row(0.0, "0");
    QTest::newRow("minus zero") << -0.0 << QByteArray("0");
    row(std::numeric_limits<double>::denorm_min(), "5e-324");
    row(-std::numeric_limits<double>::denorm_min(), "-5e-324");
    row(std::numeric_limits<double>::max(), "1.7976931348623157e+308");
    row(9007199254740992.0, "9007199254740992");
    row(295147905179352830000.0, "295147905179352830000");
    row(9.999999999999997e22, "9.999999999999997e+22");
    row(1e23, "1e+23");
    row(1.0000000000000001e23, "1.0000000000000001e+23");
    row(999999999999999700000.0, "999999999999999700000");
    row(1e21, "1e+21");
    row(9.999999999999997e-7, "9.999999999999997e-7");
    row(0.000001, "0.000001");
    row(333333333.33333329, "333333333.3333333");
    // And what journals mostly hold.
    row(1, "1");
    row(-42, "-42");
    row(100, "100");
    row(0.1, "0.1");
    row(0.95, "0.95");
    row(1e-7, "1e-7");
    row(1.5e-10, "1.5e-10");
    row(123456.789, "123456.789");
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("\"NaN\"");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray("\"Infinity\"");
    QTest::newRow("minus infinite") << -std::numeric_limits<double>::infinity() << QByteArray("\"-Infinity\"");
}

void TestCanonicalJson::numbersAreWrittenAsEcmaScriptDoes()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(canonicalNumber(value)), text);
}

void TestCanonicalJson::everyNumberReadsBackAsItself()
{
    std::mt19937_64 random(8785);
    for (int i = 0; i < 100'000; ++i) {
        const auto value = std::bit_cast<double>(random());
        if (!std::isfinite(value))
            continue;
        const std::string text = canonicalNumber(value);
        QVERIFY2(Json::parse(text).get<double>() == value, text.c_str());
    }
}

void TestCanonicalJson::textsHaveTheShortestEscapes()
{
    QCOMPARE(canonicalText("\b\t\n\f\r\"\\/\x01\x1f\x7f\u20ac"),
             "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0001\\u001f\x7f\u20ac\"");
}

void TestCanonicalJson::bytesThatAreNotUtf8AreReplaced()
{
    QCOMPARE(canonicalText("a\xff\xfe"), "\"a\uFFFD\uFFFD\"");
}

void TestCanonicalJson::keysAreSortedByUtf16()
{
    // The sample of RFC 8785, section 3.2.3: U+1F600 is D83D DE00 in UTF-16 and stands before U+FB33.
    const Json value{{"\u20ac", 1},     {"\r", 2},     {"\ufb33", 3}, {"1", 4},
                     {"\U0001F600", 5}, {"\u0080", 6}, {"\u00f6", 7}};
    QCOMPARE(canonicalJson(value),
             "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\U0001F600\":5,\"\ufb33\":3}");
}

void TestCanonicalJson::nothingButTheValueMatters()
{
    const Json spaced = Json::parse(R"( { "b" : [ 1.0 , true , null, {} , [] ] , "a" : "x" } )");
    QCOMPARE(canonicalJson(spaced), R"({"a":"x","b":[1,true,null,{},[]]})");
}

QTEST_GUILESS_MAIN(TestCanonicalJson)
#include "tst_canonicaljson.moc"
