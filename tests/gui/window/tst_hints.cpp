#include "tests/gui/window/sessionprogram.h"
#include "ui/shell/statusline.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

using namespace colophon;
using namespace colophon::test;

namespace {

/// Everything that the status line says.
QString statusOf(const SessionProgram& program)
{
    QStringList texts;
    for (const PlainLabel* label : program.window().findChild<StatusLine*>()->findChildren<PlainLabel*>())
        texts.append(label->fullText());
    return texts.join(u'|');
}

} // namespace

/// What the status line tells about commands that are not possible now.
class HintsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void aReasonIsTakenOffTheStatusLineOnceItIsTrueNoMore();
    void findingWithoutReleasesSaysWhyItIsNotPossible();
};

void HintsTest::aReasonIsTakenOffTheStatusLineOnceItIsTrueNoMore()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    QTest::keyClick(&program.window(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(statusOf(program).contains(QStringLiteral("Select a version first")), qPrintable(statusOf(program)));
    program.session->selection().setVersions({program.id("churn", "v1.0.0")});
    QVERIFY2(!statusOf(program).contains(QStringLiteral("Select a version first")), qPrintable(statusOf(program)));
}

void HintsTest::findingWithoutReleasesSaysWhyItIsNotPossible()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.window().showView(QStringLiteral("releases"));
    program.trigger("edit.find");
    QVERIFY2(statusOf(program).contains(QStringLiteral("no release is recorded")), qPrintable(statusOf(program)));
}

QTEST_MAIN(HintsTest)
#include "tst_hints.moc"
