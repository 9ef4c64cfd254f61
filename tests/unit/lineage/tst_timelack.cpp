#include "models/lineage/timelack.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <string>

using namespace colophon;
using test::version;

namespace {

constexpr const char* kNoTime = "";

/// A model with one version for each of these times.
Model modelOf(const QStringList& times)
{
    std::vector<Version> versions;
    for (qsizetype i = 0; i < times.size(); ++i) {
        test::VersionNotation notation = version("v" + std::to_string(i + 1));
        if (!times[i].isEmpty())
            notation.created(times[i].toStdString());
        versions.push_back(notation);
    }
    return *test::catalogOf(versions)->models().front();
}

QStringList repeated(const char* time, int count)
{
    QStringList times;
    for (int i = 0; i < count; ++i)
        times.append(QString::fromLatin1(time));
    return times;
}

QStringList everyTwelveSeconds(int count)
{
    QStringList times;
    for (int i = 0; i < count; ++i)
        times.append(QStringLiteral("2026-03-01T%1:%2:%3")
                         .arg(8 + i / 300, 2, 10, QLatin1Char('0'))
                         .arg(i / 5 % 60, 2, 10, QLatin1Char('0'))
                         .arg(i % 5 * 12, 2, 10, QLatin1Char('0')));
    return times;
}

QStringList daysOfMarch(int count)
{
    QStringList times;
    for (int day = 1; day <= count; ++day)
        times.append(QStringLiteral("2026-03-%1").arg(day, 2, 10, QLatin1Char('0')));
    return times;
}

} // namespace

class TimeLackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreGivenEarliestFirst()
    {
        const Model model = modelOf({QStringLiteral("2026-03-05"), QString(), QStringLiteral("2026-03-01")});
        const std::vector<std::int64_t> expected{parseTimestamp("2026-03-01")->milliseconds,
                                                 parseTimestamp("2026-03-05")->milliseconds};
        QCOMPARE(creationTimes(model), expected);
    }

    void mostVersionsDecideWhatTheTimesAreGoodFor_data()
    {
        QTest::addColumn<QStringList>("times");
        QTest::addColumn<int>("lack");
        const auto row = [](const char* tag, const QStringList& times, TimeLack lack) {
            QTest::newRow(tag) << times << int(lack);
        };
        const char* copied = "2026-03-01T10:00";
        row("days apart", daysOfMarch(5), TimeLack::None);
        row("one version", daysOfMarch(1), TimeLack::None);
        row("one version without a time", repeated(kNoTime, 1), TimeLack::NotRecorded);
        row("none has a time", repeated(kNoTime, 3), TimeLack::NotRecorded);
        row("one of three has a time", daysOfMarch(1) + repeated(kNoTime, 2), TimeLack::NotRecorded);
        row("half have a time", daysOfMarch(3) + repeated(kNoTime, 3), TimeLack::None);
        row("fewer than half have a time", daysOfMarch(2) + repeated(kNoTime, 3), TimeLack::NotRecorded);
        row("copied at once", repeated(copied, 6), TimeLack::TheSame);
        row("most copied at once", repeated(copied, 6) + daysOfMarch(5).mid(1), TimeLack::TheSame);
        row("half copied at once", repeated(copied, 4) + daysOfMarch(5).mid(1), TimeLack::None);
        row("within one minute",
            {QStringLiteral("2026-03-01T10:00:00"), QStringLiteral("2026-03-01T10:00:20"),
             QStringLiteral("2026-03-01T10:00:50")},
            TimeLack::CloseTogether);
        row("five a minute", everyTwelveSeconds(500), TimeLack::CloseTogether);
        row("five a minute and some without a time", everyTwelveSeconds(500) + repeated(kNoTime, 20),
            TimeLack::CloseTogether);
        row("copied in piles of five",
            repeated("2026-03-01", 5) + repeated("2026-03-02", 5) + repeated("2026-03-03", 5), TimeLack::TheSame);
        row("copied in pairs", repeated("2026-03-01", 2) + repeated("2026-03-02", 2) + repeated("2026-03-03", 2),
            TimeLack::None);
    }
    void mostVersionsDecideWhatTheTimesAreGoodFor()
    {
        QFETCH(QStringList, times);
        QTEST(int(timeLack(modelOf(times))), "lack");
    }
};

QTEST_APPLESS_MAIN(TimeLackTest)
#include "tst_timelack.moc"
