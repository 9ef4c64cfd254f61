#include "models/catalog/address.h"
#include "models/catalog/filter.h"
#include "models/catalog/label.h"
#include "models/catalog/semver.h"
#include "models/catalog/timestamp.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

class FilterFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTextBreaksTheFilter();
    void noAddressBreaksTheLookup();
    void noTextBreaksLabelsAndTimes();
};

void FilterFuzz::noTextBreaksTheFilter()
{
    const std::vector<std::string> texts
        = {"metric.accuracy > 0.9 and stage:production", "created >= 2026-01 author:ana not missing:data",
           "metric.\"val loss\" < 3% or (tag.team = growth)", "-status:failed semver:1.2 param.lr is missing",
           "data.train:md5 env.python>=3.11 file:changed is:run commit:3f2a source:s1 word"};
    const Version sample = version("v1.2.0").metric("accuracy", 0.95).parameter("lr", "0.1").stage("production").get();
    Mutator mutator;
    for (int round = 0; round < 30'000; ++round) {
        const std::string text = mutator.mutate(texts[static_cast<std::size_t>(round) % texts.size()]);
        const auto filter = parseFilter(text);
        if (filter) {
            filter->matches(sample);
        } else {
            QVERIFY(!filter.error().reason.empty());
            QVERIFY(filter.error().position <= text.size());
            QVERIFY(filter.error().position + filter.error().length <= text.size() + 1);
        }
    }
}

void FilterFuzz::noAddressBreaksTheLookup()
{
    const std::vector<std::string> texts = {"churn@v1.2.0", "churn#production", "churn@latest", "@", "churn@1.2"};
    const auto catalog = catalogOf({version("v1.2.0").stage("production"), version("v1.1.0")});
    Mutator mutator;
    for (int round = 0; round < 20'000; ++round) {
        const auto found = findVersion(*catalog, mutator.mutate(texts[static_cast<std::size_t>(round) % texts.size()]));
        QVERIFY(found ? *found != nullptr : !found.error().reason.empty());
    }
}

void FilterFuzz::noTextBreaksLabelsAndTimes()
{
    const std::vector<std::string> texts
        = {"v1.2.3-rc.1+build.5", "2026-03-01T09:15:00.123456+01:00", "2023-10-15-14-30", "checkpoint-500", "3f2a9c1d"};
    Mutator mutator;
    for (int round = 0; round < 40'000; ++round) {
        const std::string text = mutator.mutate(texts[static_cast<std::size_t>(round) % texts.size()]);
        const Label label = parseLabel(text);
        QVERIFY((label <=> label) == 0);
        if (const auto semver = parseSemVer(text))
            QVERIFY(parseSemVer(toString(*semver)) == semver);
        if (const auto time = parseTimestamp(text))
            QVERIFY(!toIsoText(*time).empty());
    }
}

QTEST_APPLESS_MAIN(FilterFuzz)
#include "tst_filterfuzz.moc"
