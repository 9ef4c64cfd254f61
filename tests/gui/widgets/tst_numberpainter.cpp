#include "ui/widgets/linepainter.h"
#include "ui/widgets/numberpainter.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QTest>

using namespace colophon;

namespace {

/// Columns of a drawing that hold ink.
QImage painted(const std::function<void(QPainter&)>& paint)
{
    QImage image(120, 24, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(Theme::instance().font(TypeSize::Body));
    paint(painter);
    return image;
}

int inkedPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) != Qt::white;
    return count;
}

} // namespace

class TestNumberPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::install(*qApp);
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void numbersOfEqualLengthAreEquallyWide()
    {
        const QFont font = Theme::instance().font(TypeSize::Body);
        QCOMPARE(numberWidth(font, QStringLiteral("111.11")), numberWidth(font, QStringLiteral("808.80")));
        QCOMPARE(numberWidth(font, QStringLiteral("0.1")), numberWidth(font, QStringLiteral("0.8")));
    }

    void numberStaysInsideItsRectangle()
    {
        const QRectF area(20, 0, 80, 24);
        const QImage image = painted([&](QPainter& painter) {
            paintNumber(painter, area, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("1,111.821"));
        });
        QVERIFY(inkedPixels(image) > 20);
        QCOMPARE(inkedPixels(image.copy(101, 0, 19, 24)), 0);
        QCOMPARE(inkedPixels(image.copy(0, 0, 20, 24)), 0);
    }

    void numbersLookTheSameAsTextAndAsPixels()
    {
        // A picture takes glyphs, a QPicture the text: both put the same digits at the same places.
        const QString number = QStringLiteral("−1,108.4");
        const QRectF area(10, 0, 100, 24);
        const QImage glyphs = painted([&](QPainter& painter) { paintNumber(painter, area, Qt::AlignRight, number); });
        QPicture recorded;
        QPainter recorder(&recorded);
        recorder.setFont(Theme::instance().font(TypeSize::Body));
        paintNumber(recorder, area, Qt::AlignRight, number);
        recorder.end();
        const QImage text = painted([&](QPainter& painter) { recorded.play(&painter); });
        int different = 0;
        for (int x = 0; x < glyphs.width(); ++x)
            different += inkedPixels(glyphs.copy(x, 0, 1, 24)) > 0 && inkedPixels(text.copy(x, 0, 1, 24)) == 0;
        QVERIFY(inkedPixels(glyphs) > 40);
        QVERIFY2(different <= 4, qPrintable(QString::number(different)));
    }

    void textInOtherScriptsIsPaintedToo()
    {
        const QImage image = painted([&](QPainter& painter) {
            paintNumber(painter, QRectF(0, 0, 110, 24), Qt::AlignLeft, QStringLiteral("عدد 12"));
        });
        QVERIFY(inkedPixels(image) > 20);
    }

    void lineThatFitsIsDrawnWholeAndALongOneIsElided()
    {
        double shortWidth = 0;
        double longWidth = 0;
        const QImage image = painted([&](QPainter& painter) {
            shortWidth = paintLine(painter, QRectF(0, 0, 60, 24), QStringLiteral("v1"));
            longWidth = paintLine(painter, QRectF(60, 0, 40, 24), QStringLiteral("a long reason that does not fit"));
        });
        const QFontMetricsF metrics(Theme::instance().font(TypeSize::Body));
        QVERIFY(qAbs(shortWidth - metrics.horizontalAdvance(QStringLiteral("v1"))) < 1);
        QVERIFY(longWidth > 20 && longWidth <= 40);
        QCOMPARE(inkedPixels(image.copy(101, 0, 19, 24)), 0);
        QVERIFY(inkedPixels(image.copy(0, 0, 60, 24)) > 0);
    }

    void betterIsFilledAndWorseIsHollow()
    {
        const auto middle = [](bool isFilled) {
            return painted([&](QPainter& painter) {
                       painter.setPen(Qt::black);
                       paintTriangle(painter, QPointF(60.5, 12), true, isFilled);
                   })
                .pixelColor(60, 13);
        };
        QCOMPARE(middle(true), QColor(Qt::black));
        QCOMPARE(middle(false), QColor(Qt::white));
    }

    void changesSayTheirStandingInWords_data()
    {
        QTest::addColumn<int>("mark");
        QTest::addColumn<QString>("expected");
        QTest::newRow("better") << int(ChangeMark::Better) << QStringLiteral("+0.014 (1.7 %), better");
        QTest::newRow("worse") << int(ChangeMark::Worse) << QStringLiteral("+0.014 (1.7 %), worse");
        QTest::newRow("noise") << int(ChangeMark::WithinNoise) << QStringLiteral("+0.014 (1.7 %), within noise");
        QTest::newRow("other") << int(ChangeMark::NotComparable) << QStringLiteral("+0.014 (1.7 %), not comparable");
        QTest::newRow("unknown") << int(ChangeMark::None) << QStringLiteral("+0.014 (1.7 %)");
    }
    void changesSayTheirStandingInWords()
    {
        QFETCH(int, mark);
        QFETCH(QString, expected);
        QCOMPARE(changeText({QStringLiteral("+0.014"), QStringLiteral("1.7 %"), ChangeMark(mark), true}), expected);
    }

    void changeIsPaintedInsideItsWidth()
    {
        const Change change{QStringLiteral("+0.014"), QStringLiteral("1.7 %"), ChangeMark::Better, true};
        const double width = changeWidth(Theme::instance().font(TypeSize::Body), change);
        QVERIFY(width < 110);
        const QImage image = painted([&](QPainter& painter) {
            paintChange(painter, QRectF(0, 0, 110, 24), Qt::AlignRight | Qt::AlignVCenter, change);
        });
        QVERIFY(inkedPixels(image) > 40);
        QCOMPARE(inkedPixels(image.copy(111, 0, 9, 24)), 0);
        QCOMPARE(inkedPixels(image.copy(0, 0, int(110 - width) - 1, 24)), 0);
    }
};

QTEST_MAIN(TestNumberPainter)
#include "tst_numberpainter.moc"
