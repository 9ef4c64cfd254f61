#include "models/catalog/timestamp.h"

#include <QTest>

#include <limits>

using namespace colophon;

class TestTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIsoTexts_data();
    void readsIsoTexts();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void clampsYearsThatHaveNoText();
    void nowIsBetweenItsNeighbours();
};

void TestTimestamp::readsIsoTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    const auto row = [](const char* text, const char* iso) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(iso);
    };
    row("2026-03-01", "2026-03-01T00:00:00.000Z");
    row("2026-03-01T09:15", "2026-03-01T09:15:00.000Z");
    row("2026-03-01 09:15:07", "2026-03-01T09:15:07.000Z");
    row("2026-03-01 09:15:00.123456", "2026-03-01T09:15:00.123Z");
    row("2026-03-01T09:15:00,5Z", "2026-03-01T09:15:00.500Z");
    row("2026-03-01T09:15:00Z", "2026-03-01T09:15:00.000Z");
    row("2026-03-01T09:15:00+01:00", "2026-03-01T08:15:00.000Z");
    row("2026-03-01T00:15:00+0530", "2026-02-28T18:45:00.000Z");
    row("2026-03-01T09:15-08", "2026-03-01T17:15:00.000Z");
    row("2024-02-29", "2024-02-29T00:00:00.000Z");
    row("1969-12-31T23:59:59.999", "1969-12-31T23:59:59.999Z");
    row("0000-01-01", "0000-01-01T00:00:00.000Z");
    row("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z");
}

void TestTimestamp::readsIsoTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const auto time = parseTimestamp(text.toStdString());
    QVERIFY(time);
    QCOMPARE(QString::fromStdString(toIsoText(*time)), iso);
}

void TestTimestamp::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "2026", "2026-3-1", "2026-13-01", "2026-02-30", "2023-02-29", "2026-03-01T", "2026-03-01T9:15",
          "2026-03-01T24:00", "2026-03-01T09:60", "2026-03-01T09:15:61", "2026-03-01T09:15:00.", "2026-03-01T09:15:00+",
          "2026-03-01T09:15:00+25:00", "2026-03-01x", "yesterday", "2026-03-01T09:15:00Z ", "2026-03-01T09:15:00+01:"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTimestamp::refusesWhatIsNoTime()
{
    QFETCH(QString, text);
    QVERIFY(!parseTimestamp(text.toStdString()));
}

void TestTimestamp::writesWhatItReads_data()
{
    QTest::addColumn<qint64>("milliseconds");
    for (const qint64 value : {0LL, -1LL, 999LL, -86'400'000LL, 1'772'356'500'123LL, 253'402'300'799'999LL})
        QTest::addRow("%lld", value) << value;
}

void TestTimestamp::writesWhatItReads()
{
    QFETCH(qint64, milliseconds);
    const Timestamp time{milliseconds};
    QCOMPARE(parseTimestamp(toIsoText(time))->milliseconds, milliseconds);
}

void TestTimestamp::clampsYearsThatHaveNoText()
{
    QCOMPARE(toIsoText({std::numeric_limits<std::int64_t>::max()}), std::string("9999-12-31T23:59:59.999Z"));
    QCOMPARE(toIsoText({std::numeric_limits<std::int64_t>::min()}), std::string("0000-01-01T00:00:00.000Z"));
}

void TestTimestamp::nowIsBetweenItsNeighbours()
{
    const Timestamp before = Timestamp::now();
    const Timestamp now = Timestamp::now();
    QVERIFY(before <= now);
    QVERIFY(now > *parseTimestamp("2024-01-01"));
}

QTEST_APPLESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
