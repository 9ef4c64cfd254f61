#include "ui/plots/axis.h"
#include "ui/plots/plotpainting.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace colophon;

class TestAxis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void positionAndValueAreInverse_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void positionAndValueAreInverse()
    {
        QFETCH(bool, logarithmic);
        const Axis axis(0.01, 12, 300, 20, logarithmic);
        QCOMPARE(axis.position(0.01), 300.0);
        QCOMPARE(axis.position(12), 20.0);
        for (const double value : {0.01, 0.5, 3.0, 11.9})
            QVERIFY(std::abs(axis.value(axis.position(value)) - value) < 1e-9);
    }

    void ticksAreRoundAndInsideTheRange()
    {
        const Axis axis(0.3517, 0.6021, 300, 0);
        const std::vector<QString> texts = tickTexts(axis.ticks(50));
        const std::vector<QString> expected = {QStringLiteral("0.40"), QStringLiteral("0.45"), QStringLiteral("0.50"),
                                               QStringLiteral("0.55"), QStringLiteral("0.60")};
        QCOMPARE(texts, expected);
    }

    void ticksKeepTheirDistance_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::newRow("tiny") << 1e-12 << 1.3e-12;
        QTest::newRow("huge") << -3e15 << 8e15;
        QTest::newRow("shifted") << 1e6 << 1e6 + 0.5;
        QTest::newRow("usual") << 0.78 << 0.97;
    }
    void ticksKeepTheirDistance()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        const Axis axis(from, to, 0, 500);
        const std::vector<double> ticks = axis.ticks(60);
        QVERIFY(!ticks.empty());
        for (std::size_t i = 1; i < ticks.size(); ++i)
            QVERIFY(axis.position(ticks[i]) - axis.position(ticks[i - 1]) >= 59.99);
    }

    void aSmallAxisHasTwoTicksThatCanBeToldApart_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<bool>("logarithmic");
        for (const bool logarithmic : {false, true}) {
            const char* kind = logarithmic ? "logarithmic" : "linear";
            QTest::addRow("%s shares", kind) << 0.77 << 0.97 << logarithmic;
            QTest::addRow("%s around a round value", kind) << 0.78 << 0.83 << logarithmic;
            QTest::addRow("%s over one", kind) << 0.75 << 1.02 << logarithmic;
            QTest::addRow("%s large", kind) << 11.6 << 43.1 << logarithmic;
            QTest::addRow("%s close", kind) << 0.94999 << 0.95004 << logarithmic;
        }
    }
    void aSmallAxisHasTwoTicksThatCanBeToldApart()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(bool, logarithmic);
        for (const double length : {20.0, 37.0, 55.0, 79.0, 120.0, 260.0}) {
            const Axis axis(from, to, length, 0, logarithmic);
            const std::vector<double> ticks = axis.ticks(40);
            QVERIFY2(ticks.size() >= 2, qPrintable(QString::number(length)));
            const std::vector<QString> texts = tickTexts(ticks);
            for (std::size_t i = 0; i < ticks.size(); ++i) {
                QVERIFY(ticks[i] >= from - (to - from) * 1e-6 && ticks[i] <= to + (to - from) * 1e-6);
                QVERIFY2(std::abs(texts[i].toDouble() - ticks[i]) < (to - from) * 0.01, qPrintable(texts[i]));
                QVERIFY(i == 0 || texts[i] != texts[i - 1]);
            }
        }
    }

    void aSingleTickTellsItsValue()
    {
        QCOMPARE(tickTexts({0.8}), (std::vector<QString>{QStringLiteral("0.8")}));
        QCOMPARE(tickTexts({0.85, 0.95}), (std::vector<QString>{QStringLiteral("0.85"), QStringLiteral("0.95")}));
    }

    void logarithmicTicksArePowersOfTen()
    {
        const std::vector<double> expected = {0.01, 0.1, 1, 10};
        QCOMPARE(Axis(0.009, 15, 0, 300, true).ticks(80), expected);
    }

    void impossibleRangesAreWidened()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        for (const auto& [from, to] : {std::pair(1.0, 1.0), std::pair(0.0, 0.0), std::pair(-infinity, infinity),
                                       std::pair(std::nan(""), 2.0), std::pair(3.0, 1.0)}) {
            const Axis axis(from, to, 0, 100);
            QVERIFY(axis.from() < axis.to());
            QVERIFY(std::isfinite(axis.position(1)));
            QVERIFY(axis.ticks(20).size() <= 8);
        }
    }

    void onlyWhatHasAPlaceCanBeShown()
    {
        QVERIFY(Axis(0, 1, 0, 1).canShow(-3));
        QVERIFY(!Axis(0, 1, 0, 1).canShow(std::nan("")));
        QVERIFY(!Axis(0.1, 1, 0, 1, true).canShow(0));
    }

    void labelsAreSpreadInOrderAndInside()
    {
        const std::vector<double> spread = plotpainting::spreadApart({50, 52, 51, 98}, 14, 0, 100);
        QVERIFY(spread[0] + 14 <= spread[2]);
        QVERIFY(spread[2] + 14 <= spread[1]);
        QVERIFY(spread[1] + 14 <= spread[3]);
        for (const double centre : spread)
            QVERIFY(centre >= 0 && centre <= 100);
    }
};

QTEST_GUILESS_MAIN(TestAxis)
#include "tst_axis.moc"
