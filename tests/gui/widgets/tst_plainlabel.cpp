#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTest>

using namespace colophon;

class TestPlainLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }

    void htmlIsShownAsItIsWritten()
    {
        const QString hostile = QStringLiteral("<b>v1</b><img src='canary.png'>");
        PlainLabel label(hostile);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QCOMPARE(label.text(), hostile);
        QLabel rich(QStringLiteral("v1"));
        QVERIFY(label.sizeHint().width() > 3 * rich.sizeHint().width());
    }

    void controlCharactersAndDirectionMarksAreMadeVisible()
    {
        const PlainLabel label(QStringLiteral("a\nb\tc\x01") + QChar(0x202e) + QStringLiteral("d"));
        QCOMPARE(label.text(),
                 QStringLiteral("a") + QChar(0x21b5) + QStringLiteral("b c") + QChar(0x2401) + QChar(0xfffd)
                     + QStringLiteral("d"));
    }

    void elidedTextKeepsItsFullTextInToolTipAndAccessibleName()
    {
        const QString text = QStringLiteral("A reason that is much longer than the label <is>");
        PlainLabel label(text);
        label.setElide(Qt::ElideRight);
        label.show();
        label.resize(80, 20);
        QVERIFY(label.text().endsWith(QChar(0x2026)));
        QCOMPARE(label.accessibleName(), text);
        QCOMPARE(label.toolTip(), plainToolTip(text));
        QVERIFY(label.toolTip().contains(QStringLiteral("&lt;is&gt;")));
        label.resize(800, 20);
        QCOMPARE(label.text(), text);
        QVERIFY(label.toolTip().isEmpty());
    }

    void theModelGivesWayBeforeTheLabel()
    {
        const QFontMetrics metrics(Theme::instance().font(TypeSize::Body));
        const QString name = QStringLiteral("basket-ranker v1.2.0");
        const auto width = [&](const char* text) { return metrics.horizontalAdvance(QString::fromUtf8(text)); };
        QCOMPARE(elidedName(metrics, name, width("basket-ranker v1.2.0")), name);
        const QString shorter = elidedName(metrics, name, width("basket… v1.2.0"));
        QVERIFY2(shorter.startsWith(QStringLiteral("bask")) && shorter.endsWith(QStringLiteral("… v1.2.0")),
                 qPrintable(shorter));
        const QString shortest = elidedName(metrics, name, width("…v1.2.0") + 2);
        QVERIFY2(shortest.startsWith(QChar(0x2026)) && shortest.endsWith(QStringLiteral("v1.2.0")),
                 qPrintable(shortest));
        QVERIFY(elidedName(metrics, QStringLiteral("v2.0.0-rc.2"), width("v2.0…")).contains(QChar(0x2026)));
    }

    void aToolTipThatFitsIsNotTouched()
    {
        PlainLabel label(QStringLiteral("v1.2.0"));
        label.setToolTip(plainToolTip(QStringLiteral("of churn")));
        label.setElide(Qt::ElideRight);
        label.resize(200, 20);
        QCOMPARE(label.toolTip(), plainToolTip(QStringLiteral("of churn")));
    }

    void toolTipsAreNeverRichText()
    {
        QCOMPARE(plainToolTip(QStringLiteral("<a>\nb")), QStringLiteral("<qt>&lt;a&gt;<br>b</qt>"));
        QVERIFY(plainToolTip({}).isEmpty());
    }
};

QTEST_MAIN(TestPlainLabel)
#include "tst_plainlabel.moc"
