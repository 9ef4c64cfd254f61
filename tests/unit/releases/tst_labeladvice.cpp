#include "models/releases/labeladvice.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;

namespace {

Version version(const std::string& label, const char* data = "", const char* layers = "")
{
    Version result = test::version(label);
    result.semver = parseSemVer(label);
    if (*data != '\0') {
        Dataset training;
        training.name = "train.csv";
        training.digest = data;
        training.context = "training";
        result.facts.datasets.push_back(training);
    }
    if (*layers != '\0')
        result.facts.architecture.push_back({Name("layers"), layers, ValueType::Text, kNoOrigin});
    return result;
}

Model model(std::vector<Version> versions)
{
    Model result;
    result.name = Name("churn");
    result.versions = std::move(versions);
    return result;
}

} // namespace

class LabelAdviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVersionIsReleasedUnderItsOwnNumber();
    void aNumberThatIsTooSmallAStepIsKept();
    void moreFeaturesAreNoOtherArchitecture();
    void otherwiseTheHighestNumberIsRaisedByWhatDiffers_data();
    void otherwiseTheHighestNumberIsRaisedByWhatDiffers();
    void labelsOfEarlierReleasesCount();
    void aVersionKeepsTheNumberOfItsRelease();
    void nothingIsGuessedWithoutAHolder();
    void theFirstReleaseIsOne();
    void onlyVersionNumbersAreLabels();
};

void LabelAdviceTest::aVersionIsReleasedUnderItsOwnNumber()
{
    const Version holder = version("v1.1.1", "sha256:1", "4");
    const Version candidate = version("v1.2.0", "sha256:2", "4");
    const LabelAdvice advice = adviseLabel(model({holder, candidate}), candidate, &holder, {});
    QCOMPARE(advice.label, std::string("v1.2.0"));
    QCOMPARE(advice.reason,
             std::string("Its own number, a minor step from v1.1.1. Other training data, same architecture."));
    Version counted = version("7");
    counted.semver = parseSemVer("1.2.0");
    QCOMPARE(adviseLabel(model({counted}), counted, nullptr, {}), (LabelAdvice{"v1.2.0", "Its own number."}));
}

void LabelAdviceTest::aNumberThatIsTooSmallAStepIsKept()
{
    const Version holder = version("v1.1.1", "sha256:1", "4");
    const Version candidate = version("v1.2.0", "sha256:2", "6");
    const LabelAdvice advice = adviseLabel(model({holder, candidate}), candidate, &holder, {});
    QCOMPARE(advice.label, std::string("v1.2.0"));
    QCOMPARE(advice.reason,
             std::string("Its own number, kept although it is only a minor step from v1.1.1. Other architecture, other "
                         "training data."));
}

void LabelAdviceTest::moreFeaturesAreNoOtherArchitecture()
{
    Version holder = version("v1.1.1", "sha256:1", "4");
    Version candidate = version("b71e04d", "sha256:1", "4");
    holder.facts.architecture.push_back({Name("parameters"), "31", ValueType::Number, kNoOrigin});
    candidate.facts.architecture.push_back({Name("parameters"), "38", ValueType::Number, kNoOrigin});
    const LabelAdvice advice = adviseLabel(model({holder, candidate}), candidate, &holder, {});
    QCOMPARE(advice.label, std::string("v1.2.0"));
    QVERIFY2(advice.reason.ends_with("minor. Other inputs, same training data, same architecture."),
             advice.reason.c_str());
}

void LabelAdviceTest::otherwiseTheHighestNumberIsRaisedByWhatDiffers_data()
{
    QTest::addColumn<QByteArray>("highest");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("layers");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("because");
    const auto row = [](const char* name, const char* highest, const char* data, const char* layers,
                        const char* expected, const char* because) {
        QTest::newRow(name) << QByteArray(highest) << QByteArray(data) << QByteArray(layers) << QByteArray(expected)
                            << QByteArray(because);
    };
    row("same data", "v1.4.2", "sha256:1", "4", "v1.4.3", "patch. Same training data, same architecture.");
    row("other data", "v1.4.2", "sha256:2", "4", "v1.5.0", "minor. Other training data, same architecture.");
    row("other architecture", "v1.4.2", "sha256:2", "5", "v2.0.0", "major. Other architecture, other training data.");
    row("data unknown", "v1.4.2", "", "4", "v1.4.3", "Training data not recorded");
    row("draft", "v2.0.0-rc.2", "sha256:2", "4", "v2.0.0",
        "The release that v2.0.0-rc.2, the highest so far, leads to. Other training data, same architecture.");
    row("draft of other architecture", "v2.0.0-rc.2", "sha256:2", "5", "v3.0.0",
        "After v2.0.0-rc.2, the highest so far: major. Other");
}

void LabelAdviceTest::otherwiseTheHighestNumberIsRaisedByWhatDiffers()
{
    QFETCH(QByteArray, highest);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, layers);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, because);
    const Version holder = version("3f2a9c1", "sha256:1", "4");
    const Version candidate = version("b71e04d", data.constData(), layers.constData());
    const LabelAdvice advice = adviseLabel(
        model({holder, candidate, version("v1.0.0"), version(highest.toStdString())}), candidate, &holder, {});
    QCOMPARE(advice.label, expected.toStdString());
    QVERIFY2(advice.reason.find(because.toStdString()) != std::string::npos, advice.reason.c_str());
}

void LabelAdviceTest::labelsOfEarlierReleasesCount()
{
    const Version candidate = version("8");
    Model counted = model({version("7"), candidate});
    ReleaseEvent release;
    release.madeHere = true;
    release.entry = 2;
    release.stage = productionStage();
    release.evidence = "journal entry 2";
    counted.releases.push_back(release);
    CheckedJournal journal;
    journal.labels.push_back({2, release.time, "v3.1.0"});
    QCOMPARE(adviseLabel(counted, candidate, nullptr, {&journal, 1}).label, std::string("v3.1.1"));
}

void LabelAdviceTest::aVersionKeepsTheNumberOfItsRelease()
{
    const Version candidate = version("8");
    Model staged = model({version("7"), candidate});
    CheckedJournal journal;
    for (const auto& [entry, to, label] :
         {std::tuple(2, candidate.id, "v1.3.0"), std::tuple(4, VersionId("7"), "v2.0.0")}) {
        ReleaseEvent release;
        release.madeHere = true;
        release.entry = entry;
        release.evidence = "journal entry " + std::to_string(entry);
        release.to = to;
        staged.releases.push_back(release);
        journal.labels.push_back({entry, release.time, label});
    }
    QCOMPARE(adviseLabel(staged, candidate, nullptr, {&journal, 1}),
             (LabelAdvice{"v1.3.0", "It was released under this number before."}));
}

void LabelAdviceTest::nothingIsGuessedWithoutAHolder()
{
    const Version candidate = version("b71e04d", "sha256:1");
    const LabelAdvice advice = adviseLabel(model({candidate, version("v1.4.2")}), candidate, nullptr, {});
    QCOMPARE(advice.label, std::string("v1.4.3"));
    QCOMPARE(advice.reason,
             std::string("After v1.4.2, the highest so far: patch. No holder is known to compare it with: nothing asks "
                         "for more than a patch."));
}

void LabelAdviceTest::theFirstReleaseIsOne()
{
    const Version candidate = version("b71e04d");
    QCOMPARE(adviseLabel(model({candidate}), candidate, nullptr, {}),
             (LabelAdvice{"v1.0.0", "No version or release of churn has a number yet."}));
}

void LabelAdviceTest::onlyVersionNumbersAreLabels()
{
    for (const char* label : {"v1.2.0", "1.2.0", "v2.0.0-rc.1+7"})
        QVERIFY2(releaseLabelFault(label).empty(), label);
    for (const char* label : {"", "1.2", "spring", "v1.2.0 "})
        QVERIFY2(!releaseLabelFault(label).empty(), label);
}

QTEST_GUILESS_MAIN(LabelAdviceTest)
#include "tst_labeladvice.moc"
