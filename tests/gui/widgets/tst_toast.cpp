#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using colophon::Toast;

class ToastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { colophon::Theme::install(*qApp); }
    void goesByItself();
    void goesWhenItsActionIsUsed();
    void goesAlsoWhenTheWindowItselfGetsTheFocus();
    void staysWhileItsButtonHasTheFocus();

private:
    /// A window with one field, and a toast over it that lasts a moment.
    struct Desk
    {
        Desk()
        {
            window.setFocusPolicy(Qt::StrongFocus);
            window.resize(800, 300);
            (new QVBoxLayout(&window))->addWidget(&field);
            window.show();
            window.activateWindow();
            toast.setDuration(50);
        }

        void report() { toast.show({QStringLiteral("Released"), {}, QStringLiteral("Undo"), {}, {}}); }

        QWidget window;
        QPushButton field{QStringLiteral("Something")};
        Toast toast{&window};
    };
};

void ToastTest::goesByItself()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.report();
    QVERIFY(desk.toast.isVisible());
    QTRY_VERIFY(!desk.toast.isVisible());
}

void ToastTest::goesWhenItsActionIsUsed()
{
    Desk desk;
    QSignalSpy undone(&desk.toast, &Toast::actionTriggered);
    desk.toast.setDuration(10'000);
    desk.report();
    QTest::mouseClick(desk.toast.findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(undone.count(), 1);
    QVERIFY(!desk.toast.isVisible());
}

void ToastTest::goesAlsoWhenTheWindowItselfGetsTheFocus()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.field.setFocus();
    desk.report();
    desk.window.setFocus(); // as after a dialog closed whose opener is gone
    QVERIFY(desk.window.hasFocus());
    QTRY_VERIFY(!desk.toast.isVisible());
}

void ToastTest::staysWhileItsButtonHasTheFocus()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.report();
    auto* undo = desk.toast.findChild<QPushButton*>();
    undo->setFocus();
    QVERIFY(undo->hasFocus());
    QTest::qWait(200); // four times what it lasts otherwise
    QVERIFY(desk.toast.isVisible());
    desk.field.setFocus();
    QTRY_VERIFY(!desk.toast.isVisible());
}

QTEST_MAIN(ToastTest)
#include "tst_toast.moc"
