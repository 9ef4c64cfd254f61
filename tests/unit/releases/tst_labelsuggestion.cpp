#include "models/releases/labelsuggestion.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;

class LabelSuggestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextLabelFollowsTheHighest_data();
    void theNextLabelFollowsTheHighest();
    void aModelWithoutVersionsBeginsAtOne();
};

void LabelSuggestionTest::theNextLabelFollowsTheHighest_data()
{
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* labels, const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(labels).split(u' ') << QString::fromLatin1(expected);
    };
    row("minor", "v1.2.3 v1.10.0 v1.9.0", "v1.11.0");
    row("without v", "1.2.3", "1.3.0");
    row("pre-release becomes release", "v1.2.0 v2.0.0-rc.2", "v2.0.0");
    row("build is left out", "v1.2.0+7", "v1.3.0");
    row("number", "7 8 10 9", "11");
    row("number with word", "v7 v8", "v9");
    row("hash", "3f2a9c1", "v1.0.0");
}

void LabelSuggestionTest::theNextLabelFollowsTheHighest()
{
    QFETCH(QStringList, labels);
    QFETCH(QString, expected);
    Model model;
    for (const QString& label : labels)
        model.versions.push_back(test::version(label.toStdString()));
    QCOMPARE(QString::fromStdString(suggestedLabel(&model)), expected);
}

void LabelSuggestionTest::aModelWithoutVersionsBeginsAtOne()
{
    QCOMPARE(suggestedLabel(nullptr), "v1.0.0");
    const Model empty;
    QCOMPARE(suggestedLabel(&empty), "v1.0.0");
}

QTEST_GUILESS_MAIN(LabelSuggestionTest)
#include "tst_labelsuggestion.moc"
