#include "ui/history/evolutiondata.h"
#include "ui/history/evolutionlayout.h"
#include "ui/history/evolutionscale.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTest>

using namespace colophon;

/// Where the bands of tenures lie below Evolution.
class EvolutionBandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void aLateReleaseIsInSightAndItsDurationIsNot();
    void theWordForTodayLeavesAYoungTenureFree();
    void theWordForTodayStandsBesideAnOldTenure();
    void presentHoldersOfAllStagesReachTheSameDay();
};

void EvolutionBandsTest::aLateReleaseIsInSightAndItsDurationIsNot()
{
    EvolutionData data;
    data.nodes.resize(2);
    data.nodes[0].x = 0;
    data.nodes[1].x = 100;
    data.bands.resize(2);
    data.bands[0].begin = 50;
    data.bands[0].end = 1000;
    const double early = fullRangeX(data).to;
    QVERIFY(early < 200);
    data.bands[1].begin = 990;
    data.bands[1].end = 1000;
    data.bands[1].isPresent = true;
    const EvolutionScale scale{fullRangeX(data), {}, QRectF(0, 0, 600, 300)};
    QVERIFY(scale.toScreenX(data.bands[1].begin) < scale.plot.right());
    QVERIFY(bandRect(data, data.bands[1], scale, 0, 14).width() >= 10);
}

void EvolutionBandsTest::theWordForTodayLeavesAYoungTenureFree()
{
    EvolutionData data;
    data.now = 500;
    data.bands.resize(1);
    data.bands[0].begin = 499;
    data.bands[0].end = data.now;
    data.bands[0].isPresent = true;
    const EvolutionScale scale{{0, 1000}, {}, QRectF(0, 0, 1000, 300)};
    const QRectF band = bandRect(data, data.bands[0], scale, 0, 14);
    QVERIFY(band.right() > scale.toScreenX(data.now));
    QVERIFY(nowTextLeft(data, scale) >= band.right());
}

void EvolutionBandsTest::theWordForTodayStandsBesideAnOldTenure()
{
    EvolutionData data;
    data.now = 500;
    data.bands.resize(1);
    data.bands[0].begin = 100;
    data.bands[0].end = data.now;
    data.bands[0].isPresent = true;
    const EvolutionScale scale{{0, 1000}, {}, QRectF(0, 0, 1000, 300)};
    QCOMPARE(nowTextLeft(data, scale), 505.0);
}

/// A holder of a moment ago is drawn wider than it lasted; who holds another stage for long holds it just as long.
void EvolutionBandsTest::presentHoldersOfAllStagesReachTheSameDay()
{
    EvolutionData data;
    data.now = 500;
    data.bands.resize(3);
    data.bands[0].begin = 499;
    data.bands[1].begin = 100;
    data.bands[2].begin = 50;
    data.bands[2].end = 100;
    for (std::size_t i = 0; i < 2; ++i) {
        data.bands[i].end = data.now;
        data.bands[i].isPresent = true;
    }
    const EvolutionScale wide{{0, 1000}, {}, QRectF(0, 0, 1000, 300)};
    const EvolutionScale cut{{0, 505}, {}, QRectF(0, 0, 1000, 300)};
    for (const EvolutionScale& scale : {wide, cut}) {
        const double end = bandRect(data, data.bands[0], scale, 0, 14).right();
        QCOMPARE(bandRect(data, data.bands[1], scale, 0, 14).right(), end);
        QVERIFY(end >= scale.toScreenX(data.now));
        QVERIFY(bandRect(data, data.bands[2], scale, 0, 14).right() < end);
    }
}

QTEST_MAIN(EvolutionBandsTest)
#include "tst_evolutionbands.moc"
