#include "tests/support/churnmodel.h"
#include "ui/history/filterfield.h"
#include "ui/history/filterline.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;

namespace {

/// The line over the table alone, with versions to complete from.
struct Scene
{
    FilterLine line;

    Scene()
    {
        line.setCatalog(test::churnCatalog());
        line.resize(900, 40);
        line.show();
        line.activateWindow();
    }

    QLineEdit& field() const { return *line.findChild<QLineEdit*>(QStringLiteral("filterVersions")); }
    QString inForce() const { return QString::fromStdString(line.filter().text()); }
    QString told() const { return QAccessible::queryAccessibleInterface(&field())->text(QAccessible::Description); }

    bool focus()
    {
        const bool isActive = QTest::qWaitForWindowActive(&line);
        line.focusField();
        return isActive && field().hasFocus();
    }

    QString escape()
    {
        QTest::keyClick(&field(), Qt::Key_Escape);
        return line.text();
    }
};

const QString kTwo = QStringLiteral("author:jonas and stage:production");

} // namespace

/// The filter field for the keyboard and for assistive tools.
class FilterLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void escapeTakesTheLastConditionOutAndThenLeaves();
    void theWholeFilterIsTold();
    void textFromAssistiveToolsFilters();
};

void FilterLineTest::escapeTakesTheLastConditionOutAndThenLeaves()
{
    Scene scene;
    const QSignalSpy left(&scene.line, &FilterLine::left);
    scene.line.setText(kTwo);
    QVERIFY(scene.focus());
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.lat"));
    const auto* help = scene.line.findChild<QWidget*>(QStringLiteral("filterHelp"));
    QVERIFY(help && help->isVisible());
    QVERIFY(scene.escape().contains(QStringLiteral("metric.lat")));
    QVERIFY(!help->isVisible());
    QCOMPARE(scene.escape(), kTwo);
    QCOMPARE(scene.escape(), QStringLiteral("author:jonas"));
    QCOMPARE(scene.inForce(), QStringLiteral("author:jonas"));
    QCOMPARE(scene.escape(), QString());
    QCOMPARE(left.count(), 0);
    scene.escape();
    QCOMPARE(left.count(), 1);
}

void FilterLineTest::theWholeFilterIsTold()
{
    Scene scene;
    QVERIFY(!scene.told().contains(QStringLiteral("author:jonas")));
    scene.line.setText(kTwo);
    QVERIFY2(scene.told().contains(kTwo), qPrintable(scene.told()));
    QVERIFY(scene.focus());
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.accuracy>>"));
    QTest::keyClick(&scene.field(), Qt::Key_Return);
    QVERIFY2(scene.told().contains(kTwo), qPrintable(scene.told()));
    QVERIFY2(!scene.told().startsWith(QStringLiteral("Filter: ")), qPrintable(scene.told())); // what is wrong is first
}

void FilterLineTest::textFromAssistiveToolsFilters()
{
    const Scene scene;
    QAccessible::queryAccessibleInterface(&scene.field())
        ->setText(QAccessible::Value, QStringLiteral("stage:production"));
    QCOMPARE(scene.inForce(), QStringLiteral("stage:production"));
}

QTEST_MAIN(FilterLineTest)
#include "tst_filterline.moc"
