#include "tests/unit/compare/comparisonfixture.h"

#include "models/compare/curvekeys.h"

#include <QTest>

using namespace colophon;
using Fixture = ComparisonFixture;

class CurveKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evaluationComesBeforeTrainingThenByName()
    {
        Fixture fixture;
        Version first = fixture.add("v1");
        Version second = fixture.add("v2");
        for (const char* key : {"val_loss", "train_loss"})
            Fixture::metric(first, key, 0.5);
        for (const char* key : {"val_auc", "val_loss", "size_mb"})
            Fixture::metric(second, key, 0.5);
        for (Version* version : {&first, &second}) {
            for (Metric& metric : version->facts.metrics)
                metric.hasCurve = metric.key != Name("size_mb");
        }
        const std::vector<Name> expected{Name("val_auc"), Name("val_loss"), Name("train_loss")};
        QVERIFY(curveKeys({&first, &second}) == expected);
    }

    void nothingWithoutCurves()
    {
        Fixture fixture;
        Version version = fixture.add("v1");
        Fixture::metric(version, "accuracy", 0.9);
        QVERIFY(curveKeys({&version}).empty());
    }
};

QTEST_GUILESS_MAIN(CurveKeysTest)
#include "tst_curvekeys.moc"
