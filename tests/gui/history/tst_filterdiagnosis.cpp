#include "tests/support/catalogbuilding.h"

#include "ui/history/filterdiagnosis.h"

#include <QTest>

using colophon::diagnoseFilter;
using colophon::diagnosisText;
using colophon::FilterDiagnosis;
using colophon::filterDraft;
using colophon::test::catalogOf;
using colophon::test::version;

/// What is said when nothing fits a filter.
class FilterDiagnosisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theConditionThatKeepsMostOutIsNamed();
    void theBestValueIsTold();
    void aMistypedMetricIsRecognised();
    void aMetricUnlikeAllOthersIsOnlyUnknown();

private:
    static FilterDiagnosis diagnose(const QString& filter)
    {
        return diagnoseFilter(*catalogOf({version("v1").metric("accuracy", 0.81).author("Ana"),
                                          version("v2").metric("accuracy", 0.95).author("Bo"),
                                          version("v3").metric("val_loss", 0.3).author("Ana")}),
                              {}, filterDraft(filter));
    }
};

void FilterDiagnosisTest::theConditionThatKeepsMostOutIsNamed()
{
    const FilterDiagnosis diagnosis = diagnose(QStringLiteral("author:Ana and metric.accuracy > 0.99"));
    QCOMPARE(diagnosis.conditions.size(), std::size_t(2));
    QCOMPARE(diagnosis.drop.value(), std::size_t(1));
    QCOMPARE(diagnosis.fitsWithout, 2);
}

void FilterDiagnosisTest::theBestValueIsTold()
{
    QVERIFY(diagnosisText(diagnose(QStringLiteral("metric.accuracy > 0.99"))).contains(u"highest is 0.95"));
    QVERIFY(diagnosisText(diagnose(QStringLiteral("metric.val_loss < 0.1"))).contains(u"lowest is 0.3"));
}

void FilterDiagnosisTest::aMistypedMetricIsRecognised()
{
    QVERIFY(diagnosisText(diagnose(QStringLiteral("metric.acuracy > 0.5")))
                .contains(u"nobody records it; did you mean accuracy?"));
}

void FilterDiagnosisTest::aMetricUnlikeAllOthersIsOnlyUnknown()
{
    QVERIFY(diagnosisText(diagnose(QStringLiteral("metric.f1 > 0.5"))).contains(u"nobody records it)"));
}

QTEST_APPLESS_MAIN(FilterDiagnosisTest)
#include "tst_filterdiagnosis.moc"
