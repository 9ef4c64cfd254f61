#include "models/catalog/similarname.h"

#include <QTest>

#include <vector>

using colophon::similarName;

class SimilarNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasMeant_data();
    void findsWhatWasMeant();
    void veryLongTextsAreNotCompared();
};

void SimilarNameTest::findsWhatWasMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char* typed, const char* meant) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(meant);
    };
    row("acuracy", "accuracy"); // a letter missing
    row("accurracy", "accuracy"); // one too many
    row("accuracx", "accuracy"); // a wrong one
    row("acucracy", "accuracy"); // two swapped
    row("Val_Los", "val_loss"); // capitals do not count
    row("f2", "");
    row("latency", "");
    row("", "");
}

void SimilarNameTest::findsWhatWasMeant()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    const std::vector<std::string> names{"val_loss", "loss", "accuracy", "f1_macro"};
    QCOMPARE(QString::fromStdString(similarName(names, typed.toStdString()).value_or("")), meant);
}

void SimilarNameTest::veryLongTextsAreNotCompared()
{
    const std::vector<std::string> names{std::string(1'000'000, 'a')};
    QVERIFY(!similarName(names, std::string(999'999, 'a')));
    QVERIFY(!similarName(names, "a"));
}

QTEST_APPLESS_MAIN(SimilarNameTest)
#include "tst_similarname.moc"
