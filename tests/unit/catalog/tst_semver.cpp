#include "models/catalog/semver.h"

#include <QTest>

using namespace colophon;

class TestSemVer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheSpecificationAllows_data();
    void readsWhatTheSpecificationAllows();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void ordersByPrecedence_data();
    void ordersByPrecedence();
    void buildDoesNotCount();
    void isPreReleaseOnlyWithIdentifiers();
};

void TestSemVer::readsWhatTheSpecificationAllows_data()
{
    QTest::addColumn<QString>("written");
    for (const char* text : {"0.0.4", "1.2.3", "10.20.30", "1.1.2-prerelease+meta", "1.1.2+meta", "1.0.0-alpha",
                             "1.0.0-alpha.beta.1", "1.0.0-alpha0.valid", "1.0.0-rc.1+build.123", "2.0.0-rc.1+build-5",
                             "1.2.3----RC-SNAPSHOT.12.9.1--.12+788", "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
                             "18446744073709551615.0.0", "1.0.0-0A.is.legal", "1.0.0-99999999999999999999"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSemVer::readsWhatTheSpecificationAllows()
{
    QFETCH(QString, written);
    const auto version = parseSemVer(written.toStdString());
    QVERIFY(version);
    QCOMPARE(QString::fromStdString(toString(*version)), written);
    const auto withLetter = parseSemVer("v" + written.toStdString());
    QVERIFY(withLetter && *withLetter == *version);
}

void TestSemVer::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("written");
    for (const char* text : {"",           "v",        "1",         "1.2",    "1.2.3.4",
                             "01.2.3",     "1.02.3",   "1.2.03",    "1.2.3-", "1.2.3+",
                             "1.2.3-a..b", "1.2.3-01", "1.2.3-a_b", " 1.2.3", "1.2.3 ",
                             "-1.2.3",     "1.2.3-ä",  "vv1.2.3",   "1.2.x",  "18446744073709551616.0.0",
                             "1.2.3+a..b", "1,2,3"})
        QTest::newRow(text) << QByteArray(text);
}

void TestSemVer::refusesEverythingElse()
{
    QFETCH(QByteArray, written);
    QVERIFY(!parseSemVer(written.toStdString()));
}

void TestSemVer::ordersByPrecedence_data()
{
    QTest::addColumn<QString>("lower");
    QTest::addColumn<QString>("higher");
    // SemVer 2.0.0, item 11, and its traps.
    const std::array chain{"1.0.0-1",
                           "1.0.0-2",
                           "1.0.0-10",
                           "1.0.0-99999999999999999999",
                           "1.0.0-alpha",
                           "1.0.0-alpha.1",
                           "1.0.0-alpha.beta",
                           "1.0.0-beta",
                           "1.0.0-beta.2",
                           "1.0.0-beta.11",
                           "1.0.0-rc.1",
                           "1.0.0",
                           "1.0.1",
                           "1.1.0-rc.1",
                           "1.1.0",
                           "1.10.0",
                           "2.0.0"};
    for (std::size_t i = 0; i + 1 < chain.size(); ++i)
        QTest::addRow("%s before %s", chain[i], chain[i + 1])
            << QString::fromLatin1(chain[i]) << QString::fromLatin1(chain[i + 1]);
}

void TestSemVer::ordersByPrecedence()
{
    QFETCH(QString, lower);
    QFETCH(QString, higher);
    const auto left = parseSemVer(lower.toStdString());
    const auto right = parseSemVer(higher.toStdString());
    QVERIFY(left && right);
    QVERIFY(*left < *right);
    QVERIFY(*right > *left);
    QVERIFY(*left != *right);
}

void TestSemVer::buildDoesNotCount()
{
    QVERIFY(*parseSemVer("1.0.0+a") == *parseSemVer("1.0.0+b"));
    QVERIFY(*parseSemVer("1.0.0+a") == *parseSemVer("v1.0.0"));
}

void TestSemVer::isPreReleaseOnlyWithIdentifiers()
{
    QVERIFY(parseSemVer("1.0.0-rc.1")->isPreRelease());
    QVERIFY(!parseSemVer("1.0.0+rc.1")->isPreRelease());
}

QTEST_APPLESS_MAIN(TestSemVer)
#include "tst_semver.moc"
