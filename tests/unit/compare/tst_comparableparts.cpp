#include "tests/unit/compare/comparisonfixture.h"

#include "models/compare/comparableparts.h"

#include <QTest>

#include <deque>

using namespace colophon;
using Fixture = ComparisonFixture;

namespace {

/// Versions measured on these test data, one after the other, and the parts that they are sorted into.
std::vector<int> partsOf(const std::vector<const char*>& digests, std::vector<std::string>* reasons = nullptr)
{
    Fixture fixture;
    std::deque<Version> versions;
    ComparableParts parts{Name("accuracy")};
    std::vector<int> result;
    for (const char* digest : digests) {
        Version& version = versions.emplace_back(fixture.add(digest));
        Fixture::metric(version, "accuracy", 0.9);
        Fixture::dataset(version, "test", digest, "evaluation");
        result.push_back(parts.add(version));
    }
    if (reasons)
        *reasons = parts.reasons();
    return result;
}

} // namespace

class ComparablePartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalDataAreOnePart() { QCOMPARE(partsOf({"md5:aa", "md5:aa"}), (std::vector{0, 0})); }

    void otherDataBeginAPartAndSayWhy()
    {
        std::vector<std::string> reasons;
        QCOMPARE(partsOf({"md5:aa", "md5:bb", "md5:bb"}, &reasons), (std::vector{0, 1, 1}));
        QCOMPARE(reasons.size(), std::size_t(2));
        QVERIFY(reasons[0].empty());
        QVERIFY(!reasons[1].empty());
    }

    void aPartGoesOnAfterAnother() { QCOMPARE(partsOf({"md5:aa", "md5:bb", "md5:aa"}), (std::vector{0, 1, 0})); }
};

QTEST_GUILESS_MAIN(ComparablePartsTest)
#include "tst_comparableparts.moc"
