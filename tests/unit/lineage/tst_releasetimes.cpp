#include "models/lineage/releasetimes.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <span>

using namespace colophon;

class TestReleaseTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clocksThatFitTheOrderAreBelieved_data();
    void clocksThatFitTheOrderAreBelieved();
    void theResultNeverGoesBack();
};

void TestReleaseTimes::clocksThatFitTheOrderAreBelieved_data()
{
    QTest::addColumn<std::vector<int>>("recorded");
    QTest::addColumn<std::vector<int>>("effective");
    using Times = std::vector<int>;
    QTest::newRow("nothing") << Times{} << Times{};
    QTest::newRow("in order") << Times{1, 2, 2, 5} << Times{1, 2, 2, 5};
    QTest::newRow("one ahead") << Times{1, 90, 3, 4} << Times{1, 3, 3, 4};
    QTest::newRow("one ahead, found out by the last") << Times{1, 90, 3} << Times{1, 3, 3};
    QTest::newRow("two ahead") << Times{1, 90, 80, 3, 4} << Times{1, 3, 3, 3, 4};
    QTest::newRow("one back") << Times{10, 11, 2, 13} << Times{10, 11, 11, 13};
    QTest::newRow("one back after the first") << Times{10, 1, 12} << Times{10, 10, 12};
    QTest::newRow("one back after a later one") << Times{1, 90, 3, 91} << Times{1, 90, 90, 91};
    QTest::newRow("two back between good ones") << Times{10, 11, 1, 2, 12} << Times{10, 11, 11, 11, 12};
    QTest::newRow("the second of two back") << Times{10, 1} << Times{10, 10};
    QTest::newRow("the last two back") << Times{10, 11, 1, 2} << Times{10, 11, 11, 11};
    QTest::newRow("two ahead, found out by the last two") << Times{0, 5, 50, 60, 3, 4, 6} << Times{0, 3, 3, 3, 3, 4, 6};
    QTest::newRow("the first ahead") << Times{90, 2, 3} << Times{2, 2, 3};
    QTest::newRow("the last back") << Times{5, 6, 7, 1} << Times{5, 6, 7, 7};
}

void TestReleaseTimes::clocksThatFitTheOrderAreBelieved()
{
    QFETCH(const std::vector<int>, recorded);
    QFETCH(const std::vector<int>, effective);
    std::vector<Timestamp> times;
    for (const int time : recorded)
        times.push_back(Timestamp{time});
    std::vector<int> found;
    for (const Timestamp time : effectiveTimes(times))
        found.push_back(static_cast<int>(time.milliseconds));
    QCOMPARE(found, effective);
}

void TestReleaseTimes::theResultNeverGoesBack()
{
    std::mt19937 random(20260301);
    for (int round = 0; round < 200; ++round) {
        std::vector<Timestamp> times(random() % 40);
        for (Timestamp& time : times)
            time.milliseconds = static_cast<std::int64_t>(random() % 50);
        const std::vector<Timestamp> effective = effectiveTimes(times);
        QCOMPARE(effective.size(), times.size());
        QVERIFY(std::ranges::is_sorted(effective));
        // A time is moved only as far as another entry forces it.
        for (std::size_t i = 0; i < times.size(); ++i) {
            const auto later = std::span(times).subspan(i + 1);
            QVERIFY(effective[i] >= times[i] || std::ranges::find(later, effective[i]) != later.end());
            QVERIFY(effective[i] <= times[i] || (i > 0 && effective[i] == effective[i - 1]));
        }
    }
}

QTEST_GUILESS_MAIN(TestReleaseTimes)
#include "tst_releasetimes.moc"
