#include "app/window/englishplurals.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

using namespace colophon;

class CountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(new EnglishPlurals(this)); }

    void countedNounsFollowTheirNumber_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one") << "en_GB" << 1 << "1 version";
        QTest::newRow("several") << "en_GB" << 999 << "999 versions";
        QTest::newRow("grouped") << "en_GB" << 200000 << "200,000 versions";
        QTest::newRow("as the user groups") << "de_DE" << 200000 << "200.000 versions";
    }
    void countedNounsFollowTheirNumber()
    {
        QFETCH(QString, locale);
        QFETCH(int, count);
        QFETCH(QString, expected);
        QLocale::setDefault(QLocale(locale));
        QCOMPARE(tr("%n versions", nullptr, count), expected);
    }
};

QTEST_GUILESS_MAIN(CountsTest)
#include "tst_counts.moc"
