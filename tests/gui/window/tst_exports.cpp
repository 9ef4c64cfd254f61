#include "tests/gui/window/sessionprogram.h"
#include "ui/details/facttable.h"
#include "ui/history/historytable.h"
#include "ui/widgets/exportdialog.h"
#include "ui/widgets/savefile.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QXmlStreamReader>

using namespace colophon;
using namespace Qt::StringLiterals;
using test::seen;
using test::SessionProgram;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What a view shows leaves the program: as a file, or by the clipboard.
class ExportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { fileAsker() = m_asker; }
    void theHistoryIsWrittenInEveryForm();
    void evolutionIsWrittenAsPictureAndTable();
    void releasesAndTimelineAreWritten();
    void aComparisonIsWrittenWithItsCharts();
    void theEndingDecidesOnTheForm_data();
    void theEndingDecidesOnTheForm();
    void aFileThatNobodyNamedIsNotReplaced();
    void aFileThatCannotBeWrittenIsToldAndTheWindowStays();
    void namesWithMarkupAndFormulasAreHarmless();
    void everyTableIsCopied();

private:
    /// Chooses in the open window and lets it write; answers the path.
    QString write(const SessionProgram& program, const QString& what, const QString& form, const QString& name = {});

    QTemporaryDir m_settings;
    QTemporaryDir m_files;
    FileAsker m_asker = fileAsker();
};

void ExportsTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

QString ExportsTest::write(const SessionProgram& program, const QString& what, const QString& form, const QString& name)
{
    QString path;
    fileAsker()
        = [this, &path, name](QWidget*, const SaveRequest& request, const std::function<void(QString)>& chosen) {
              path = m_files.filePath(name.isEmpty() ? request.suggestedName : name);
              chosen(path);
          };
    program.trigger("file.export");
    auto* dialog = program.window().findChild<ExportDialog*>();
    if (!dialog)
        return {};
    const QList<QComboBox*> boxes = dialog->findChildren<QComboBox*>();
    boxes[0]->setCurrentText(what);
    boxes[1]->setCurrentText(form);
    if (boxes[0]->currentText() != what || boxes[1]->currentText() != form)
        return {};
    QTest::mouseClick(seen<QPushButton>(QStringLiteral("Choose file…")), Qt::LeftButton);
    if (!QTest::qWaitFor([&] { return !program.window().findChild<ExportDialog*>(); }))
        return {};
    return path;
}

void ExportsTest::theHistoryIsWrittenInEveryForm()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString what = QStringLiteral("History table");
    const QByteArray csv = contentOf(write(program, what, QStringLiteral("CSV table")));
    QVERIFY2(csv.startsWith("Model,Version,Stages,"), csv.constData());
    QCOMPARE(csv.count("\r\n"), 5);
    QVERIFY(csv.contains("churn,v1.2.0,"));
    QVERIFY(contentOf(write(program, what, QStringLiteral("TSV table"))).contains("churn\tv1.0.0\t"));
    QVERIFY(contentOf(write(program, what, QStringLiteral("Markdown"))).startsWith("| Model | Version |"));
    QVERIFY(contentOf(write(program, what, QStringLiteral("HTML page"))).contains("<td>v1.1.0</td>"));
    const QByteArray json = contentOf(write(program, what, QStringLiteral("JSON")));
    const QJsonArray rows = QJsonDocument::fromJson(json).array();
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0].toObject().value(QStringLiteral("accuracy")).toDouble(), 0.9);
    QVERIFY(rows[0].toObject().value(QStringLiteral("Version")).isString());
}

void ExportsTest::evolutionIsWrittenAsPictureAndTable()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString what = QStringLiteral("Evolution");
    const QImage image(write(program, what, QStringLiteral("PNG picture")));
    QVERIFY(image.width() > 600);
    QXmlStreamReader svg(contentOf(write(program, what, QStringLiteral("SVG picture"))));
    int elements = 0;
    while (!svg.atEnd())
        elements += svg.readNext() == QXmlStreamReader::StartElement ? 1 : 0;
    QVERIFY2(!svg.hasError() && elements > 10, qPrintable(svg.errorString()));
    const QByteArray csv = contentOf(write(program, what, QStringLiteral("CSV table")));
    QVERIFY2(csv.startsWith("Version,accuracy,") && csv.contains("v1.2.0,0.9,"), csv.constData());
}

void ExportsTest::releasesAndTimelineAreWritten()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    ReleaseRequest request;
    request.model = Name("churn");
    request.stage = productionStage();
    request.to = program.version("churn", "v1.1.0")->id;
    request.reason = "=1+1 looks like a formula";
    request.despiteFailedGates = true;
    bool isDone = false;
    program.session->workspace().planRelease(request, &program.window(), [&](std::expected<ReleasePlan, Problem> plan) {
        QVERIFY(plan);
        plan->request.reason += " and is a reason that is long enough";
        program.session->workspace().applyRelease(
            *plan, &program.window(), [&](const std::expected<ReleaseOutcome, WriteFailure>& outcome) {
                QVERIFY2(outcome, outcome ? "" : outcome.error().problem.reason.c_str());
                isDone = true;
            });
    });
    QTRY_VERIFY(isDone);
    QTRY_VERIFY(program.isReady() && program.version("churn", "v1.1.0")->holds(productionStage()));
    program.trigger("view.releases");
    const QByteArray csv = contentOf(write(program, QStringLiteral("Release history"), QStringLiteral("CSV table")));
    QVERIFY2(csv.contains("v1.1.0") && csv.contains("'=1+1"), csv.constData());
    QVERIFY(!QImage(write(program, QStringLiteral("Timeline"), QStringLiteral("PNG picture"))).isNull());
}

void ExportsTest::aComparisonIsWrittenWithItsCharts()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->chosen().replace({program.id("churn", "v1.0.0"), program.id("churn", "v1.1.0")});
    program.trigger("view.compare");
    const QString report = write(program, QStringLiteral("Comparison"), QStringLiteral("Markdown"));
    QVERIFY(report.endsWith(QStringLiteral("comparison.md")));
    QVERIFY(contentOf(report).contains("| "));
    const QString chart = write(program, QStringLiteral("Metrics side by side"), QStringLiteral("PNG picture"));
    QVERIFY(!QImage(chart, "PNG").isNull());
}

void ExportsTest::theEndingDecidesOnTheForm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("of the form") << u"a.csv"_s << u"a.csv"_s << QByteArray("Model,");
    QTest::newRow("of another form") << u"a.json"_s << u"a.json"_s << QByteArray("[");
    QTest::newRow("in capitals") << u"a.MD"_s << u"a.MD"_s << QByteArray("| Model");
    QTest::newRow("of no form of a table") << u"a.png"_s << u"a.png.csv"_s << QByteArray("Model,");
    QTest::newRow("of a version") << u"churn v1.2"_s << u"churn v1.2.csv"_s << QByteArray("Model,");
    QTest::newRow("none") << u"a"_s << u"a.csv"_s << QByteArray("Model,");
}

void ExportsTest::theEndingDecidesOnTheForm()
{
    QFETCH(QString, name);
    QFETCH(QString, written);
    QFETCH(QByteArray, begin);
    QFile::remove(m_files.filePath(written));
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    write(program, u"History table"_s, u"CSV table"_s, name);
    const QByteArray content = contentOf(m_files.filePath(written));
    QVERIFY2(content.startsWith(begin), content.left(40).constData());
    QCOMPARE(QFile::exists(m_files.filePath(name)), name == written);
    const auto labels = program.window().findChildren<QLabel*>();
    const QString told = u"Saved as "_s + m_files.filePath(written);
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) {
        return label->isVisible() && QString(label->text() + label->toolTip() + label->accessibleName()).contains(told);
    }));
}

void ExportsTest::aFileThatNobodyNamedIsNotReplaced()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    QFile there(m_files.filePath(u"mine.csv"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("precious") > 0);
    there.close();
    fileAsker() = [this](QWidget*, const SaveRequest&, const std::function<void(QString)>& chosen) {
        chosen(m_files.filePath(u"mine"_s));
    };
    program.trigger("file.export");
    auto* dialog = program.window().findChild<ExportDialog*>();
    QVERIFY(dialog);
    QTest::keyClick(seen<QPushButton>(u"Choose file…"_s), Qt::Key_Space);
    const auto labels = dialog->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text().contains(u"is there already"_s);
    }));
    QCOMPARE(contentOf(there.fileName()), QByteArray("precious"));
}

void ExportsTest::aFileThatCannotBeWrittenIsToldAndTheWindowStays()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    fileAsker() = [this](QWidget*, const SaveRequest&, const std::function<void(QString)>& chosen) {
        chosen(m_files.filePath(QStringLiteral("no/such/folder/history.csv")));
    };
    program.trigger("file.export");
    auto* dialog = program.window().findChild<ExportDialog*>();
    QVERIFY(dialog);
    QTest::keyClick(seen<QPushButton>(QStringLiteral("Choose file…")), Qt::Key_Space);
    const auto isTold = [dialog] {
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("could not be written")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isTold());
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!program.window().findChild<ExportDialog*>());
}

void ExportsTest::namesWithMarkupAndFormulasAreHarmless()
{
    const SessionProgram program;
    program.tree.write("models/<b>bold/v1.0.0/model.onnx", "x");
    program.tree.write("models/=cmd/v1.0.0/model.onnx", "y");
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString what = QStringLiteral("History table");
    const QByteArray html = contentOf(write(program, what, QStringLiteral("HTML page")));
    QVERIFY(html.contains("&lt;b&gt;bold"));
    QVERIFY(!html.contains("<b>bold"));
    const QByteArray csv = contentOf(write(program, what, QStringLiteral("CSV table")));
    QVERIFY2(csv.contains("\r\n'=cmd,"), csv.constData());
}

void ExportsTest::everyTableIsCopied()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    QClipboard& clipboard = *QGuiApplication::clipboard();
    auto* history = program.window().findChild<HistoryTable*>(QStringLiteral("versions"));
    history->setFocus();
    QTRY_VERIFY(history->hasFocus());
    program.trigger("edit.copy");
    QVERIFY(clipboard.text().contains(QStringLiteral("churn\tv1.2.0\t")));

    FactTable* metrics = nullptr;
    QTRY_VERIFY((metrics = seen<FactTable>(QStringLiteral("Metrics"))));
    metrics->setFocus();
    QTRY_VERIFY(metrics->hasFocus());
    metrics->selectAll();
    program.trigger("edit.copy");
    QVERIFY2(clipboard.text().startsWith(QStringLiteral("Fact\tValue\tRead from\naccuracy\t0.9\t")),
             qPrintable(clipboard.text()));
    QVERIFY(clipboard.mimeData()->hasHtml());
    program.trigger("edit.copyMarkdown");
    QVERIFY(clipboard.text().startsWith(QStringLiteral("| Fact | Value | Read from |")));
}

QTEST_MAIN(ExportsTest)
#include "tst_exports.moc"
