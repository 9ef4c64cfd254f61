#include "ui/widgets/icons.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>

using namespace colophon;

namespace {

int paintedPixels(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 40;
    return count;
}

/// Every icon with its name, at the sizes it is used in.
QImage contactSheet(qreal pixelRatio)
{
    constexpr int kColumns = 8;
    constexpr QSize kCell(150, 56);
    const QStringList names = iconNames();
    const int rows = int(names.size() + kColumns - 1) / kColumns;
    QImage sheet(QSize(kColumns * kCell.width(), rows * kCell.height()) * pixelRatio, QImage::Format_RGB32);
    sheet.setDevicePixelRatio(pixelRatio);
    const Theme& theme = Theme::instance();
    sheet.fill(theme.colour(Tone::Surface));
    QPainter painter(&sheet);
    painter.setFont(theme.font(TypeSize::Caption));
    for (int i = 0; i < names.size(); ++i) {
        const QPoint at(i % kColumns * kCell.width() + 8, i / kColumns * kCell.height() + 4);
        int x = at.x();
        for (const int size : {32, 24, 16, 14, 12}) {
            paintIcon(painter, names[i], QRectF(x, at.y(), size, 32), theme.colour(Tone::Text));
            x += size + 6;
        }
        painter.setPen(theme.colour(Tone::Muted));
        painter.drawText(at.x(), at.y() + 44, names[i]);
    }
    return sheet;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void everyIconOfTheLookIsThere_data()
    {
        QTest::addColumn<QString>("name");
        static const char* const kNames[] = {"git-branch",
                                             "columns-3",
                                             "chart-spline",
                                             "flag",
                                             "arrow-left",
                                             "arrow-right",
                                             "panel-left",
                                             "panel-right",
                                             "refresh-cw",
                                             "search",
                                             "folder-open",
                                             "sun-moon",
                                             "chevron-down",
                                             "chevron-right",
                                             "chevron-up",
                                             "chevron-left",
                                             "ellipsis",
                                             "x",
                                             "plus",
                                             "columns-3-cog",
                                             "list-filter",
                                             "bookmark-plus",
                                             "maximize",
                                             "maximize-2",
                                             "zoom-in",
                                             "table-2",
                                             "download",
                                             "copy",
                                             "external-link",
                                             "undo-2",
                                             "calendar",
                                             "keyboard",
                                             "terminal",
                                             "folder",
                                             "folder-git-2",
                                             "tag",
                                             "activity",
                                             "database",
                                             "server",
                                             "cloud",
                                             "unplug",
                                             "usb",
                                             "box",
                                             "layers",
                                             "user",
                                             "clock",
                                             "message-square-text",
                                             "gauge",
                                             "sliders-horizontal",
                                             "git-commit-horizontal",
                                             "network",
                                             "package",
                                             "file-check",
                                             "link",
                                             "file-text",
                                             "book-marked",
                                             "circle-dot",
                                             "history",
                                             "split",
                                             "archive",
                                             "circle-dashed",
                                             "pin",
                                             "shield-check",
                                             "shield-alert",
                                             "shield-question-mark",
                                             "circle-help",
                                             "triangle-alert",
                                             "circle-check",
                                             "circle-x",
                                             "lock",
                                             "loader-circle"};
        for (const char* name : kNames)
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyIconOfTheLookIsThere()
    {
        QFETCH(QString, name);
        QVERIFY(iconNames().contains(name));
    }

    void noIconIsBlankOrReachesItsEdge()
    {
        const QStringList names = iconNames();
        QVERIFY(names.size() > 70);
        for (const QString& name : names) {
            const QPixmap pixmap = iconPixmap(name, 48, Qt::black, 1);
            QVERIFY2(paintedPixels(pixmap) > 20, qPrintable(name));
            QVERIFY2(paintedPixels(pixmap.copy(0, 0, 48, 1)) + paintedPixels(pixmap.copy(0, 47, 48, 1))
                             + paintedPixels(pixmap.copy(0, 0, 1, 48)) + paintedPixels(pixmap.copy(47, 0, 1, 48))
                         == 0,
                     qPrintable(name));
        }
    }

    void anIconIsPaintedInTheColourOfItsTone()
    {
        const QImage image = iconPixmap(QStringLiteral("plus"), 48, Qt::red, 1).toImage();
        QCOMPARE(image.pixelColor(24, 24), QColor(Qt::red));
    }

    void anIconFollowsTheTheme()
    {
        const QIcon plus = icon(QStringLiteral("plus"), Tone::Text);
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            const QImage image = plus.pixmap(48, 48).toImage();
            QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), Theme::instance().colour(Tone::Text));
        }
    }

    void anIconIsSharpOnADenseScreen()
    {
        const QPixmap pixmap = iconPixmap(QStringLiteral("plus"), 16, Qt::black, 2);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    /// Saves the sheets where COLOPHON_PICTURES points, for eyes.
    void theContactSheetCanBeDrawnInBothThemes()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark})
            for (const int pixelRatio : {1, 2}) {
                Theme::instance().setMode(mode);
                const QImage sheet = contactSheet(pixelRatio);
                QVERIFY(!sheet.isNull());
                const QString folder = qEnvironmentVariable("COLOPHON_PICTURES");
                const QString theme = mode == Theme::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
                if (!folder.isEmpty())
                    QVERIFY(sheet.save(QStringLiteral("%1/icons-%2-%3x.png").arg(folder, theme).arg(pixelRatio)));
            }
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
