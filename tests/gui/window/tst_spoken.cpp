#include "tests/gui/window/sessionprogram.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QMenuBar>

using namespace colophon;
using test::seen;
using test::SessionProgram;

namespace {

/// What is said of the control and of all in it, where it is markup.
void collectMarkup(QAccessibleInterface* control, QStringList& found)
{
    if (!control || !control->isValid())
        return;
    for (const QAccessible::Text kind : {QAccessible::Name, QAccessible::Description, QAccessible::Help}) {
        const QString said = control->text(kind);
        if (said.contains(u"<qt>") || said.startsWith(u'<'))
            found.append(control->text(QAccessible::Name) + QStringLiteral(": ") + said);
    }
    for (int i = 0; i < control->childCount(); ++i)
        collectMarkup(control->child(i), found);
}

QStringList markupIn(QWidget& window)
{
    QStringList found;
    collectMarkup(QAccessible::queryAccessibleInterface(&window), found);
    return found;
}

QDialog* shownDialog()
{
    return qobject_cast<QDialog*>(QApplication::activeWindow());
}

QString descriptionOf(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Description);
}

} // namespace

/// What a screen reader says of the window.
class SpokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noPageIsDescribedInMarkup_data();
    void noPageIsDescribedInMarkup();
    void noDialogIsDescribedInMarkup_data();
    void noDialogIsDescribedInMarkup();
    void keysAndReasonsArePartOfTheDescription();

private:
    QTemporaryDir m_settings;
};

void SpokenTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void SpokenTest::noPageIsDescribedInMarkup_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char* action : {"view.history", "view.compare", "view.charts", "view.releases", "file.close"})
        QTest::newRow(action) << QByteArray(action);
}

void SpokenTest::noPageIsDescribedInMarkup()
{
    QFETCH(QByteArray, action);
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    program.session->chosen().replace({program.id("churn", "v1.0.0"), program.id("churn", "v1.2.0")});
    program.trigger(action.constData());
    QTRY_VERIFY(QApplication::focusWidget());
    const QStringList found = markupIn(program.window());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void SpokenTest::noDialogIsDescribedInMarkup_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char* action :
         {"help.shortcuts", "edit.settings", "file.register", "file.export", "version.note", "version.markProduction"})
        QTest::newRow(action) << QByteArray(action);
}

void SpokenTest::noDialogIsDescribedInMarkup()
{
    QFETCH(QByteArray, action);
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    program.trigger(action.constData());
    QTRY_VERIFY(shownDialog() && shownDialog()->focusWidget());
    const QStringList found = markupIn(*shownDialog());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void SpokenTest::keysAndReasonsArePartOfTheDescription()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    QCOMPARE(descriptionOf(seen<QAbstractButton>(QStringLiteral("Read again"))), QStringLiteral("Read again (F5)"));
    QCOMPARE(descriptionOf(seen<QAbstractButton>(QStringLiteral("History"))), QStringLiteral("History (Ctrl+1)"));
    QCOMPARE(seen<QAbstractButton>(QStringLiteral("Read again"))->toolTip(),
             QStringLiteral("<qt>Read again (F5)</qt>"));
}

QTEST_MAIN(SpokenTest)
#include "tst_spoken.moc"
