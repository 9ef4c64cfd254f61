#include "models/catalog/label.h"

#include <QTest>

#include <random>

using namespace colophon;

Q_DECLARE_METATYPE(LabelKind)

class TestLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatKindOfNameItIs_data();
    void seesWhatKindOfNameItIs();
    void datesAreRead_data();
    void datesAreRead();
    void ordersByMeaning_data();
    void ordersByMeaning();
    void sameMeaningIsEqual();
    void orderIsConsistentForAnyLabels();
};

void TestLabel::seesWhatKindOfNameItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<LabelKind>("kind");
    const auto row = [](const char* text, LabelKind kind) { QTest::newRow(text) << QString::fromUtf8(text) << kind; };
    row("v1.2.0", LabelKind::SemVer);
    row("1.2.0-rc.1", LabelKind::SemVer);
    row("7", LabelKind::Number);
    row("v7", LabelKind::Number);
    row("version-12", LabelKind::Number);
    row("checkpoint-500", LabelKind::Number);
    row("epoch=3", LabelKind::Number);
    row("20231015", LabelKind::Date);
    row("2023-10-15", LabelKind::Date);
    row("2023-10-15-14-30", LabelKind::Date);
    row("20231015T143000", LabelKind::Date);
    row("20231015_1430", LabelKind::Date);
    row("2023-10-15T14:30:00Z", LabelKind::Date);
    row("20231315", LabelKind::Number); // no such month
    row("99999999", LabelKind::Number);
    row("2023-02-30", LabelKind::Text);
    row("3f2a9bc", LabelKind::Hash);
    row("9f2c41be70d84f1c0e5a7b6c8d9e0f1a2b3c4d5e", LabelKind::Hash);
    row("abcdefa", LabelKind::Text); // a word, not a hash: no digit
    row("3f2a9b", LabelKind::Text); // too short
    row("candidate", LabelKind::Text);
    row("v1.2", LabelKind::Dotted);
    row("1.10", LabelKind::Dotted);
    row("2.0.1.4", LabelKind::Dotted);
    row("v1.", LabelKind::Text);
    row("v1.x", LabelKind::Text);
    row("", LabelKind::Text);
    row("99999999999999999999999", LabelKind::Text); // no number that fits
    row("resnet-50", LabelKind::Text); // the number belongs to the name
}

void TestLabel::seesWhatKindOfNameItIs()
{
    QFETCH(QString, text);
    QFETCH(LabelKind, kind);
    const Label label = parseLabel(text.toStdString());
    QCOMPARE(label.kind, kind);
    QCOMPARE(label.text, text.toStdString());
}

void TestLabel::datesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("time");
    QTest::newRow("day") << "20231015"
                         << "2023-10-15T00:00:00.000Z";
    QTest::newRow("dashes") << "2023-10-15-14-30"
                            << "2023-10-15T14:30:00.000Z";
    QTest::newRow("compact") << "20231015T143059"
                             << "2023-10-15T14:30:59.000Z";
    QTest::newRow("underscore") << "2023_10_15_14_30_59"
                                << "2023-10-15T14:30:59.000Z";
}

void TestLabel::datesAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, time);
    const Label label = parseLabel(text.toStdString());
    QVERIFY(label.time);
    QCOMPARE(QString::fromStdString(toIsoText(*label.time)), time);
}

void TestLabel::ordersByMeaning_data()
{
    QTest::addColumn<QString>("lower");
    QTest::addColumn<QString>("higher");
    const auto row = [](const char* lower, const char* higher) {
        QTest::addRow("%s before %s", lower, higher) << QString::fromUtf8(lower) << QString::fromUtf8(higher);
    };
    row("v1.2.0-rc.1", "v1.2.0");
    row("1.9.0", "v1.10.0");
    row("9", "10");
    row("v9", "10");
    row("checkpoint-500", "checkpoint-1000");
    row("20230930", "2023-10-01");
    row("model-v1.9", "model-v1.10");
    row("step=9-loss=1", "step=10-loss=0");
    row("a", "b");
    row("a", "a1");
    row("3f2a9bc", "4f2a9bc");
    row("v1.9", "v1.10");
    row("v1", "v1.1");
    row("v1.1", "v2");
    row("v1.1", "v1.1.1");
    row("v1.1.0-rc.1", "v1.1");
    row("v99.0.0", "2023-10-15"); // counts and dates do not mix
}

void TestLabel::ordersByMeaning()
{
    QFETCH(QString, lower);
    QFETCH(QString, higher);
    const Label left = parseLabel(lower.toStdString());
    const Label right = parseLabel(higher.toStdString());
    QVERIFY(left < right);
    QVERIFY(right > left);
}

void TestLabel::sameMeaningIsEqual()
{
    QVERIFY(parseLabel("v1.2.0") == parseLabel("1.2.0"));
    QVERIFY(parseLabel("7") == parseLabel("v7"));
    QVERIFY(parseLabel("20231015") == parseLabel("2023-10-15"));
    QVERIFY(parseLabel("a01") != parseLabel("a1"));
}

/// Sorting needs a strict weak order, whatever people call their versions.
void TestLabel::orderIsConsistentForAnyLabels()
{
    std::mt19937 random(20260301);
    const std::string alphabet = "01239abfv.-_TZ+=";
    std::vector<Label> labels;
    for (int i = 0; i < 150; ++i) {
        std::string text;
        for (auto length = random() % 12; length > 0; --length)
            text += alphabet[random() % alphabet.size()];
        labels.push_back(parseLabel(text));
    }
    for (const char* text : {"1.0.0", "v1.0.0-rc.1", "20231015", "2023-10-15", "7", "v7", "3f2a9bc", "a1", "a01"})
        labels.push_back(parseLabel(text));
    for (const Label& a : labels) {
        QVERIFY(!(a < a));
        for (const Label& b : labels) {
            QVERIFY((a < b) == (b > a));
            for (const Label& c : labels)
                QVERIFY(!(a < b && b < c) || a < c);
        }
    }
}

QTEST_APPLESS_MAIN(TestLabel)
#include "tst_label.moc"
