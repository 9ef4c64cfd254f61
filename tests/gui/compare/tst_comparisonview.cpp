#include "models/items/comparisonmodel.h"
#include "tests/support/catalogbuilding.h"
#include "ui/compare/comparisonheader.h"
#include "ui/compare/comparisonview.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace colophon;
using test::version;

namespace {

/// `count` versions, the first of them the baseline.
std::shared_ptr<const Comparison> comparisonOf(int count)
{
    std::vector<Version> versions;
    std::vector<VersionId> ids;
    for (int number = 0; number < count; ++number) {
        const std::string label = "v1." + std::to_string(number) + ".0";
        versions.push_back(version(label).metric("accuracy", 0.8 + 0.01 * number).parameter("<b>depth</b>", "6"));
        ids.push_back("churn@" + label);
    }
    return std::make_shared<const Comparison>(compareVersions(test::catalogOf(versions), ids, ids.front()));
}

} // namespace

class ComparisonViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void isFoundByItsAccessibleName();
    void baselineStaysInPlaceWhenTheOthersScroll();
    void everyCandidateCanBeRemovedByName();
    void theFocusedCellExplainsItself();
    void copiesFullValuesWithTheHeader();
    void headsNameTheModelWhereThereAreSeveral();
    void groupsCloseAndOpen();
};

void ComparisonViewTest::isFoundByItsAccessibleName()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    ComparisonView view(model);
    QCOMPARE(view.accessibleName(), QStringLiteral("Comparison"));
}

void ComparisonViewTest::baselineStaysInPlaceWhenTheOthersScroll()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    ComparisonView view(model);
    view.resize(700, 300);
    view.show();
    model.setComparison(comparisonOf(8));
    auto* pinned = view.findChild<QTreeView*>();
    QVERIFY(pinned);
    QVERIFY(!pinned->isVisible());
    view.horizontalScrollBar()->setValue(300);
    QVERIFY(pinned->isVisible());
    QCOMPARE(pinned->geometry().left(), 0);
    QVERIFY(pinned->isColumnHidden(2) && !pinned->isColumnHidden(1));
}

void ComparisonViewTest::everyCandidateCanBeRemovedByName()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    ComparisonView view(model);
    model.setComparison(comparisonOf(3));
    QSignalSpy removals(&view.comparisonHeader(), &ComparisonHeader::removeRequested);
    for (QToolButton* button : view.comparisonHeader().findChildren<QToolButton*>()) {
        if (button->accessibleName() == QStringLiteral("Remove v1.2.0 from comparison"))
            button->click();
        QVERIFY(button->accessibleName() != QStringLiteral("Remove v1.0.0 from comparison"));
    }
    QCOMPARE(removals.count(), 1);
    QCOMPARE(removals.front().front().toString(), QStringLiteral("churn@v1.2.0"));
}

void ComparisonViewTest::theFocusedCellExplainsItself()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    ComparisonView view(model);
    model.setComparison(comparisonOf(2));
    QSignalSpy explained(&view, &ComparisonView::explained);
    const QModelIndex difference = model.nextDifference({}, 1);
    view.setCurrentIndex(difference.siblingAtColumn(2));
    QVERIFY(!explained.isEmpty());
    QVERIFY(explained.back().front().toString().startsWith(QStringLiteral("Row ")));
}

void ComparisonViewTest::copiesFullValuesWithTheHeader()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    ComparisonView view(model);
    model.setComparison(comparisonOf(2));
    const TextTable table = view.tableToCopy();
    QCOMPARE(table.header.size(), 3);
    QCOMPARE(table.header[1], QStringLiteral("v1.0.0"));
    const auto row
        = std::ranges::find(table.rows, QStringLiteral("<b>depth</b>"), [](const QStringList& r) { return r[0]; });
    QVERIFY(row != table.rows.end());
    QVERIFY(toHtml(table).contains(QStringLiteral("&lt;b&gt;depth")));
}

void ComparisonViewTest::headsNameTheModelWhereThereAreSeveral()
{
    const QString longName = QStringLiteral("ranker<b>of</b>") + QString(60, u'x');
    const CatalogPointer catalog
        = test::catalogOf({version("v3").metric("accuracy", 0.8),
                           version("v7").id("other").model(longName.toStdString()).metric("accuracy", 0.9),
                           version("v7").metric("accuracy", 0.9)});
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    ComparisonView view(model);
    view.resize(700, 300);
    view.show();
    const auto compare = [&](const std::vector<VersionId>& ids) {
        model.setComparison(std::make_shared<const Comparison>(compareVersions(catalog, ids, ids.front())));
        return view.comparisonHeader().viewport()->grab().toImage();
    };
    const QImage one = compare({"churn@v3", "churn@v7"});
    const QImage several = compare({"churn@v3", "other"});
    const QRect aboveTheLabel(view.comparisonHeader().sectionViewportPosition(2) + 10, 5, 120, 5);
    QVERIFY(one.copy(aboveTheLabel) != several.copy(aboveTheLabel));

    QCOMPARE(view.tableToCopy().header.mid(1),
             (QStringList{QStringLiteral("churn v3"), longName + QStringLiteral(" v7")}));
    const auto buttons = view.comparisonHeader().findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 1);
    QCOMPARE(buttons.front()->accessibleName(), QStringLiteral("Remove %1 v7 from comparison").arg(longName));
    const QPoint at(view.comparisonHeader().sectionViewportPosition(2) + 30, 12);
    QHelpEvent event(QEvent::ToolTip, at, view.comparisonHeader().viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(view.comparisonHeader().viewport(), &event);
    QVERIFY2(QToolTip::text().contains(longName.toHtmlEscaped() + QStringLiteral(" v7")), qPrintable(QToolTip::text()));
}

void ComparisonViewTest::groupsCloseAndOpen()
{
    ChosenVersions chosen;
    ComparisonModel model(chosen);
    ComparisonView view(model);
    view.resize(700, 400);
    view.show();
    model.setComparison(comparisonOf(2));
    const QModelIndex group = model.index(0, 0);
    QVERIFY(view.isExpanded(group));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(group).center());
    QVERIFY(!view.isExpanded(group));
}

QTEST_MAIN(ComparisonViewTest)
#include "tst_comparisonview.moc"
