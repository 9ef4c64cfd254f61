#include "ui/widgets/momenttext.h"

#include <QTest>

using namespace colophon;

namespace {

const QDateTime kNow(QDate(2026, 6, 4), QTime(10, 42));
const QTime kLastMoment(23, 59, 59, 999);

} // namespace

class MomentTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMomentIsReadAsPeopleWriteIt_data();
    void aMomentIsReadAsPeopleWriteIt();
    void onlyThePresentDayGoesOnWithTheClock();
    void aZoneInTheTextCounts();
    void whatIsShownCanBeReadAgain();
    void aWrongTextIsToldWithWhatIsWrong_data();
    void aWrongTextIsToldWithWhatIsWrong();
};

void MomentTextTest::aMomentIsReadAsPeopleWriteIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("time");
    const auto row
        = [](const char* text, const QDateTime& time) { QTest::newRow(text) << QString::fromLatin1(text) << time; };
    row("2026-03-01", {QDate(2026, 3, 1), kLastMoment});
    row("2026-3-1", {QDate(2026, 3, 1), kLastMoment});
    row("2026-03-01 09:15", {QDate(2026, 3, 1), QTime(9, 15)});
    row("  2026-03-01   9:15 ", {QDate(2026, 3, 1), QTime(9, 15)});
    row("2026-03-01T09:15", {QDate(2026, 3, 1), QTime(9, 15)});
    row("2026-03-01 09:15:30", {QDate(2026, 3, 1), QTime(9, 15, 30)});
    row("1 Mar 2026", {QDate(2026, 3, 1), kLastMoment});
    row("1 Mar 2026, 09:15", {QDate(2026, 3, 1), QTime(9, 15)});
    row("1 March 2026 09:15", {QDate(2026, 3, 1), QTime(9, 15)});
    row("today", kNow);
    row("Today", kNow);
    row("now", kNow);
    row("today 09:15", {QDate(2026, 6, 4), QTime(9, 15)});
    row("yesterday", {QDate(2026, 6, 3), kLastMoment});
    row("2026-06-04", kNow);
    row("2026-03-01 00:00", {QDate(2026, 3, 1), QTime(0, 0)});
    row("Yesterday 09:15", {QDate(2026, 6, 3), QTime(9, 15)});
}

void MomentTextTest::aMomentIsReadAsPeopleWriteIt()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, time);
    const auto read = readMoment(text, kNow);
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    QCOMPARE(read->time, time);
}

void MomentTextTest::onlyThePresentDayGoesOnWithTheClock()
{
    QVERIFY(readMoment(QStringLiteral("today"), kNow)->isNow);
    QVERIFY(readMoment(QStringLiteral("NOW"), kNow)->isNow);
    QVERIFY(readMoment(QStringLiteral("4 Jun 2026"), kNow)->isNow);
    for (const char* text : {"today 09:15", "yesterday", "2026-03-01"})
        QVERIFY2(!readMoment(QString::fromLatin1(text), kNow)->isNow, text);
}

void MomentTextTest::aZoneInTheTextCounts()
{
    const QDateTime time(QDate(2026, 3, 1), QTime(9, 15), Qt::UTC);
    for (const char* text : {"2026-03-01T09:15:00Z", "2026-03-01T09:15:00.000Z", "2026-03-01T10:15:00+01:00"}) {
        const auto read = readMoment(QString::fromLatin1(text), kNow);
        QVERIFY2(read, text);
        QCOMPARE(read->time.toUTC(), time);
        QCOMPARE(read->time.timeSpec(), Qt::LocalTime);
    }
}

void MomentTextTest::whatIsShownCanBeReadAgain()
{
    const QDateTime time(QDate(2025, 12, 31), QTime(23, 59));
    QCOMPARE(momentText(time), QStringLiteral("31 Dec 2025, 23:59"));
    QCOMPARE(readMoment(momentText(time), kNow)->time, time);
}

void MomentTextTest::aWrongTextIsToldWithWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* text, const char* said) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(said);
    };
    row("", "Write 2026-03-01");
    row("last week", "Write 2026-03-01");
    row("03/01/2026", "Write 2026-03-01");
    row("2026-02-30", "There is no day 2026-02-30.");
    row("2026-13-01 09:15", "There is no day 2026-13-01.");
    row("2026-03-01 25:15", "There is no time 25:15 on that day.");
    row("2027-01-01", "1 Jan 2027, 23:59 lies in the future");
    row("today 23:00", "lies in the future");
}

void MomentTextTest::aWrongTextIsToldWithWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    const auto read = readMoment(text, kNow);
    QVERIFY(!read);
    QVERIFY2(read.error().contains(said), qPrintable(read.error()));
}

QTEST_GUILESS_MAIN(MomentTextTest)
#include "tst_momenttext.moc"
