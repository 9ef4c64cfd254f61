#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/carddialog.h"
#include "ui/widgets/collapsiblesection.h"
#include "ui/widgets/combofield.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTreeWidget>

using namespace colophon;

namespace {

QWidget* row(std::initializer_list<QWidget*> widgets)
{
    auto* holder = new QWidget;
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return holder;
}

SegmentedControl* segments(bool exclusive)
{
    auto* control = new SegmentedControl(QStringLiteral("View"));
    control->setExclusive(exclusive);
    control->setLarge(exclusive);
    const bool withIcons = exclusive;
    control->addSegment(QStringLiteral("History"), withIcons ? QStringLiteral("git-branch") : QString());
    control->addSegment(QStringLiteral("Compare"), withIcons ? QStringLiteral("columns-3") : QString());
    control->addSegment(QStringLiteral("Charts"), withIcons ? QStringLiteral("chart-spline") : QString());
    control->setOn(0);
    if (!exclusive)
        control->setOn(1);
    return control;
}

QWidget* buttonsRow()
{
    auto* pressed = makeButton(QStringLiteral("Pressed"));
    pressed->setCheckable(true);
    pressed->setChecked(true);
    auto* off = makeButton(QStringLiteral("Mark v1.1.1 as staging…"), QStringLiteral("flag"), ButtonRole::Primary);
    off->setEnabled(false);
    return row(
        {makeButton(QStringLiteral("Mark v1.2.0 as production…"), QStringLiteral("flag"), ButtonRole::Primary),
         makeButton(QStringLiteral("Compare")), pressed, off,
         makeButton(QStringLiteral("Mark despite 1 failed gate"), QStringLiteral("triangle-alert"), ButtonRole::Danger),
         new IconButton(QStringLiteral("ellipsis"), QStringLiteral("More actions")),
         new LinkButton(QStringLiteral("Show commits"))});
}

QWidget* fieldsRow()
{
    auto* combo = new ComboField(QStringLiteral("Metric"));
    combo->addItem(QStringLiteral("validation"));
    auto* ticked = new QCheckBox(QStringLiteral("Only differences"));
    ticked->setChecked(true);
    auto* radio = new QRadioButton(QStringLiteral("v1.2.0"));
    radio->setChecked(true);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(30);
    auto* progress = new QProgressBar;
    progress->setValue(40);
    return row({new SearchField(QStringLiteral("Find a row")), combo, ticked, new QCheckBox(QStringLiteral("Off")),
                radio, new QRadioButton(QStringLiteral("Other")), slider, progress});
}

QWidget* badgesRow()
{
    using Kind = Badge::Kind;
    return row({new BadgeLabel(stageBadge(QStringLiteral("production"))),
                new BadgeLabel(pastStageBadge(QStringLiteral("production"))),
                new BadgeLabel(stageBadge(QStringLiteral("staging"))),
                new BadgeLabel(stageBadge(QStringLiteral("archived"))),
                new BadgeLabel({QStringLiteral("Files verified"), QStringLiteral("shield-check"), Kind::Positive}),
                new BadgeLabel({QStringLiteral("File changed"), QStringLiteral("shield-alert"), Kind::Negative}),
                new BadgeLabel({QStringLiteral("4 facts missing"), QStringLiteral("circle-help"), Kind::Warning}),
                new BadgeLabel({QStringLiteral("best"), {}, Kind::Accent}),
                new BadgeLabel({QStringLiteral("+1"), {}, Kind::Neutral})});
}

QWidget* treeExample()
{
    auto* tree = new QTreeWidget;
    tree->setHeaderLabels({QStringLiteral("Version"), QStringLiteral("accuracy"), QStringLiteral("Reason")});
    tree->setSortingEnabled(true);
    auto* model = new QTreeWidgetItem(tree, {QStringLiteral("churn")});
    for (int i = 0; i < 14; ++i)
        new QTreeWidgetItem(
            model, {QStringLiteral("v1.%1.0").arg(i), QStringLiteral("0.8%1").arg(i), QStringLiteral("Retrain")});
    tree->expandAll();
    tree->setCurrentItem(model->child(2));
    return tree;
}

/// Every control in one window, for eyes.
QWidget* gallery()
{
    auto* window = new QWidget;
    auto* layout = new QVBoxLayout(window);
    layout->addWidget(row({segments(true), segments(false)}));
    layout->addWidget(buttonsRow());
    layout->addWidget(fieldsRow());
    layout->addWidget(badgesRow());
    auto* warning = new Banner(Banner::Kind::Warning);
    warning->setMessage(
        QStringLiteral("v1.3.0 was measured on other labels."),
        QStringLiteral("test.csv 9f2c41 → 41be70. Its metrics carry ≠ and never count as better or worse."));
    warning->addLink(QStringLiteral("show"), QStringLiteral("Show the data change"));
    warning->setDismissible(true);
    layout->addWidget(warning);
    auto* error = new Banner(Banner::Kind::Error);
    error->setMessage(QStringLiteral("Nothing was changed."),
                      QStringLiteral("The alias moved to version 8 meanwhile."));
    layout->addWidget(error);
    auto* section = new CollapsibleSection(QStringLiteral("gauge"), QStringLiteral("Metrics"));
    section->setSummary(QStringLiteral("6 · 5 seeds"));
    layout->addWidget(section);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(treeExample(), 2);
    auto* empty
        = new EmptyState(QStringLiteral("folder-search"), QStringLiteral("No model versions in ~/projects/notes"),
                         QStringLiteral("Colophon looked through 312 files for MLflow, DVC, GTO, Git tags and "
                                        "names such as model_v1.2.0.pkl."));
    empty->setPrimaryAction(QStringLiteral("Register a version…"), QStringLiteral("plus"));
    empty->setSecondaryAction(QStringLiteral("Open another folder…"));
    bottom->addWidget(empty, 2);
    auto* edit = new QPlainTextEdit;
    edit->setPlainText(QStringLiteral("Two weeks in staging without alerts."));
    bottom->addWidget(edit, 1);
    layout->addLayout(bottom, 1);
    window->resize(1100, 620);
    return window;
}

void saveFor(const QString& name, QWidget& widget)
{
    const QString folder = qEnvironmentVariable("COLOPHON_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(folder + u'/' + name));
}

} // namespace

class TestControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void everyControlIsDrawnInBothThemes()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            const std::unique_ptr<QWidget> window(gallery());
            Toast toast(window.get());
            window->show();
            toast.show({QStringLiteral("churn v1.2.0 is now in production."),
                        QStringLiteral("v1.1.1 was production for 78 days."),
                        QStringLiteral("Undo"),
                        QStringLiteral("Ctrl+Z"),
                        {}});
            QVERIFY(QTest::qWaitForWindowExposed(window.get()));
            saveFor(mode == Theme::Mode::Dark ? QStringLiteral("controls-dark.png")
                                              : QStringLiteral("controls-light.png"),
                    *window);
        }
    }

    void oneSegmentOfAnExclusiveControlIsOn()
    {
        const std::unique_ptr<SegmentedControl> control(segments(true));
        QSignalSpy chosen(control.get(), &SegmentedControl::currentChanged);
        control->show();
        QTest::mouseClick(control->findChildren<QAbstractButton*>().at(2), Qt::LeftButton);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(control->current(), 2);
        QVERIFY(!control->isOn(0));
        control->setOn(1);
        QCOMPARE(chosen.count(), 1);
    }

    void segmentsOfASetSwitchOnTheirOwn()
    {
        const std::unique_ptr<SegmentedControl> control(segments(false));
        control->show();
        QTest::mouseClick(control->findChildren<QAbstractButton*>().at(0), Qt::LeftButton);
        QVERIFY(!control->isOn(0));
        QVERIFY(control->isOn(1));
    }

    void segmentsAreReachedByTheKeyboard()
    {
        const std::unique_ptr<SegmentedControl> control(segments(true));
        control->show();
        control->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(control.get()));
        control->findChildren<QAbstractButton*>().at(0)->setFocus();
        QTest::keyClick(control->findChildren<QAbstractButton*>().at(0), Qt::Key_Right);
        QCOMPARE(control->current(), 1);
    }

    void iconButtonIsNamedByItsToolTip()
    {
        QAction again(QStringLiteral("&Read again"));
        again.setShortcut(Qt::Key_F5);
        const IconButton button(&again);
        QCOMPARE(button.accessibleName(), QStringLiteral("Read again"));
        QVERIFY(button.toolTip().contains(QStringLiteral("Read again (F5)")));
        QVERIFY(button.sizeHint().width() >= 24 && button.sizeHint().height() >= 24);
    }

    void sectionOpensByMouseAndKeyboard()
    {
        CollapsibleSection section(QStringLiteral("gauge"), QStringLiteral("Metrics"));
        section.setContent(new QLabel(QStringLiteral("content")));
        section.show();
        QVERIFY(!section.content()->isVisible());
        auto* header = section.findChild<QAbstractButton*>();
        QTest::mouseClick(header, Qt::LeftButton);
        QVERIFY(section.isOpen() && section.content()->isVisible());
        QTest::keyClick(header, Qt::Key_Left);
        QVERIFY(!section.isOpen());
        QTest::keyClick(header, Qt::Key_Right);
        QVERIFY(section.isOpen());
    }

    void searchFieldTellsItsTextOnceTheUserRests()
    {
        SearchField field(QStringLiteral("Find a row"));
        QSignalSpy searched(&field, &SearchField::searched);
        field.show();
        QTest::keyClicks(&field, QStringLiteral("acc"));
        QTRY_COMPARE(searched.count(), 1);
        QCOMPARE(searched.at(0).at(0).toString(), QStringLiteral("acc"));
        QSignalSpy left(&field, &SearchField::left);
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QCOMPARE(left.count(), 0);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void bannerNamesItsLinksAndGoesWhenDismissed()
    {
        Banner banner(Banner::Kind::Warning);
        banner.setMessage(QStringLiteral("<b>Other</b> labels."), QStringLiteral("text"));
        banner.addLink(QStringLiteral("leave"), QStringLiteral("Leave v1.3.0 out"));
        banner.setDismissible(true);
        banner.show();
        QCOMPARE(banner.accessibleName(), QStringLiteral("<b>Other</b> labels. text"));
        QSignalSpy triggered(&banner, &Banner::linkTriggered);
        QTest::mouseClick(banner.findChild<LinkButton*>(), Qt::LeftButton);
        QCOMPARE(triggered.at(0).at(0).toString(), QStringLiteral("leave"));
        QSignalSpy dismissed(&banner, &Banner::dismissed);
        QTest::mouseClick(banner.findChild<IconButton*>(), Qt::LeftButton);
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(!banner.isVisible());
    }

    void dialogDimsItsWindowAndKeepsOpenWhileItMust()
    {
        QWidget window;
        window.resize(900, 500);
        window.show();
        CardDialog dialog(QStringLiteral("Mark churn v1.2.0 as production"), &window);
        dialog.open();
        QVERIFY(window.findChild<Scrim*>());
        QCOMPARE(dialog.accessibleName(), QStringLiteral("Mark churn v1.2.0 as production"));
        dialog.setClosable(false);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        dialog.setClosable(true);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QVERIFY(!window.findChild<Scrim*>());
    }

    void headerTextIsWholeBesideItsSortMark()
    {
        QTreeWidget table;
        table.setHeaderLabels({QStringLiteral("Created"), QStringLiteral("Reason")});
        table.setSortingEnabled(true);
        table.sortByColumn(0, Qt::DescendingOrder);
        table.header()->resizeSection(0, Theme::instance().scaled(92));
        table.show();
        const auto header = [&table] {
            return table.header()->grab(QRect(0, 0, table.header()->sectionSize(0), table.header()->height()));
        };
        const QImage narrow = header().toImage();
        table.header()->resizeSection(0, Theme::instance().scaled(200));
        const QImage wide = header().toImage();
        const QRect text(0, 0, Theme::instance().scaled(80), narrow.height() - 1);
        QCOMPARE(narrow.copy(text), wide.copy(text));
    }

    void mnemonicsAreUnderlinedOnlyWhileAltIsHeld()
    {
        QWidget window;
        window.resize(400, 200);
        QMenuBar bar(&window);
        bar.addMenu(QStringLiteral("&File"));
        bar.addMenu(QStringLiteral("&Edit"));
        bar.resize(400, bar.sizeHint().height());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QImage calm = bar.grab().toImage();
        QTest::keyPress(&window, Qt::Key_Alt);
        const QImage underlined = bar.grab().toImage();
        QVERIFY(underlined != calm);
        QTest::mousePress(&window, Qt::LeftButton, {}, QPoint(200, 150));
        QTest::mouseRelease(&window, Qt::LeftButton, {}, QPoint(200, 150));
        QCOMPARE(bar.grab().toImage(), calm);
        QTest::keyRelease(&window, Qt::Key_Alt);
    }

    void tabGoesToTheSegmentThatIsOn()
    {
        QWidget window;
        auto* before = new QPushButton(QStringLiteral("Before"), &window);
        auto* control = new SegmentedControl(QStringLiteral("View"), &window);
        for (const char* text : {"History", "Compare", "Charts"})
            control->addSegment(QString::fromLatin1(text));
        auto* after = new QPushButton(QStringLiteral("After"), &window);
        control->setCurrent(0);
        control->setCurrent(2);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Tab);
        const auto* segment = qobject_cast<QAbstractButton*>(window.focusWidget());
        QVERIFY(segment);
        QCOMPARE(segment->text(), QStringLiteral("Charts"));
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QVERIFY(after->hasFocus());
    }

    void aSegmentThatIsOnAgainForgetsWhyItWasOff()
    {
        SegmentedControl control(QStringLiteral("View"));
        control.addSegment(QStringLiteral("Both"));
        const auto* segment = control.findChild<QAbstractButton*>();
        control.setSegmentEnabled(0, false, QStringLiteral("Needs a wider window."));
        QVERIFY(segment->toolTip().contains(QStringLiteral("Needs a wider window.")));
        QCOMPARE(segment->accessibleDescription(), QStringLiteral("Needs a wider window."));
        control.setSegmentEnabled(0, true, QStringLiteral("Needs a wider window."));
        QCOMPARE(segment->toolTip(), QString());
        QCOMPARE(segment->accessibleDescription(), QString());
    }

    void theLensOfASearchFieldHasAName()
    {
        SearchField field(QStringLiteral("Find a row"));
        for (QAbstractButton* button : field.findChildren<QAbstractButton*>()) {
            if (!button->isHidden())
                QCOMPARE(QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name),
                         QStringLiteral("Find a row"));
        }
    }

    void comboFieldIsNamedByItsLabel()
    {
        ComboField field(QStringLiteral("Metric"));
        field.addItem(QStringLiteral("accuracy"), 7);
        field.addItem(QStringLiteral("f1"), 8);
        QCOMPARE(field.findChild<QLabel*>()->buddy(), field.box());
        QVERIFY(field.setCurrentData(8));
        QCOMPARE(field.currentText(), QStringLiteral("f1"));
        QVERIFY(!field.setCurrentData(9));
    }
};

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
