#include "models/compare/datetext.h"
#include "models/compare/numbertext.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace colophon;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

Timestamp at(const char* iso)
{
    return parseTimestamp(iso).value();
}

} // namespace

class NumberTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void decimalsShowTheSmallestDifference_data();
    void decimalsShowTheSmallestDifference();
    void numbersReadWell_data();
    void numbersReadWell();
    void exactTextReadsBack_data();
    void exactTextReadsBack();
    void changesCarryASign_data();
    void changesCarryASign();
    void percentIsOfTheBaseline_data();
    void percentIsOfTheBaseline();
    void bytesStepByThousands_data();
    void bytesStepByThousands();
    void datesNameTheYearWhenItIsAnother();
    void theTimeOfADayStandsBehindIt();
    void ageStandsBehindTheTime_data();
    void ageStandsBehindTheTime();
};

void NumberTextTest::decimalsShowTheSmallestDifference_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<int>("decimals");
    QTest::newRow("none") << QList<double>{} << 0;
    QTest::newRow("no more than the values have") << QList<double>{0.807, 0.821, 0.953, 0.829} << 3;
    QTest::newRow("two digits of the difference") << QList<double>{0.80712345, 0.82198765} << 3;
    QTest::newRow("far apart, three digits at least") << QList<double>{0.8071, 0.9573} << 3;
    QTest::newRow("far apart, as exact as they are") << QList<double>{5.2, 21.8} << 1;
    QTest::newRow("close values") << QList<double>{0.8071234, 0.8072987} << 5;
    QTest::newRow("one value") << QList<double>{0.82134567} << 4;
    QTest::newRow("equal values") << QList<double>{0.82134567, 0.82134567} << 4;
    QTest::newRow("whole numbers") << QList<double>{300, 500} << 0;
    QTest::newRow("one decimal") << QList<double>{11.9, 14.8, 38.2} << 1;
    QTest::newRow("at most six digits") << QList<double>{12345.678912, 12345.678913} << 1;
    QTest::newRow("at most six decimals") << QList<double>{0.123456789, 0.123456788} << 6;
    QTest::newRow("large") << QList<double>{12345678.9, 12345678.2} << 0;
    QTest::newRow("not finite ones do not count") << QList<double>{kNan, kInfinity, 0.5, 0.25} << 2;
    QTest::newRow("tiny ones have exponents anyway") << QList<double>{1e-7, 0.5} << 1;
    QTest::newRow("negative") << QList<double>{-0.31, 0.25} << 2;
    QTest::newRow("zero and one") << QList<double>{0, 1} << 0;
    QTest::newRow("rounding noise is no difference") << QList<double>{0.1 + 0.2, 0.3} << 1;
}

void NumberTextTest::decimalsShowTheSmallestDifference()
{
    QFETCH(QList<double>, values);
    QTEST(decimalsFor(std::span<const double>(values.constData(), static_cast<std::size_t>(values.size()))),
          "decimals");
}

void NumberTextTest::numbersReadWell_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << 0.8214 << 3 << "0.821";
    QTest::newRow("padded") << 0.8 << 3 << "0.800";
    QTest::newRow("thousands") << 1204.0 << 0 << "1,204";
    QTest::newRow("millions") << 5418497.25 << 1 << "5,418,497.2";
    QTest::newRow("below a thousand") << 999.4 << 0 << "999";
    QTest::newRow("negative") << -3.14159 << 2 << QStringLiteral("−3.14");
    QTest::newRow("negative zero") << -0.0001 << 2 << "0.00";
    QTest::newRow("zero") << 0.0 << 3 << "0.000";
    QTest::newRow("tiny") << 1.2e-5 << 3 << "1.2e-05";
    QTest::newRow("tiny with digits") << 1.2345e-5 << 3 << "1.23e-05";
    QTest::newRow("tiny and round") << 1e-5 << 3 << "1e-05";
    QTest::newRow("ten to the tenth") << 1e10 << 0 << "1e+10";
    QTest::newRow("huge") << 1.25e9 << 2 << "1.25e+09";
    QTest::newRow("not a number") << kNan << 2 << "NaN";
    QTest::newRow("infinite") << kInfinity << 2 << QStringLiteral("∞");
    QTest::newRow("negative infinite") << -kInfinity << 2 << QStringLiteral("−∞");
}

void NumberTextTest::numbersReadWell()
{
    QFETCH(double, value);
    QFETCH(int, decimals);
    QTEST(text(numberText(value, decimals)), "expected");
}

void NumberTextTest::exactTextReadsBack_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("short") << 0.95 << "0.95";
    QTest::newRow("sum") << 0.1 + 0.2 << "0.30000000000000004";
    QTest::newRow("whole") << 300.0 << "300";
    QTest::newRow("nan") << kNan << "NaN";
    QTest::newRow("inf") << kInfinity << "Infinity";
    QTest::newRow("-inf") << -kInfinity << "-Infinity";
}

void NumberTextTest::exactTextReadsBack()
{
    QFETCH(double, value);
    const QString written = text(exactText(value));
    QTEST(written, "expected");
    if (std::isfinite(value))
        QCOMPARE(written.toDouble(), value);
}

void NumberTextTest::changesCarryASign_data()
{
    QTest::addColumn<double>("delta");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("expected");
    QTest::newRow("up") << 0.0214 << 3 << "+0.021";
    QTest::newRow("down") << -3.1 << 1 << QStringLiteral("−3.1");
    QTest::newRow("thousands") << 1200.0 << 0 << "+1,200";
    QTest::newRow("none") << 0.0 << 2 << "0.00";
    QTest::newRow("never shown as none") << 0.004 << 2 << "+0.004";
    QTest::newRow("tiny") << -2e-6 << 3 << QStringLiteral("−2e-06");
    QTest::newRow("infinite") << kInfinity << 1 << QStringLiteral("+∞");
}

void NumberTextTest::changesCarryASign()
{
    QFETCH(double, delta);
    QFETCH(int, decimals);
    QTEST(text(deltaText(delta, decimals)), "expected");
}

void NumberTextTest::percentIsOfTheBaseline_data()
{
    QTest::addColumn<double>("delta");
    QTest::addColumn<double>("baseline");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one decimal") << 0.017 << 0.731 << "2.3 %";
    QTest::newRow("none above a hundred") << 26.3 << 11.9 << "221 %";
    QTest::newRow("of the absolute value") << 0.5 << -2.0 << "25.0 %";
    QTest::newRow("no sign") << -0.5 << 2.0 << "25.0 %";
    QTest::newRow("too small for one decimal") << 0.0001 << 1.0 << "< 0.1 %";
    QTest::newRow("rounds to a hundred") << 0.9999 << 1.0 << "100 %";
    QTest::newRow("thousands") << 50.0 << 1.0 << "5,000 %";
    QTest::newRow("no baseline") << 0.5 << 0.0 << "";
    QTest::newRow("not finite") << kNan << 1.0 << "";
}

void NumberTextTest::percentIsOfTheBaseline()
{
    QFETCH(double, delta);
    QFETCH(double, baseline);
    QTEST(text(percentText(delta, baseline)), "expected");
}

void NumberTextTest::bytesStepByThousands_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("0") << quint64(0) << "0 bytes";
    QTest::newRow("1") << quint64(1) << "1 byte";
    QTest::newRow("999") << quint64(999) << "999 bytes";
    QTest::newRow("1000") << quint64(1000) << "1.0 kB";
    QTest::newRow("mega") << quint64(4'812'345) << "4.8 MB";
    QTest::newRow("hundreds") << quint64(123'456'789) << "123 MB";
    QTest::newRow("rounds up to the next unit") << quint64(999'999) << "1.0 MB";
    QTest::newRow("all") << std::numeric_limits<quint64>::max() << "18.4 EB";
}

void NumberTextTest::bytesStepByThousands()
{
    QFETCH(quint64, bytes);
    QTEST(text(byteText(bytes)), "expected");
}

void NumberTextTest::datesNameTheYearWhenItIsAnother()
{
    const Timestamp now = at("2026-06-04T10:42");
    QCOMPARE(text(dateText(at("2026-03-27T14:20"), now)), QStringLiteral("27 Mar"));
    QCOMPARE(text(dateText(at("2025-03-27T14:20"), now)), QStringLiteral("27 Mar 2025"));
    QCOMPARE(text(dateText(at("1969-12-31T23:59:59.5"), now)), QStringLiteral("31 Dec 1969"));
}

void NumberTextTest::theTimeOfADayStandsBehindIt()
{
    QCOMPARE(dayAndClockText(at("2026-03-27T14:20:00Z")), std::string("27 Mar 2026, 14:20"));
    QCOMPARE(dayAndClockText(at("2025-01-02T03:04:59Z")), std::string("2 Jan 2025, 03:04"));
    QCOMPARE(minuteText(at("2025-01-02T03:04:59Z")), std::string("2025-01-02 03:04"));
}

void NumberTextTest::ageStandsBehindTheTime_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("expected");
    QTest::newRow("weeks") << "2026-03-27T14:20" << "27 Mar 2026, 14:20 (10 weeks)";
    QTest::newRow("hours") << "2026-06-04T08:00" << "4 Jun 2026, 08:00 (2 hours)";
    QTest::newRow("days") << "2026-05-30T09:05" << "30 May 2026, 09:05 (5 days)";
    QTest::newRow("months") << "2025-06-04T10:42" << "4 Jun 2025, 10:42 (12 months)";
    QTest::newRow("years") << "2020-01-01T00:00" << "1 Jan 2020, 00:00 (6 years)";
    QTest::newRow("one minute") << "2026-06-04T10:41" << "4 Jun 2026, 10:41 (1 minute)";
    QTest::newRow("a clock that is ahead") << "2026-06-07T10:42" << "7 Jun 2026, 10:42 (in 3 days)";
}

void NumberTextTest::ageStandsBehindTheTime()
{
    QFETCH(QString, time);
    QTEST(text(dateTimeText(at(time.toUtf8().constData()), at("2026-06-04T10:42"))), "expected");
}

QTEST_APPLESS_MAIN(NumberTextTest)
#include "tst_numbertext.moc"
