#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;

class TestActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }

    void anActionCarriesWhatItsSpecSays()
    {
        ActionRegistry actions;
        QAction* again = actions.add({"view.readAgain", "&Read again", "refresh-cw", "F5, Ctrl+R", "Reads it again."});
        QCOMPARE(again->objectName(), QStringLiteral("view.readAgain"));
        QCOMPARE(again->text(), QStringLiteral("&Read again"));
        QCOMPARE(again->shortcuts().size(), 2);
        QVERIFY(again->toolTip().contains(QStringLiteral("Read again (F5)")));
        QCOMPARE(actions.action(QStringLiteral("view.readAgain")), again);
    }

    void aMenuIsFilledInOrderWithSeparators()
    {
        ActionRegistry actions;
        QAction* first = actions.add({"a.first", "First", "", "", "First."});
        QAction* second = actions.add({"a.second", "Second", "", "", "Second."});
        QMenu menu;
        actions.fillMenu(menu, {QStringLiteral("a.second"), QStringLiteral("-"), QStringLiteral("a.first")});
        QCOMPARE(menu.actions().size(), 3);
        QCOMPARE(menu.actions().at(0), second);
        QVERIFY(menu.actions().at(1)->isSeparator());
        QCOMPARE(menu.actions().at(2), first);
    }

    void anEntryOfAPopupStandsForItsAction()
    {
        ActionRegistry actions;
        QAction* first = actions.add({"a.first", "First", "", "Ctrl+1", "First.", true});
        const QSignalSpy triggered(first, &QAction::triggered);
        QMenu menu;
        actions.fillPopup(menu, {QStringLiteral("a.first")});
        QAction* entry = menu.actions().first();
        QVERIFY(entry != first);
        QCOMPARE(entry->text(), QStringLiteral("First"));
        QCOMPARE(entry->shortcut(), first->shortcut());
        entry->trigger();
        QCOMPARE(triggered.count(), 1);
        QVERIFY(first->isChecked() && entry->isChecked());
        actions.setReasonOff(QStringLiteral("a.first"), QStringLiteral("Not now"));
        QVERIFY(!entry->isEnabled());
        Q_EMIT menu.aboutToHide();
        QVERIFY(entry->shortcuts().isEmpty());
    }

    void anActionThatIsOffSaysWhy()
    {
        ActionRegistry actions;
        QAction* mark = actions.add({"version.mark", "Mark…", "", "", "Marks."});
        actions.setReasonOff(QStringLiteral("version.mark"), QStringLiteral("Server is offline"));
        QVERIFY(!mark->isEnabled());
        QCOMPARE(actions.reasonOff(QStringLiteral("version.mark")), QStringLiteral("Server is offline"));
        QVERIFY(mark->toolTip().contains(QStringLiteral("Server is offline")));
        actions.setReasonOff(QStringLiteral("version.mark"), {});
        QVERIFY(mark->isEnabled());
        QVERIFY(!mark->toolTip().contains(QStringLiteral("offline")));
    }

    void twoActionsWithOneKeyAreFound()
    {
        ActionRegistry actions;
        actions.add({"a.first", "First", "", "Ctrl+B", "First."});
        QVERIFY(actions.shortcutClashes().isEmpty());
        actions.add({"a.second", "Second", "", "F2, Ctrl+B", "Second."});
        QCOMPARE(actions.shortcutClashes().size(), 1);
    }
};

QTEST_MAIN(TestActionRegistry)
#include "tst_actionregistry.moc"
