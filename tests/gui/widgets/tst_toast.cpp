#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using colophon::Toast;

namespace {

/// Relative luminance after WCAG 2.
double luminance(const QColor& colour)
{
    const auto linear
        = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class ToastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { colophon::Theme::install(*qApp); }
    void goesByItself();
    void goesWhenItsActionIsUsed();
    void goesWhenItsActionIsNotPossibleAnyMore();
    void goesAlsoWhenTheWindowItselfGetsTheFocus();
    void staysWhileItsButtonHasTheFocus();
    void itsButtonsCanBeReadUnderThePointer_data();
    void itsButtonsCanBeReadUnderThePointer();

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

void ToastTest::goesWhenItsActionIsNotPossibleAnyMore()
{
    Desk desk;
    desk.toast.setDuration(60'000);
    desk.report();
    QVERIFY(desk.toast.isVisible());
    desk.toast.withdraw();
    QVERIFY(!desk.toast.isVisible());
    desk.toast.show({QStringLiteral("The note is kept"), {}, {}, {}, {}});
    desk.toast.withdraw();
    QVERIFY(desk.toast.isVisible());
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
    // One that is shown later and held by nothing goes before it.
    Toast later(&desk.window);
    later.setDuration(50);
    later.show({QStringLiteral("Released"), {}, {}, {}, {}});
    QTRY_VERIFY(!later.isVisible());
    QVERIFY(desk.toast.isVisible());
    desk.field.setFocus();
    QTRY_VERIFY(!desk.toast.isVisible());
}

void ToastTest::itsButtonsCanBeReadUnderThePointer_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Text and ground have changed places there: the usual ground under a pointer has the colour of the ink.
void ToastTest::itsButtonsCanBeReadUnderThePointer()
{
    QFETCH(bool, dark);
    using colophon::Theme;
    using colophon::Tone;
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    Desk desk;
    desk.report();
    const QColor ink = Theme::instance().colour(Tone::Surface);
    for (QAbstractButton* button : desk.toast.findChildren<QAbstractButton*>()) {
        button->setAttribute(Qt::WA_UnderMouse);
        const QImage image = desk.toast.grab(button->geometry()).toImage();
        const QColor ground = image.pixelColor(5, image.height() / 2);
        QVERIFY2(contrast(ink, ground) >= 4.5,
                 qPrintable(button->accessibleName() + u' ' + ink.name() + u' ' + ground.name()));
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

QTEST_MAIN(ToastTest)
#include "tst_toast.moc"
