#include "ui/widgets/savefile.h"
#include "ui/widgets/textexport.h"

#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace colophon;

namespace {

TextTable hostileTable()
{
    return {{QStringLiteral("key"), QStringLiteral("v1 <b>")},
            {{QStringLiteral("a|b"), QStringLiteral("=1+1")},
             {QStringLiteral("x\ty\nz"), QStringLiteral("say \"hi\", you")}}};
}

} // namespace

class TestTextExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tsvKeepsOneRowOnOneLine()
    {
        QCOMPARE(toTsv(hostileTable()), QStringLiteral("key\tv1 <b>\na|b\t=1+1\nx y z\tsay \"hi\", you\n"));
    }

    void csvQuotesAndDisarmsFormulas()
    {
        QCOMPARE(toCsv(hostileTable()),
                 QStringLiteral("key,v1 <b>\r\na|b,'=1+1\r\n\"x\ty\nz\",\"say \"\"hi\"\", you\"\r\n"));
    }

    void csvLeavesNumbersAlone_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("expected");
        QTest::newRow("negative") << QStringLiteral("-0.5") << QStringLiteral("-0.5");
        QTest::newRow("exponent") << QStringLiteral("-1e-05") << QStringLiteral("-1e-05");
        QTest::newRow("command") << QStringLiteral("-1+cmd|' /C calc'!A0") << QStringLiteral("'-1+cmd|' /C calc'!A0");
        QTest::newRow("mention") << QStringLiteral("@SUM(A1)") << QStringLiteral("'@SUM(A1)");
    }
    void csvLeavesNumbersAlone()
    {
        QFETCH(QString, cell);
        QFETCH(QString, expected);
        QCOMPARE(toCsv({{cell}, {}}), QString(expected + QStringLiteral("\r\n")));
    }

    void markdownEscapesWhatHasAMeaning()
    {
        const QString text = toMarkdown(hostileTable());
        QVERIFY(text.startsWith(QStringLiteral("| key | v1 &lt;b&gt; |\n| --- | --- |\n")));
        QVERIFY(text.contains(QStringLiteral("a\\|b")));
        QVERIFY(text.contains(QStringLiteral("| x y z |")));
    }

    void htmlEscapesEverything()
    {
        const QString text = toHtml(hostileTable());
        QVERIFY(text.contains(QStringLiteral("<th>v1 &lt;b&gt;</th>")));
        QVERIFY(!text.contains(QStringLiteral("<b>")));
    }

    void theClipboardGetsTextAndHtml()
    {
        const std::unique_ptr<QMimeData> data(toMimeData(hostileTable()));
        QCOMPARE(data->text(), toTsv(hostileTable()));
        QCOMPARE(data->html(), toHtml(hostileTable()));
    }

    void aFileIsWrittenWholeOrTheReasonIsSaid()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("table.csv"));
        QVERIFY(saveFile(path, "a,b\r\n").has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("a,b\r\n"));
        const auto refused = saveFile(folder.filePath(QStringLiteral("no/such/folder.csv")), "x");
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().contains(QStringLiteral("folder.csv could not be written")));
    }
};

QTEST_GUILESS_MAIN(TestTextExport)
#include "tst_textexport.moc"
