#include "tests/gui/findcontrols.h"
#include "ui/widgets/picklist.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

/// Numbers from 0 on; odd ones cannot be picked.
class Numbers : public PickSource
{
public:
    explicit Numbers(int count)
    {
        for (int i = 0; i < count; ++i)
            m_left.append(QString::number(i));
    }

    PickFound find(const QStringList& words, qsizetype limit) override
    {
        PickFound found;
        for (const QString& number : m_left) {
            const auto holds = [&](const QString& word) { return number.contains(word); };
            if (!std::ranges::all_of(words, holds))
                continue;
            if (found.shown.size() < limit)
                found.shown.append({number, number, {}});
            else
                ++found.more;
        }
        return found;
    }

    bool pick(const QString& id) override { return id.toInt() % 2 == 0 && m_left.removeAll(id) > 0; }

private:
    QStringList m_left;
};

struct Scene
{
    QWidget window;
    QPushButton button{QStringLiteral("Add"), &window};
    Numbers numbers;
    PickList list{QStringLiteral("Find a number"), numbers, &window};
    QLineEdit& field{*list.findChild<QLineEdit*>()};
    QListView& found{*list.findChild<QListView*>()};

    explicit Scene(int count)
        : numbers(count)
    {
        window.resize(600, 400);
        window.show();
        list.openBelow(button);
    }
};

} // namespace

class PickListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void ofManyThingsTheFirstAreShownAndTheOthersCounted();
    void whatCannotBePickedStays();
    void whatWasPickedMakesRoomForTheNext();
    void nothingIsTypedWhenItOpensAgain();
    void whatIsFoundStaysAModelThroughKeysAndPicks();
};

void PickListTest::ofManyThingsTheFirstAreShownAndTheOthersCounted()
{
    Scene scene(1'500);
    QCOMPARE(scene.found.model()->rowCount(), PickList::kMostShown);
    QVERIFY(showsText(scene.list, QStringLiteral("1,300 more: type to narrow")));
    QTest::keyClicks(&scene.field, QStringLiteral("149"));
    QCOMPARE(scene.found.model()->rowCount(), 12); // 149, 1149, 1490 to 1499
    QVERIFY(!showsText(scene.list, QStringLiteral("more")));
    scene.field.setText(QStringLiteral("x"));
    QVERIFY(showsText(scene.list, QStringLiteral("Nothing fits these words")));
}

void PickListTest::whatCannotBePickedStays()
{
    Scene scene(4);
    QTest::keyClick(&scene.field, Qt::Key_Down);
    QTest::keyClick(&scene.field, Qt::Key_Return);
    QCOMPARE(scene.found.model()->rowCount(), 4);
    QCOMPARE(scene.found.currentIndex().row(), 1);
    QTest::keyClick(&scene.field, Qt::Key_Down);
    QTest::keyClick(&scene.field, Qt::Key_Return);
    QCOMPARE(scene.found.model()->rowCount(), 3);
}

void PickListTest::whatWasPickedMakesRoomForTheNext()
{
    Scene scene(int(PickList::kMostShown) + 1);
    QTest::keyClick(&scene.field, Qt::Key_Return);
    QCOMPARE(scene.found.model()->rowCount(), PickList::kMostShown);
    QCOMPARE(scene.found.currentIndex().data().toString(), QStringLiteral("1"));
    QVERIFY(!showsText(scene.list, QStringLiteral("more")));
}

void PickListTest::nothingIsTypedWhenItOpensAgain()
{
    Scene scene(20);
    QTest::keyClicks(&scene.field, QStringLiteral("7"));
    QCOMPARE(scene.found.model()->rowCount(), 2);
    scene.list.close();
    scene.list.openBelow(scene.button);
    QVERIFY(scene.field.text().isEmpty());
    QCOMPARE(scene.found.model()->rowCount(), 20);
}

void PickListTest::whatIsFoundStaysAModelThroughKeysAndPicks()
{
    Scene scene(300);
    const QAbstractItemModelTester tester(scene.found.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::keyClicks(&scene.field, QStringLiteral("14"));
    QTest::keyClick(&scene.field, Qt::Key_Return);
    QCOMPARE(scene.found.model()->rowCount(), 12); // 114, 140 to 149, 214
    scene.field.setText(QStringLiteral("x"));
    QCOMPARE(scene.found.model()->rowCount(), 0);
    scene.field.clear();
    QTest::keyClick(&scene.field, Qt::Key_Return);
    QCOMPARE(scene.found.model()->rowCount(), PickList::kMostShown);
}

QTEST_MAIN(PickListTest)
#include "tst_picklist.moc"
