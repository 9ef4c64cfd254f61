#include "tests/gui/findcontrols.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"
#include "ui/history/evolutiondata.h"
#include "ui/history/evolutionpanel.h"
#include "ui/history/evolutionview.h"
#include "ui/history/evolutionwords.h"
#include "ui/history/timeticks.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

#include <algorithm>

using namespace colophon;
using test::version;

namespace {

constexpr double kSecond = 1000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;

double moment(const char* text)
{
    return static_cast<double>(parseTimestamp(text)->milliseconds);
}

std::string isoText(double time)
{
    return toIsoText(Timestamp{static_cast<std::int64_t>(time)});
}

/// Newest first, as a catalog holds them.
std::vector<Version> versionsAt(std::vector<double> times)
{
    std::ranges::sort(times, std::greater());
    std::vector<Version> versions;
    for (std::size_t i = 0; i < times.size(); ++i)
        versions.push_back(version("v1." + std::to_string(times.size() - i))
                               .created(isoText(times[i]))
                               .metric("accuracy", 0.8 + 0.01 * static_cast<double>(i % 4)));
    return versions;
}

/// Eight versions within one working day.
std::vector<double> oneDay()
{
    std::vector<double> times;
    for (int i = 0; i < 8; ++i)
        times.push_back(moment("2026-03-02T08:00") + i * kHour);
    return times;
}

ReleaseEvent production(double time, const char* label)
{
    ReleaseEvent event;
    event.time = event.effective = Timestamp{static_cast<std::int64_t>(time)};
    event.kind = ReleaseKind::Release;
    event.stage = productionStage();
    event.to = std::string("churn@") + label;
    event.toLabel = label;
    return event;
}

/// Evolution as on the history page.
struct Drawing
{
    ChosenVersions chosen;
    HistoryModel model{chosen};
    EvolutionPanel panel{model, chosen};
    EvolutionView& view{*panel.view()};

    explicit Drawing(const CatalogPointer& catalog, QSize size = {900, 410})
    {
        model.setCatalog(catalog);
        panel.showModel(catalog, QStringLiteral("churn"));
        panel.resize(size);
        panel.show();
    }

    /// Of versions that are neighbours on the axis, in pixels.
    double leastDistance() const
    {
        double least = panel.width();
        const auto& nodes = view.data().nodes;
        for (std::size_t i = 1; i < nodes.size(); ++i)
            least = std::min(least, view.scale().toScreenX(nodes[i].x) - view.scale().toScreenX(nodes[i - 1].x));
        return least;
    }
};

QStringList textsOf(const std::vector<AxisTick>& ticks)
{
    QStringList texts;
    for (const AxisTick& tick : ticks)
        texts.append(tick.text);
    return texts;
}

} // namespace

class EvolutionTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }

    void everyRangeHasTicks_data();
    void everyRangeHasTicks();
    void theFirstTextIsTheMomentAtWhichTheAxisBegins();
    void versionsThatStandApartAreDrawnInPlainTime();
    void aLateVersionDoesNotPressTheOthersTogether();
    void lateReleasesDoNotPressTheVersionsTogether();
    void placesAndTimesAreTheSameBothWays();
    void eachStretchBesideAGapNamesItsDay();
    void versionsCopiedAtOnceAreShownInOrder();
    void runsOfOneSearchAreShownInOrder();
    void mostlyMissingTimesAreShownInOrder();
    void releasesAfterAllVersionsInOrderStandApart();
    void aZoomStaysAtItsTimeWhenALaterVersionIsRead();
};

void EvolutionTimeTest::everyRangeHasTicks_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("length");
    QTest::addColumn<bool>("hasClock");
    const double start = moment("2026-03-02T10:31:20");
    QTest::addRow("90 ms") << start + 250 << 90.0 << true;
    QTest::addRow("20 s") << start << 20 * kSecond << true;
    QTest::addRow("12 min") << start << 12 * kMinute << true;
    QTest::addRow("25 min") << start << 25 * kMinute << true;
    QTest::addRow("3 h") << start << 3 * kHour << true;
    QTest::addRow("1 day") << start << kDay << true;
    QTest::addRow("20 days") << start << 20 * kDay << false;
    QTest::addRow("1 year") << start << 365 * kDay << false;
    QTest::addRow("30 years") << start << 30 * 365 * kDay << false;
    QTest::addRow("broken clock") << 3e14 << kDay << false;
}

void EvolutionTimeTest::everyRangeHasTicks()
{
    QFETCH(double, from);
    QFETCH(double, length);
    QFETCH(bool, hasClock);
    for (const int count : {1, 2, 5, 12}) {
        const auto ticks = timeTicks({from, from + length}, {}, count);
        QVERIFY(!ticks.empty());
        QVERIFY(ticks.front().isFirst);
        for (const AxisTick& tick : ticks) {
            QVERIFY(tick.value >= from && tick.value <= from + length);
            QVERIFY(!tick.text.isEmpty());
            if (hasClock && count > 1)
                QVERIFY2(tick.text.contains(u':'), qPrintable(tick.text));
        }
        QVERIFY(ticks.size() <= std::size_t(count) + 2);
    }
}

void EvolutionTimeTest::theFirstTextIsTheMomentAtWhichTheAxisBegins()
{
    const double from = static_cast<double>(QDateTime(QDate(2026, 3, 2), QTime(10, 2)).toMSecsSinceEpoch());
    const auto ticks = timeTicks({from, from + 3 * kHour}, {}, 3);
    QVERIFY(!ticks.front().hasLine);
    QVERIFY2(ticks.front().text.contains(QStringLiteral("10:02")), qPrintable(ticks.front().text));
    QVERIFY(ticks.front().text.contains(QStringLiteral("2026")));
    QCOMPARE(ticks.at(1).text, QStringLiteral("11:00"));
}

void EvolutionTimeTest::versionsThatStandApartAreDrawnInPlainTime()
{
    const Drawing drawing(test::churnCatalog());
    const EvolutionData& data = drawing.view.data();
    QVERIFY(data.time.gaps().empty());
    QVERIFY(axisNote(data).isEmpty());
    for (const EvolutionNode& node : data.nodes) {
        if (node.hasTime)
            QCOMPARE(node.x, double(node.version->facts.created->milliseconds));
    }
}

void EvolutionTimeTest::aLateVersionDoesNotPressTheOthersTogether()
{
    std::vector<double> times = oneDay();
    times.push_back(times.back() + 200 * kDay);
    Drawing drawing(test::catalogOf(versionsAt(times)));
    const EvolutionData& data = drawing.view.data();
    QCOMPARE(data.axis, EvolutionAxis::Time);
    QVERIFY2(drawing.leastDistance() >= 20, qPrintable(QString::number(drawing.leastDistance())));
    QCOMPARE(data.time.gaps().size(), std::size_t(1));
    const AxisRange gap = data.time.gaps().front().places;
    QVERIFY(gapText(data, (gap.from + gap.to) / 2).contains(QStringLiteral("200 days")));
    QVERIFY(gapText(data, data.nodes.front().x).isEmpty());
    QVERIFY(test::showsText(drawing.panel, QStringLiteral("1 empty stretch is shortened")));
    QVERIFY(spokenDrawing(data).endsWith(QStringLiteral("1 empty stretch is shortened.")));
}

void EvolutionTimeTest::lateReleasesDoNotPressTheVersionsTogether()
{
    const std::vector<double> times = oneDay();
    std::vector<ReleaseEvent> releases;
    for (int i = 1; i <= 4; ++i)
        releases.push_back(production(times.back() + i * 60 * kDay, i % 2 ? "v1.1" : "v1.2"));
    Drawing drawing(test::catalogOf(versionsAt(times), releases));
    const EvolutionData& data = drawing.view.data();
    QVERIFY2(drawing.leastDistance() >= 20, qPrintable(QString::number(drawing.leastDistance())));
    QCOMPARE(data.bands.size(), std::size_t(4));
    const EvolutionScale scale = drawing.view.scale();
    for (std::size_t i = 0; i < data.bands.size(); ++i) {
        const double flag = scale.toScreenX(data.bands[i].begin);
        QVERIFY(flag > scale.toScreenX(data.nodes.back().x) + 10);
        QVERIFY(flag < scale.plot.right());
        QVERIFY(i == 0 || flag > scale.toScreenX(data.bands[i - 1].begin) + 10);
        QVERIFY(bandToolTip(data, data.bands[i]).contains(QStringLiteral("2026")));
    }
}

void EvolutionTimeTest::placesAndTimesAreTheSameBothWays()
{
    std::vector<double> times = oneDay();
    for (int i = 0; i < 6; ++i)
        times.push_back(times.front() + 90 * kDay + i * kHour);
    const ShortenedTime time = ShortenedTime::fitting(times, {times.front() + 300 * kDay});
    QCOMPARE(time.gaps().size(), std::size_t(2));
    double last = time.toPlace(times.front() - 2 * kDay);
    for (double at = times.front() - 2 * kDay; at < times.front() + 400 * kDay; at += 7 * kHour) {
        const double place = time.toPlace(at);
        QVERIFY(place >= last);
        QVERIFY(std::abs(time.toTime(place) - at) < 10);
        last = place;
    }
    // Where nothing is shortened, equal times are equally long.
    QCOMPARE(time.toPlace(times[9]) - time.toPlace(times[8]), kHour);
    QCOMPARE(time.toPlace(times[1]) - time.toPlace(times[0]), kHour);
}

void EvolutionTimeTest::eachStretchBesideAGapNamesItsDay()
{
    std::vector<double> times = oneDay();
    times.push_back(moment("2026-09-17T12:00"));
    const ShortenedTime time = ShortenedTime::fitting(times, {});
    const AxisRange shown{time.toPlace(times.front()) - kHour, time.toPlace(times.back()) + kHour};
    for (const int count : {2, 4, 8}) {
        const auto ticks = timeTicks(shown, time, count);
        const QStringList texts = textsOf(ticks);
        QVERIFY2(texts.first().contains(QStringLiteral("Mar 2026")), qPrintable(texts.join(u'|')));
        const auto late
            = std::ranges::find_if(ticks, [](const AxisTick& tick) { return tick.text.contains(u"17 Sep"); });
        QVERIFY2(late != ticks.end(), qPrintable(texts.join(u'|')));
        QVERIFY(late->isFirst);
        QVERIFY(late->value >= time.gaps().front().places.to);
        QVERIFY(std::ranges::is_sorted(ticks, {}, &AxisTick::value));
    }
}

void EvolutionTimeTest::versionsCopiedAtOnceAreShownInOrder()
{
    std::vector<double> times(16, moment("2026-03-02T08:00"));
    for (int i = 0; i < 14; ++i)
        times.push_back(times.front() + (i + 1) * 9 * kDay);
    Drawing drawing(test::catalogOf(versionsAt(times)));
    QCOMPARE(drawing.view.data().axis, EvolutionAxis::Order);
    QVERIFY(drawing.leastDistance() >= 10);
    QVERIFY(test::showsText(drawing.panel, QStringLiteral("Most times equal: in order")));
    auto* button = test::findNamed<QAbstractButton>(drawing.panel, QStringLiteral("Time"));
    QVERIFY(button && !button->isEnabled());
}

void EvolutionTimeTest::runsOfOneSearchAreShownInOrder()
{
    std::vector<double> times;
    for (int i = 0; i < 100; ++i)
        times.push_back(moment("2026-03-02T08:00") + i * 12'000.0);
    Drawing drawing(test::catalogOf(versionsAt(times)));
    QCOMPARE(drawing.view.data().axis, EvolutionAxis::Order);
    QVERIFY(test::showsText(drawing.panel, QStringLiteral("Times lie close together: in order")));
}

void EvolutionTimeTest::mostlyMissingTimesAreShownInOrder()
{
    std::vector<Version> versions = versionsAt({moment("2026-03-02"), moment("2026-04-02")});
    for (const char* label : {"v0.1", "v0.2", "v0.3"})
        versions.push_back(version(label).metric("accuracy", 0.5));
    Drawing drawing(test::catalogOf(versions));
    QCOMPARE(drawing.view.data().axis, EvolutionAxis::Order);
    QVERIFY(test::showsText(drawing.panel, QStringLiteral("Most times missing: in order")));
}

void EvolutionTimeTest::releasesAfterAllVersionsInOrderStandApart()
{
    const std::vector<double> times(30, moment("2026-03-02T08:00"));
    std::vector<ReleaseEvent> releases;
    for (int i = 1; i <= 3; ++i)
        releases.push_back(production(times.front() + i * 10 * kDay, i % 2 ? "v1.1" : "v1.2"));
    Drawing drawing(test::catalogOf(versionsAt(times), releases));
    const EvolutionData& data = drawing.view.data();
    const EvolutionScale scale = drawing.view.scale();
    QVERIFY(drawing.leastDistance() >= 10);
    for (std::size_t i = 0; i < data.bands.size(); ++i) {
        const double before = i == 0 ? data.nodes.back().x : data.bands[i - 1].begin;
        QVERIFY(scale.toScreenX(data.bands[i].begin) > scale.toScreenX(before) + 5);
        QVERIFY(bandToolTip(data, data.bands[i]).contains(QStringLiteral("Mar 2026")) || i == 2);
    }
}

void EvolutionTimeTest::aZoomStaysAtItsTimeWhenALaterVersionIsRead()
{
    std::vector<double> times = oneDay();
    Drawing drawing(test::catalogOf(versionsAt(times)));
    drawing.view.zoomIn();
    drawing.view.zoomIn();
    const EvolutionScale before = drawing.view.scale();
    times.push_back(times.back() + 200 * kDay);
    drawing.panel.showModel(test::catalogOf(versionsAt(times)), QStringLiteral("churn"));
    const ShortenedTime& time = drawing.view.data().time;
    QVERIFY(!time.gaps().empty());
    QVERIFY(std::abs(time.toTime(drawing.view.scale().x.from) - before.x.from) < kMinute);
}

QTEST_MAIN(EvolutionTimeTest)
#include "tst_evolutiontime.moc"
