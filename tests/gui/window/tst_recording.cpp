#include "tests/gui/window/sessionprogram.h"
#include "ui/details/notedialog.h"
#include "ui/register/registerdialog.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextEdit>

#include <filesystem>

using namespace colophon;
using test::seen;
using test::SessionProgram;

namespace {

template <typename Dialog> Dialog* dialogOf(const SessionProgram& program)
{
    auto* dialog = program.window().findChild<Dialog*>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

/// All words that a window shows now.
QString wordsOf(const QWidget& window)
{
    QStringList words;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&window))
            words.append(label->text());
    }
    for (const QTextEdit* text : window.findChildren<QTextEdit*>()) {
        if (text->isVisibleTo(&window))
            words.append(text->toPlainText());
    }
    return words.join(u'\n');
}

QPushButton* confirmButton(const RegisterDialog& dialog)
{
    return dialog.findChild<QPushButton*>(QStringLiteral("confirmRegistration"));
}

} // namespace

/// What a person adds to a location in the window: versions and notes.
class RecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aVersionIsRegisteredAndSelected();
    void aParentThatIsNotThereIsTold();
    void whatIsRecordedIsShownBeforeAndNothingWritten();
    void aTakenLabelAndAnUnreadableFileAreToldInTheWindow();
    void everyFieldIsReachedByTab();
    void theKeyboardBeginsAtTheModelThatIsMissing();
    void aNoteIsKeptAndShownWithWhoAndWhen();
    void aNoteThatCannotBeKeptSaysWhy();
    void aNoteTakesNoMoreThanIsKept();

private:
    QTemporaryDir m_settings;
};

void RecordingTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void RecordingTest::aVersionIsRegisteredAndSelected()
{
    const SessionProgram program;
    program.tree.write("new/model.pkl", "weights");
    program.tree.write("new/metrics.json", R"({"accuracy": 0.97})");
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    program.trigger("file.register");
    QTRY_VERIFY(dialogOf<RegisterDialog>(program));
    RegisterDialog& dialog = *dialogOf<RegisterDialog>(program);
    QCOMPARE(seen<QComboBox>(QStringLiteral("Model"))->currentText(), QStringLiteral("churn"));
    QCOMPARE(seen<QLineEdit>(QStringLiteral("Label"))->text(), QStringLiteral("v1.3.0"));
    QCOMPARE(seen<QComboBox>(QStringLiteral("Parent"))->currentText(), QStringLiteral("v1.2.0"));
    QVERIFY(!confirmButton(dialog)->isEnabled());

    QTest::mouseClick(seen<QPushButton>(QStringLiteral("Add files…")), Qt::LeftButton);
    auto* chooser = dialog.findChild<QFileDialog*>();
    QVERIFY(chooser);
    chooser->selectFile(program.path() + QStringLiteral("/new/model.pkl"));
    QTRY_COMPARE(chooser->selectedFiles().size(), 1);
    QMetaObject::invokeMethod(chooser, "accept");
    QTRY_COMPARE(seen<QListWidget>(QStringLiteral("Model files"))->count(), 1);
    QTest::keyClicks(seen<QLineEdit>(QStringLiteral("Metrics file")), QStringLiteral("new/metrics.json"));
    QTest::keyClicks(seen<QPlainTextEdit>(QStringLiteral("Reason")), QStringLiteral("Retrained on Q2"));
    QTRY_VERIFY(confirmButton(dialog)->isEnabled());
    QCOMPARE(confirmButton(dialog)->text(), QStringLiteral("Register churn v1.3.0"));
    QTRY_VERIFY(QApplication::activeWindow() == QApplication::activeModalWidget());
    QTest::keyClick(seen<QPlainTextEdit>(QStringLiteral("Reason")), Qt::Key_Return, Qt::ControlModifier);

    QTRY_VERIFY(!dialogOf<RegisterDialog>(program));
    QTRY_VERIFY(program.version("churn", "v1.3.0"));
    QTRY_COMPARE(program.session->selection().version(), program.id("churn", "v1.3.0"));
    const Version& version = *program.version("churn", "v1.3.0");
    QCOMPARE(version.facts.reason.text, "Retrained on Q2");
    QCOMPARE(version.facts.metric(Name("accuracy"))->value, 0.97);
    QVERIFY(!version.facts.author.isEmpty());
    QCOMPARE(version.parents.front().parent, program.id("churn", "v1.2.0").toStdString());
}

void RecordingTest::aParentThatIsNotThereIsTold()
{
    const SessionProgram program;
    program.tree.write("new/model.pkl", "weights");
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    program.trigger("file.register");
    QTRY_VERIFY(dialogOf<RegisterDialog>(program));
    RegisterDialog& dialog = *dialogOf<RegisterDialog>(program);
    QTest::keyClick(seen<QListWidget>(QStringLiteral("Model files")), Qt::Key_Insert);
    auto* chooser = dialog.findChild<QFileDialog*>();
    QVERIFY(chooser);
    Q_EMIT chooser->filesSelected({program.path() + QStringLiteral("/new/model.pkl")});
    chooser->reject();
    QTRY_VERIFY(confirmButton(dialog)->isEnabled());
    auto* parent = seen<QComboBox>(QStringLiteral("Parent"));
    parent->setCurrentText(QStringLiteral("churn@v9"));
    QVERIFY(!confirmButton(dialog)->isEnabled());
    QTRY_VERIFY(wordsOf(dialog).contains(QStringLiteral("churn has no version")));
    QVERIFY(!confirmButton(dialog)->isEnabled());
    parent->setCurrentText(QStringLiteral("v1.1.0"));
    QTRY_VERIFY(confirmButton(dialog)->isEnabled());
    QVERIFY(!QFileInfo::exists(program.path() + QStringLiteral("/.colophon")));
}

void RecordingTest::whatIsRecordedIsShownBeforeAndNothingWritten()
{
    const SessionProgram program;
    program.tree.write("new/model.pkl", "weights");
    program.tree.write("new/test.csv", "id,label\n1,yes\n2,no\n");
    program.open();
    QTRY_VERIFY(program.isReady());
    program.trigger("file.register");
    QTRY_VERIFY(dialogOf<RegisterDialog>(program));
    RegisterDialog& dialog = *dialogOf<RegisterDialog>(program);
    QTest::keyClicks(seen<QLineEdit>(QStringLiteral("Data file")), QStringLiteral("new/test.csv"));
    QTest::keyClicks(seen<QLineEdit>(QStringLiteral("Label column")), QStringLiteral("label"));
    auto* files = seen<QListWidget>(QStringLiteral("Model files"));
    QTest::keyClick(files, Qt::Key_Insert);
    auto* chooser = dialog.findChild<QFileDialog*>();
    QVERIFY(chooser);
    Q_EMIT chooser->filesSelected({program.path() + QStringLiteral("/new/model.pkl")});
    chooser->reject();
    QTRY_VERIFY(wordsOf(dialog).contains(QStringLiteral("sha256:")));
    const QString words = wordsOf(dialog);
    QVERIFY2(words.contains(QStringLiteral("2 rows")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("not in a Git repository")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("Host")));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialogOf<RegisterDialog>(program));
    QVERIFY(!QFileInfo::exists(program.path() + QStringLiteral("/.colophon")));
}

void RecordingTest::aTakenLabelAndAnUnreadableFileAreToldInTheWindow()
{
    const SessionProgram program;
    program.tree.write("new/model.pkl", "weights");
    program.open();
    QTRY_VERIFY(program.isReady());
    program.trigger("file.register");
    QTRY_VERIFY(dialogOf<RegisterDialog>(program));
    RegisterDialog& dialog = *dialogOf<RegisterDialog>(program);
    auto* label = seen<QLineEdit>(QStringLiteral("Label"));
    label->selectAll();
    QTest::keyClicks(label, QStringLiteral("v1.1.0"));
    QTRY_VERIFY(wordsOf(dialog).contains(QStringLiteral("churn has a version v1.1.0 already")));
    QTest::keyClick(seen<QListWidget>(QStringLiteral("Model files")), Qt::Key_Insert);
    auto* chooser = dialog.findChild<QFileDialog*>();
    Q_EMIT chooser->filesSelected({program.path() + QStringLiteral("/new/gone.pkl")});
    chooser->reject();
    QTRY_VERIFY(wordsOf(dialog).contains(QStringLiteral("There is no file")));
    QVERIFY(!confirmButton(dialog)->isEnabled());
}

void RecordingTest::everyFieldIsReachedByTab()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.window().resize(960, 600);
    program.trigger("file.register");
    QTRY_VERIFY(dialogOf<RegisterDialog>(program));
    RegisterDialog& dialog = *dialogOf<RegisterDialog>(program);
    QVERIFY(dialog.height() <= program.window().height());
    QApplication::setActiveWindow(&dialog);
    QStringList reached;
    for (int step = 0; step < 24; ++step) {
        if (QWidget* focus = dialog.focusWidget())
            reached.append(test::accessibleNameOf(focus));
        QTest::keyClick(dialog.focusWidget() ? dialog.focusWidget() : &dialog, Qt::Key_Tab);
    }
    for (const char* name : {"Model", "Label", "Model files", "Parent", "Metrics file", "Parameters file", "Data file",
                             "Reason", "Cancel"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    QVERIFY(!reached.contains(QString()));
}

void RecordingTest::theKeyboardBeginsAtTheModelThatIsMissing()
{
    const SessionProgram program;
    std::filesystem::remove_all(program.tree.path("models"));
    program.open();
    QTRY_VERIFY(program.isReady());
    program.trigger("file.register");
    QTRY_VERIFY(dialogOf<RegisterDialog>(program));
    const auto* model = seen<QComboBox>(QStringLiteral("Model"));
    QCOMPARE(model->currentText(), QString());
    QTRY_VERIFY(model->hasFocus());
}

void RecordingTest::aNoteIsKeptAndShownWithWhoAndWhen()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.1.0")});
    program.trigger("version.note");
    QTRY_VERIFY(dialogOf<NoteDialog>(program));
    QCOMPARE(dialogOf<NoteDialog>(program)->windowTitle(), QStringLiteral("Write a note about churn v1.1.0"));
    auto* keep = seen<QPushButton>(QStringLiteral("Keep note"));
    QVERIFY(keep && !keep->isEnabled());
    auto* text = seen<QPlainTextEdit>(QStringLiteral("Note"));
    QTest::keyClicks(text, QStringLiteral("Drifts on <b>Sundays</b>"));
    QTRY_VERIFY(keep->isEnabled());
    QTRY_VERIFY(QApplication::activeWindow() == QApplication::activeModalWidget());
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialogOf<NoteDialog>(program));
    QTRY_COMPARE(program.version("churn", "v1.1.0")->facts.notes.size(), std::size_t(1));
    QVERIFY(!program.version("churn", "v1.1.0")->facts.notes[0].author.empty());
    QTRY_VERIFY(wordsOf(program.window()).contains(QStringLiteral("Drifts on <b>Sundays</b>")));
    QVERIFY(wordsOf(program.window()).contains(QStringLiteral("journal entry 1")));
}

void RecordingTest::aNoteThatCannotBeKeptSaysWhy()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.1.0")});
    program.tree.write(".colophon", "a file where the folder should be");
    program.trigger("version.note");
    QTRY_VERIFY(dialogOf<NoteDialog>(program));
    QTRY_VERIFY(wordsOf(*dialogOf<NoteDialog>(program)).contains(QStringLiteral("No note can be kept here.")));
    QVERIFY(!seen<QPushButton>(QStringLiteral("Keep note"))->isEnabled());
    QTest::keyClick(dialogOf<NoteDialog>(program), Qt::Key_Escape);
    QTRY_VERIFY(!dialogOf<NoteDialog>(program));
}

void RecordingTest::aNoteTakesNoMoreThanIsKept()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.1.0")});
    program.trigger("version.note");
    QTRY_VERIFY(dialogOf<NoteDialog>(program));
    const NoteDialog& dialog = *dialogOf<NoteDialog>(program);
    auto* text = seen<QPlainTextEdit>(QStringLiteral("Note"));
    QVERIFY(wordsOf(dialog).contains(QStringLiteral("0 of 10,000")));
    QTest::keyClicks(text, QStringLiteral("Seen: "));
    QGuiApplication::clipboard()->setText(QString(12'000, u'x'));
    text->paste();
    QCOMPARE(text->toPlainText(), QStringLiteral("Seen: "));
    QVERIFY(wordsOf(dialog).contains(QStringLiteral("Not taken: 2006 characters too many")));
    QGuiApplication::clipboard()->setText(QString(9'994, u'x'));
    text->paste();
    QCOMPARE(text->toPlainText().size(), 10'000);
    QVERIFY(wordsOf(dialog).contains(QStringLiteral("10,000 of 10,000")));
}

QTEST_MAIN(RecordingTest)
#include "tst_recording.moc"
