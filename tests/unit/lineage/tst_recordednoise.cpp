#include "models/lineage/recordednoise.h"

#include <QTest>

#include <cmath>

using namespace colophon;

namespace {

void addMetric(Facts& facts, const char* key, double value, const char* dataset = "")
{
    Metric metric;
    metric.key = Name(key);
    metric.value = value;
    metric.dataset = Name(dataset);
    facts.metrics.push_back(metric);
}

} // namespace

class RecordedNoiseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deviationBesideAMetricIsItsNoise()
    {
        Facts facts;
        addMetric(facts, "accuracy", 0.8);
        addMetric(facts, "accuracy_std", 0.007);
        addMetric(facts, "f1", 0.7);
        addRecordedNoise(facts);
        QCOMPARE(facts.metrics[0].noise, 0.007F);
        QVERIFY(std::isnan(facts.metrics[1].noise));
        QVERIFY(std::isnan(facts.metrics[2].noise));
        QCOMPARE(facts.noiseSource, std::string("recorded standard deviation"));
    }

    void numberOfSeedsIsNamed()
    {
        Facts facts;
        addMetric(facts, "loss", 0.8);
        addMetric(facts, "loss.standard_deviation", 0.1);
        facts.parameters.push_back({.key = Name("seeds"), .value = "5"});
        addRecordedNoise(facts);
        QCOMPARE(facts.noiseSource, std::string("5 seeds"));
    }

    void claimOfTheSourceStays()
    {
        Facts facts;
        addMetric(facts, "accuracy", 0.8);
        addMetric(facts, "accuracy_std", 0.007);
        facts.metrics[0].noise = 0.5F;
        facts.noiseSource = "bootstrap";
        addRecordedNoise(facts);
        QCOMPARE(facts.metrics[0].noise, 0.5F);
        QCOMPARE(facts.noiseSource, std::string("bootstrap"));
    }

    void deviationOfAnotherDataSetIsNotMeant()
    {
        Facts facts;
        addMetric(facts, "accuracy", 0.8, "north");
        addMetric(facts, "accuracy_std", 0.007, "south");
        addRecordedNoise(facts);
        QVERIFY(std::isnan(facts.metrics[0].noise));
        QVERIFY(facts.noiseSource.empty());
    }

    void nonsenseIsNoNoise()
    {
        for (const double value : {-0.1, std::nan(""), HUGE_VAL, 1e300}) {
            Facts facts;
            addMetric(facts, "accuracy", 0.8);
            addMetric(facts, "accuracy_std", value);
            addRecordedNoise(facts);
            QVERIFY(std::isnan(facts.metrics[0].noise));
        }
    }

    void subjectIsWhatStandsBeforeTheEnding()
    {
        QCOMPARE(deviationSubject("eval/accuracy/std"), std::string_view("eval/accuracy"));
        QCOMPARE(deviationSubject("mae_stddev"), std::string_view("mae"));
        QVERIFY(deviationSubject("_std").empty());
        QVERIFY(deviationSubject("accuracy").empty());
        QVERIFY(deviationSubject("customer_std_error").empty());
    }
};

QTEST_APPLESS_MAIN(RecordedNoiseTest)
#include "tst_recordednoise.moc"
