#include "models/compare/textdifference.h"

#include <QTest>

using namespace colophon;

namespace {

/// "a|a b|- -|c": the sides of every pair, "-" for none.
std::string written(const std::vector<LinePair>& pairs)
{
    std::string text;
    for (const LinePair& pair : pairs)
        text += (text.empty() ? "" : " ") + pair.left.value_or("-") + "|" + pair.right.value_or("-");
    return text;
}

} // namespace

class TextDifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalLinesFaceEachOther_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("pairs");
        const auto row = [](const char* name, const char* left, const char* right, const char* pairs) {
            QTest::newRow(name) << QString::fromLatin1(left) << QString::fromLatin1(right)
                                << QString::fromLatin1(pairs);
        };
        row("equal", "a\nb", "a\nb", "a|a b|b");
        row("both empty", "", "", "");
        row("all new", "", "a\nb", "-|a -|b");
        row("all gone", "a\nb", "", "a|- b|-");
        row("one changed", "a\nb\nc", "a\nx\nc", "a|a b|x c|c");
        row("one inserted", "a\nc", "a\nb\nc", "a|a -|b c|c");
        row("one removed", "a\nb\nc", "a\nc", "a|a b|- c|c");
        row("moved", "a\nb\nc", "b\nc\na", "a|- b|b c|c -|a");
        row("repeated lines", "a\na\na", "a\na", "a|a a|a a|-");
        row("more new than old", "a\nb\nz", "a\nx\ny\nz", "a|a b|x -|y z|z");
    }

    void equalLinesFaceEachOther()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(QString, pairs);
        QCOMPARE(QString::fromStdString(written(textDifference(left.toStdString(), right.toStdString()))), pairs);
    }

    void longTextsStayBounded()
    {
        std::string left = "first\n";
        std::string right = "first\n";
        for (int line = 0; line < 20'000; ++line) {
            left += "l" + std::to_string(line) + "\n";
            right += "r" + std::to_string(line) + "\n";
        }
        const auto pairs = textDifference(left + "last", right + "last");
        QCOMPARE(pairs.size(), std::size_t(20'002));
        QVERIFY(pairs.front().isSame() && pairs.back().isSame() && !pairs[1].isSame());
    }

    void jsonIsComparedValueByValue()
    {
        const auto pairs = textDifference(inLines(R"({"type":"tensor","shape":[-1,31]})"),
                                          inLines(R"({"type":"tensor","shape":[-1,38]})"));
        const auto changed = std::ranges::count_if(pairs, [](const LinePair& pair) { return !pair.isSame(); });
        QCOMPARE(changed, 1);
        QCOMPARE(inLines("[not json"), std::string("[not json"));
        QCOMPARE(inLines("plain"), std::string("plain"));
    }
};

QTEST_APPLESS_MAIN(TextDifferenceTest)
#include "tst_textdifference.moc"
