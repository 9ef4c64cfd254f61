#include "models/catalog/version.h"
#include "models/files/rootfolder.h"

#include <QTest>

using namespace colophon;

class DisplayTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsShownAsItIsOrPlainly_data();
    void textIsShownAsItIsOrPlainly();
    void labelsOfVersionsAreShownPlainly();
    void pathsAreJoinedWithOneSlash();
};

void DisplayTextTest::textIsShownAsItIsOrPlainly_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("shown");
    const auto row = [](const char* tag, const std::string& bytes, const char* shown) {
        QTest::newRow(tag) << bytes << std::string(shown);
    };
    row("empty", "", "");
    row("plain", "churn_v1.2.3", "churn_v1.2.3");
    row("letters of the world", "Ana Petrović モデル 🙂", "Ana Petrović モデル 🙂");
    row("newline and tab", "a\n\tb", "a␊␉b");
    row("zero byte", std::string("a\0b", 3), "a␀b");
    row("delete", "a\x7F", "a␡");
    row("C1 control", "a\u0085b", "a\uFFFDb");
    row("override", "\u202Eevil\u202C", "\uFFFDevil\uFFFD");
    row("isolate", "\u2066x\u2069", "\uFFFDx\uFFFD");
    row("direction marks", "a\u200Eb\u200Fc\u061C", "a\uFFFDb\uFFFDc\uFFFD");
    row("line separator", "a\u2028b", "a\uFFFDb");
    row("joiner stays", "👩\u200D🔬", "👩\u200D🔬");
    row("Latin-1", "caf\xE9", "caf\uFFFD");
    row("cut character", "a\xE2\x82", "a\uFFFD\uFFFD");
    row("overlong slash", "\xC0\xAF", "\uFFFD\uFFFD");
    row("overlong three bytes", "\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD");
    row("surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD");
    row("beyond Unicode", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD");
    row("HTML is text", "<b>&amp;</b>", "<b>&amp;</b>");
}

void DisplayTextTest::textIsShownAsItIsOrPlainly()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, shown);
    QCOMPARE(toDisplayText(bytes), shown);
    QCOMPARE(toDisplayText(shown), shown);
}

void DisplayTextTest::labelsOfVersionsAreShownPlainly()
{
    Version version;
    version.label = "v1\u202Egnp\n<b>";
    QCOMPARE(displayLabel(version), std::string("v1\uFFFDgnp␊<b>"));
    version.label = "7";
    version.semver = parseSemVer("1.2.0");
    QCOMPARE(displayLabel(version), std::string("v1.2.0"));
}

void DisplayTextTest::pathsAreJoinedWithOneSlash()
{
    QCOMPARE(joinPath("a", "b"), std::string("a/b"));
    QCOMPARE(joinPath("", "b"), std::string("b"));
}

QTEST_APPLESS_MAIN(DisplayTextTest)
#include "tst_displaytext.moc"
