#include "tests/gui/findcontrols.h"
#include "ui/widgets/momentfield.h"
#include "ui/widgets/theme.h"

#include <QCalendarWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include <utility>

using namespace colophon;
using namespace colophon::test;

namespace {

const QDateTime kMarch(QDate(2026, 3, 3), QTime(12, 0));

/// The field above another control.
struct FieldScene
{
    QWidget window;
    MomentField* field = new MomentField(QStringLiteral("In production on"), &window);
    QPushButton* other = new QPushButton(QStringLiteral("Other"), &window);
    QSignalSpy chosen{field, &MomentField::momentChosen};
    QSignalSpy now{field, &MomentField::nowChosen};

    FieldScene()
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(field);
        layout->addWidget(other);
        layout->addStretch();
        window.resize(500, 400);
        field->setMoment(kMarch);
        window.show();
        window.activateWindow();
    }
    QLineEdit& edit() const { return *field->findChild<QLineEdit*>(); }
    QCalendarWidget* calendar() const { return field->findChild<QCalendarWidget*>(); }
    void type(const char* text) const
    {
        edit().setFocus();
        edit().selectAll();
        QTest::keyClicks(&edit(), QString::fromLatin1(text));
    }
    void enter(const char* text) const
    {
        type(text);
        QTest::keyClick(&edit(), Qt::Key_Return);
    }
    QTableView& days() const { return *calendar()->findChild<QTableView*>(); }
};

bool shows(QWidget& widget, const QColor& colour)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

class MomentFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void init() { Theme::instance().setMode(Theme::Mode::Light); }
    void aTypedMomentIsTakenAtEnter();
    void itIsTakenAlsoWhenTheFocusGoes();
    void aFieldThatGoesWhileItHasTheFocusTakesNothing();
    void todayLeavesItToTheClock();
    void aWrongTextStaysAndIsTold();
    void escapeBringsTheMomentBack();
    void arrowsGoByADayButNotPastNow();
    void aDayIsTakenFromTheCalendarByKeyboard();
    void aDayIsTakenFromTheCalendarByMouse();
    void escapeClosesTheCalendar();
    void theCalendarHasTheColoursOfTheTheme();
    void partsOfTheCalendarHaveNames();
};

void MomentFieldTest::aTypedMomentIsTakenAtEnter()
{
    const FieldScene scene;
    QCOMPARE(nameOf(&scene.edit()), QStringLiteral("In production on"));
    QCOMPARE(scene.edit().text(), QStringLiteral("3 Mar 2026, 12:00"));
    scene.enter("2026-03-01 09:15");
    QCOMPARE(scene.chosen.count(), 1);
    QCOMPARE(scene.chosen.front().front().toDateTime(), QDateTime(QDate(2026, 3, 1), QTime(9, 15)));
    QCOMPARE(scene.edit().text(), QStringLiteral("1 Mar 2026, 09:15"));
    QVERIFY(!scene.field->isBeingTyped());
    QTest::keyClick(&scene.edit(), Qt::Key_Return);
    QCOMPARE(scene.chosen.count(), 1);
}

void MomentFieldTest::itIsTakenAlsoWhenTheFocusGoes()
{
    FieldScene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    scene.type("2026-03-01");
    QVERIFY(scene.field->isBeingTyped());
    QCOMPARE(scene.chosen.count(), 0);
    scene.other->setFocus();
    QCOMPARE(scene.chosen.count(), 1);
}

void MomentFieldTest::aFieldThatGoesWhileItHasTheFocusTakesNothing()
{
    FieldScene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    scene.type("2026-03-01");
    QVERIFY(scene.edit().hasFocus());
    delete std::exchange(scene.field, nullptr);
    QCOMPARE(scene.chosen.count(), 0);
}

void MomentFieldTest::todayLeavesItToTheClock()
{
    const FieldScene scene;
    scene.enter("today");
    QCOMPARE(scene.now.count(), 1);
    QCOMPARE(scene.chosen.count(), 0);
    scene.enter("yesterday");
    QCOMPARE(scene.chosen.count(), 1);
    scene.enter(QDate::currentDate().toString(Qt::ISODate).toLatin1().constData());
    QCOMPARE(scene.now.count(), 2);
    QCOMPARE(scene.chosen.count(), 1);
}

void MomentFieldTest::aWrongTextStaysAndIsTold()
{
    FieldScene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    const QSignalSpy told(scene.field, &MomentField::problemChanged);
    scene.enter("2026-02-30");
    QCOMPARE(scene.edit().text(), QStringLiteral("2026-02-30"));
    QVERIFY(scene.field->problem().contains(QStringLiteral("no day 2026-02-30")));
    QCOMPARE(scene.edit().accessibleDescription(), scene.field->problem());
    QCOMPARE(told.count(), 1);
    QCOMPARE(scene.chosen.count(), 0);
    QVERIFY(shows(scene.edit(), Theme::instance().colour(Tone::Negative)));
    scene.other->setFocus();
    QCOMPARE(scene.edit().text(), QStringLiteral("2026-02-30"));
    QVERIFY(scene.field->isBeingTyped());
    scene.enter("2026-02-28");
    QCOMPARE(scene.field->problem(), QString());
    QCOMPARE(scene.chosen.count(), 1);
    QVERIFY(!shows(scene.edit(), Theme::instance().colour(Tone::Negative)));
}

void MomentFieldTest::escapeBringsTheMomentBack()
{
    const FieldScene scene;
    scene.enter("nonsense");
    QTest::keyClick(&scene.edit(), Qt::Key_Escape);
    QCOMPARE(scene.edit().text(), QStringLiteral("3 Mar 2026, 12:00"));
    QCOMPARE(scene.field->problem(), QString());
}

void MomentFieldTest::arrowsGoByADayButNotPastNow()
{
    const FieldScene scene;
    scene.edit().setFocus();
    QTest::keyClick(&scene.edit(), Qt::Key_Down);
    QCOMPARE(scene.chosen.back().front().toDateTime(), kMarch.addDays(-1));
    QTest::keyClick(&scene.edit(), Qt::Key_Up);
    QCOMPARE(scene.chosen.back().front().toDateTime(), kMarch);
    scene.field->setMoment(QDateTime::currentDateTime().addSecs(-3600));
    QTest::keyClick(&scene.edit(), Qt::Key_Up);
    QCOMPARE(scene.chosen.count(), 2);
    QCOMPARE(scene.now.count(), 1);
}

void MomentFieldTest::aDayIsTakenFromTheCalendarByKeyboard()
{
    FieldScene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    scene.edit().setFocus();
    QTest::keyClick(&scene.edit(), Qt::Key_Down, Qt::AltModifier);
    QVERIFY(scene.calendar() && scene.calendar()->isVisible());
    QCOMPARE(scene.calendar()->selectedDate(), kMarch.date());
    QTest::keyClick(&scene.days(), Qt::Key_Right);
    QTest::keyClick(&scene.days(), Qt::Key_Return);
    QVERIFY(!scene.calendar()->isVisible());
    QCOMPARE(scene.chosen.count(), 1);
    QCOMPARE(scene.chosen.front().front().toDateTime(), kMarch.date().addDays(1).endOfDay());
}

void MomentFieldTest::aDayIsTakenFromTheCalendarByMouse()
{
    const FieldScene scene;
    auto* open = findNamed<QAbstractButton>(*scene.field, QStringLiteral("Open calendar"));
    QVERIFY(open);
    QTest::mouseClick(open, Qt::LeftButton);
    QVERIFY(scene.calendar() && scene.calendar()->isVisible());
    const QTableView& days = scene.days();
    QRect place;
    for (int row = 1; row < days.model()->rowCount(); ++row) {
        for (int column = 0; column < days.model()->columnCount(); ++column) {
            const QModelIndex index = days.model()->index(row, column);
            if (index.data().toInt() == 12 && place.isEmpty())
                place = days.visualRect(index);
        }
    }
    QTest::mouseClick(days.viewport(), Qt::LeftButton, {}, place.center());
    QCOMPARE(scene.chosen.count(), 1);
    QCOMPARE(scene.chosen.front().front().toDateTime(), QDate(2026, 3, 12).endOfDay());
}

void MomentFieldTest::escapeClosesTheCalendar()
{
    const FieldScene scene;
    scene.field->openCalendar();
    QTest::keyClick(&scene.days(), Qt::Key_Escape);
    QVERIFY(!scene.calendar()->isVisible());
    QCOMPARE(scene.chosen.count(), 0);
}

void MomentFieldTest::theCalendarHasTheColoursOfTheTheme()
{
    const FieldScene scene;
    scene.field->openCalendar();
    const auto has = [&scene](Tone tone) { return shows(*scene.calendar(), Theme::instance().colour(tone)); };
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        QVERIFY(has(Tone::Raised));
        QVERIFY(has(Tone::Alternate)); // the week ends
        QVERIFY(has(Tone::AccentFill)); // the chosen day
        QVERIFY(!shows(*scene.calendar(), Qt::red));
        QVERIFY(!has(Tone::Selection));
    }
}

void MomentFieldTest::partsOfTheCalendarHaveNames()
{
    const FieldScene scene;
    scene.field->openCalendar();
    for (const char* name : {"Previous month", "Next month", "Month", "Year"})
        QVERIFY2(findNamed<QAbstractButton>(*scene.calendar(), QString::fromLatin1(name)), name);
    QCOMPARE(nameOf(&scene.days()), QStringLiteral("Days"));
}

QTEST_MAIN(MomentFieldTest)
#include "tst_momentfield.moc"
