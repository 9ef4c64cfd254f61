#include "models/items/choice.h"

#include <QSignalSpy>
#include <QTest>

using namespace colophon;

class TestChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstChosenIsTheBaseline();
    void aVersionKeepsItsSlotWhileOthersComeAndGo();
    void aFreedSlotIsGivenNext();
    void makingABaselineKeepsSlots();
    void replacingKeepsTheSlotsOfThoseThatStay();
    void movingToTheFrontMakesTheBaseline();
    void moreThanCanBeToldApartAreRefused();
    void nothingChangedIsNotAnnounced();
    void selectionAnnouncesOnlyChanges();
};

void TestChoice::firstChosenIsTheBaseline()
{
    ChosenVersions chosen;
    chosen.choose(QStringLiteral("a"));
    chosen.choose(QStringLiteral("b"));
    QCOMPARE(chosen.baseline(), QStringLiteral("a"));
    QCOMPARE(chosen.slot(QStringLiteral("b")), 1);
    QCOMPARE(chosen.slot(QStringLiteral("c")), -1);
}

void TestChoice::aVersionKeepsItsSlotWhileOthersComeAndGo()
{
    ChosenVersions chosen;
    chosen.replace({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    chosen.unchoose(QStringLiteral("a"));
    QCOMPARE(chosen.slot(QStringLiteral("b")), 1);
    QCOMPARE(chosen.slot(QStringLiteral("c")), 2);
    QCOMPARE(chosen.baseline(), QStringLiteral("b"));
}

void TestChoice::aFreedSlotIsGivenNext()
{
    ChosenVersions chosen;
    chosen.replace({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    chosen.unchoose(QStringLiteral("b"));
    chosen.choose(QStringLiteral("d"));
    QCOMPARE(chosen.slot(QStringLiteral("d")), 1);
}

void TestChoice::makingABaselineKeepsSlots()
{
    ChosenVersions chosen;
    chosen.replace({QStringLiteral("a"), QStringLiteral("b")});
    chosen.setBaseline(QStringLiteral("b"));
    QCOMPARE(chosen.ids(), (QStringList{QStringLiteral("b"), QStringLiteral("a")}));
    QCOMPARE(chosen.slot(QStringLiteral("a")), 0);
    QCOMPARE(chosen.slot(QStringLiteral("b")), 1);
}

void TestChoice::replacingKeepsTheSlotsOfThoseThatStay()
{
    ChosenVersions chosen;
    chosen.replace({QStringLiteral("a"), QStringLiteral("b")});
    chosen.replace({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("c")});
    QCOMPARE(chosen.ids(), (QStringList{QStringLiteral("c"), QStringLiteral("b")}));
    QCOMPARE(chosen.slot(QStringLiteral("b")), 1);
    QCOMPARE(chosen.slot(QStringLiteral("c")), 0);
}

void TestChoice::movingToTheFrontMakesTheBaseline()
{
    ChosenVersions chosen;
    chosen.replace({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    chosen.move(2, 0);
    QCOMPARE(chosen.baseline(), QStringLiteral("c"));
    chosen.move(7, 0);
    QCOMPARE(chosen.count(), 3);
}

void TestChoice::moreThanCanBeToldApartAreRefused()
{
    QStringList many;
    for (int i = 0; i < 5000; ++i)
        many.append(QString::number(i));
    ChosenVersions chosen;
    const QSignalSpy refused(&chosen, &ChosenVersions::refused);
    chosen.replace(many.mid(0, ChosenVersions::kMost));
    QCOMPARE(refused.count(), 0);
    chosen.choose(QStringLiteral("one more"));
    chosen.setBaseline(QStringLiteral("another"));
    QCOMPARE(refused.count(), 2);
    chosen.replace(many);
    QCOMPARE(refused.count(), 3);
    QCOMPARE(chosen.ids(), many.mid(0, ChosenVersions::kMost));
}

void TestChoice::nothingChangedIsNotAnnounced()
{
    ChosenVersions chosen;
    QSignalSpy changed(&chosen, &ChosenVersions::changed);
    chosen.choose(QStringLiteral("a"));
    chosen.choose(QStringLiteral("a"));
    chosen.choose(QString());
    chosen.unchoose(QStringLiteral("b"));
    chosen.setBaseline(QStringLiteral("a"));
    chosen.replace({QStringLiteral("a")});
    QCOMPARE(changed.count(), 1);
    chosen.toggle(QStringLiteral("a"));
    QCOMPARE(changed.count(), 2);
    chosen.clear();
    QCOMPARE(changed.count(), 2);
}

void TestChoice::selectionAnnouncesOnlyChanges()
{
    Selection selection;
    QSignalSpy versions(&selection, &Selection::versionsChanged);
    QSignalSpy models(&selection, &Selection::modelChanged);
    selection.setVersions({QStringLiteral("a"), QStringLiteral("a"), QString()});
    selection.setVersions({QStringLiteral("a")});
    selection.setModel(QStringLiteral("churn"));
    selection.setModel(QStringLiteral("churn"));
    QCOMPARE(versions.count(), 1);
    QCOMPARE(models.count(), 1);
    QCOMPARE(selection.version(), QStringLiteral("a"));
}

QTEST_APPLESS_MAIN(TestChoice)
#include "tst_choice.moc"
