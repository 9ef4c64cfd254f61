#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"
#include "ui/history/evolutioncard.h"
#include "ui/history/evolutiondata.h"
#include "ui/history/evolutionlayout.h"
#include "ui/history/evolutionpanel.h"
#include "ui/history/evolutionscale.h"
#include "ui/history/evolutiontable.h"
#include "ui/history/evolutionview.h"
#include "ui/history/evolutionwords.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>

#include <ranges>

using namespace colophon;
using test::version;

namespace {

/// 24 versions in one week with values close to each other: labels have little room.
CatalogPointer crowdedCatalog()
{
    std::vector<Version> versions;
    for (int i = 0; i < 24; ++i) {
        const std::string label = "v1." + std::to_string(i) + ".0-candidate." + std::to_string(i % 3);
        test::VersionNotation notation = version(label);
        notation.created("2026-03-0" + std::to_string(1 + i % 7)).metric("accuracy", 0.8 + 0.001 * (i % 5));
        if (i > 0)
            notation.parent(versions.back().label);
        versions.push_back(notation);
    }
    return test::catalogOf(versions);
}

CatalogPointer longNamesCatalog()
{
    std::vector<Version> versions;
    for (int i = 0; i < 8; ++i)
        versions.push_back(version("release-of-the-quarterly-retraining-" + std::string(120, 'x') + std::to_string(i))
                               .created("2026-03-0" + std::to_string(1 + i))
                               .metric("accuracy", 0.8 + 0.01 * (i % 2)));
    return test::catalogOf(versions);
}

CatalogPointer oneVersionCatalog()
{
    return test::catalogOf({version("v1.0.0").created("2026-03-01").metric("accuracy", 0.8)});
}

/// v1.1.0 lies between two measured versions and records no accuracy itself.
CatalogPointer catalogWithOneUnmeasured()
{
    return test::catalogOf({version("v1.0.0").created("2026-03-01").metric("accuracy", 0.8),
                            version("v1.1.0").created("2026-03-05").parent("v1.0.0"),
                            version("v1.2.0").created("2026-03-09").parent("v1.1.0").metric("accuracy", 0.9)});
}

CatalogPointer unmeasuredCatalog()
{
    return test::catalogOf({version("v1.0.0").created("2026-03-01"),
                            version("v1.1.0").created("2026-03-05").parent("v1.0.0"), version("v1.2.0")});
}

QStringList spokenVersions(QWidget& view)
{
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view);
    QStringList names;
    for (int i = 0; list && i < list->childCount(); ++i)
        names.append(list->child(i)->text(QAccessible::Name));
    return names;
}

/// Evolution as on the history page, without the rest of it.
struct Drawing
{
    ChosenVersions chosen;
    HistoryModel model{chosen};
    EvolutionPanel panel{model, chosen};
    EvolutionView& view{*panel.view()};
    QStringList asked; ///< the selection that was asked for last

    explicit Drawing(const CatalogPointer& catalog = test::churnCatalog(),
                     const QString& name = QStringLiteral("churn"), QSize size = {1000, 410})
    {
        model.setCatalog(catalog);
        panel.showModel(catalog, name);
        panel.resize(size);
        QObject::connect(&panel, &EvolutionPanel::selectionAsked, &panel, [this](const QStringList& ids) {
            asked = ids;
            panel.setSelected(ids);
        });
        panel.show();
        panel.activateWindow();
    }

    bool waitForFocus()
    {
        const bool isActive = QTest::qWaitForWindowActive(&panel);
        view.setFocus();
        return isActive && view.hasFocus();
    }

    std::size_t node(const char* label) const
    {
        const auto& nodes = view.data().nodes;
        const auto found
            = std::ranges::find_if(nodes, [&](const EvolutionNode& node) { return node.version->label == label; });
        return static_cast<std::size_t>(found - nodes.begin());
    }
    QPoint at(const char* label) const { return view.nodeRect(node(label)).center(); }
    static QString id(const char* label) { return QStringLiteral("churn@") + QString::fromUtf8(label); }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }

    void wheel(QPoint place, int turned, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(place, view.mapToGlobal(place), {}, QPoint(0, turned), Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
};

} // namespace

class EvolutionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void noTextCoversAnother_data();
    void noTextCoversAnother();
    void itsTableStaysAModelThroughReplacements();
    void chosenVersionsAreLabelledFirst();
    void aLowDrawingLabelsOnlyWhatIsMarked();
    void clickSelectsTheVersion();
    void controlClickChoosesAndSelectsNothing();
    void rubberBandSelectsManyAndControlAdds();
    void draggingANodeOntoAnotherComparesThem();
    void arrowKeysMoveAlongTheLineage();
    void enterSelectsAndSpaceChooses();
    void wheelZoomsAboutThePointer();
    void cardShowsAfterAMomentAndEscClosesIt();
    void cardNeverLiesOverItsNode();
    void everyVersionIsAListItemWithItsStory();
    void anImprovementIsNeverOfNothing();
    void edgesSayTheirEvidence();
    void tableTwinHasTheSameVersions();
    void versionsWithoutTheMetricLieInALaneBelow();
    void versionsWithoutTheMetricAreInListAndTable();
    void zoomingIntoValuesLeavesTheLaneInSight();
    void withoutAnyMetricVersionsAreDrawnAndTheButtonSaysSo();
    void versionsWithoutATimeKeepTheirOrder();
    void versionsMadeAtOnceLieSideBySide();
    void hostileNamesAreText();
    void groundFollowsTheThemeAtOnce();
};

void EvolutionTest::noTextCoversAnother_data()
{
    QTest::addColumn<CatalogPointer>("catalog");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("areChosen");
    const std::pair<const char*, CatalogPointer> catalogs[]{{"churn", test::churnCatalog()},
                                                            {"crowded", crowdedCatalog()},
                                                            {"long names", longNamesCatalog()},
                                                            {"one version", oneVersionCatalog()}};
    for (const auto& [name, catalog] : catalogs) {
        for (const QSize size : {QSize(1200, 420), QSize(700, 320), QSize(960, 190)}) {
            for (const bool areChosen : {false, true})
                QTest::addRow("%s %d x %d%s", name, size.width(), size.height(), areChosen ? " all chosen" : "")
                    << catalog << size << areChosen;
        }
    }
}

void EvolutionTest::noTextCoversAnother()
{
    QFETCH(CatalogPointer, catalog);
    QFETCH(QSize, size);
    QFETCH(bool, areChosen);
    Drawing drawing(catalog, QStringLiteral("churn"), size);
    if (areChosen) {
        QStringList ids;
        for (const EvolutionNode& node : drawing.view.data().nodes)
            ids.append(QString::fromStdString(node.version->id));
        drawing.chosen.replace(ids);
    }
    const std::vector<PlacedText> texts = drawing.view.texts();
    QVERIFY(areChosen || size.height() < 230 || !texts.empty());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QVERIFY2(QRectF(drawing.view.rect()).contains(texts[i].place), qPrintable(texts[i].text));
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            QVERIFY2(!texts[i].place.intersects(texts[j].place),
                     qPrintable(texts[i].text + QStringLiteral(" over ") + texts[j].text));
    }
}

void EvolutionTest::itsTableStaysAModelThroughReplacements()
{
    EvolutionTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const CatalogPointer& catalog : {crowdedCatalog(), oneVersionCatalog(), test::churnCatalog()}) {
        const Model& model = *catalog->models().front();
        const auto data = std::make_shared<const EvolutionData>(
            makeEvolution(catalog, model, Name("accuracy"), EvolutionAxis::Order, Timestamp::now()));
        table.setData(data);
        QCOMPARE(table.rowCount(), int(data->nodes.size()));
        for (int row = 0; row < table.rowCount(); ++row)
            QCOMPARE(table.nodeOf(table.index(row, 0)), data->nodes.size() - 1 - std::size_t(row));
    }
    table.setData(std::make_shared<const EvolutionData>());
    QCOMPARE(table.rowCount(), 0);
}

void EvolutionTest::chosenVersionsAreLabelledFirst()
{
    Drawing drawing(crowdedCatalog());
    const char* wanted = "v1.11.0-candidate.2";
    drawing.chosen.choose(Drawing::id(wanted));
    const auto texts = drawing.view.texts();
    const auto found = std::ranges::find(texts, QString::fromUtf8(wanted), &PlacedText::text);
    QVERIFY(found != texts.end());
    QVERIFY(found->isStrong);
}

void EvolutionTest::aLowDrawingLabelsOnlyWhatIsMarked()
{
    Drawing drawing(test::churnCatalog(), QStringLiteral("churn"), {1000, 222});
    QVERIFY(drawing.view.texts().empty());
    drawing.chosen.choose(Drawing::id("v1.2.0"));
    const auto texts = drawing.view.texts();
    QCOMPARE(texts.size(), std::size_t(1));
    QCOMPARE(texts.front().text, QStringLiteral("v1.2.0"));
}

void EvolutionTest::clickSelectsTheVersion()
{
    Drawing drawing;
    QTest::mouseClick(&drawing.view, Qt::LeftButton, {}, drawing.at("v1.1.0"));
    QCOMPARE(drawing.asked, QStringList{Drawing::id("v1.1.0")});
    QVERIFY(drawing.view.isSelected(drawing.node("v1.1.0")));
    QTest::mouseClick(&drawing.view, Qt::LeftButton, Qt::ShiftModifier, drawing.at("v1.3.0"));
    QCOMPARE(drawing.asked, (QStringList{Drawing::id("v1.3.0"), Drawing::id("v1.1.0")}));
}

void EvolutionTest::controlClickChoosesAndSelectsNothing()
{
    Drawing drawing;
    QTest::mouseClick(&drawing.view, Qt::LeftButton, Qt::ControlModifier, drawing.at("v1.1.0"));
    QVERIFY(drawing.chosen.contains(Drawing::id("v1.1.0")));
    QVERIFY(drawing.asked.isEmpty());
    QTest::mouseClick(&drawing.view, Qt::LeftButton, Qt::ControlModifier, drawing.at("v1.1.0"));
    QCOMPARE(drawing.chosen.count(), 0);
}

void EvolutionTest::rubberBandSelectsManyAndControlAdds()
{
    Drawing drawing;
    const QPoint first = drawing.at("v1.0.0");
    drawing.drag(first + QPoint(-20, 25), drawing.at("v1.0.1") + QPoint(20, -25));
    QCOMPARE(QSet<QString>(drawing.asked.begin(), drawing.asked.end()),
             (QSet<QString>{Drawing::id("v1.0.0"), Drawing::id("v1.0.1")}));
    drawing.drag(drawing.at("v1.3.0") + QPoint(-14, -14), drawing.at("v1.3.0") + QPoint(14, 14), Qt::ControlModifier);
    QCOMPARE(drawing.asked.size(), 3);
    QVERIFY(drawing.asked.contains(Drawing::id("v1.3.0")));
}

void EvolutionTest::draggingANodeOntoAnotherComparesThem()
{
    Drawing drawing;
    const QSignalSpy compared(&drawing.view, &EvolutionView::compareAsked);
    drawing.drag(drawing.at("v1.3.0"), drawing.at("v1.1.0"));
    QCOMPARE(compared.count(), 1);
    QCOMPARE(compared.first().first().toStringList(), (QStringList{Drawing::id("v1.1.0"), Drawing::id("v1.3.0")}));
    drawing.drag(drawing.at("v1.3.0"), drawing.at("v1.3.0") + QPoint(0, 60));
    QCOMPARE(compared.count(), 1);
}

void EvolutionTest::arrowKeysMoveAlongTheLineage()
{
    Drawing drawing;
    QVERIFY(drawing.waitForFocus());
    drawing.view.selectNode(drawing.node("v1.3.0"));
    for (const char* ancestor : {"v1.3.0-rc.1", "v1.2.0", "v1.1.0", "v1.0.1", "v1.0.0"}) {
        QTest::keyClick(&drawing.view, Qt::Key_Left);
        QCOMPARE(drawing.view.focusNode(), std::optional(drawing.node(ancestor)));
    }
    QTest::keyClick(&drawing.view, Qt::Key_Right);
    QCOMPARE(drawing.view.focusNode(), std::optional(drawing.node("v1.0.1")));
    QTest::keyClick(&drawing.view, Qt::Key_End);
    QCOMPARE(drawing.view.focusNode(), std::optional(drawing.node("v2.0.0-rc.3")));
    QCOMPARE(drawing.asked, QStringList{Drawing::id("v1.3.0")});
}

void EvolutionTest::enterSelectsAndSpaceChooses()
{
    Drawing drawing;
    QVERIFY(drawing.waitForFocus());
    QTest::keyClick(&drawing.view, Qt::Key_Home);
    QTest::keyClick(&drawing.view, Qt::Key_Return);
    QCOMPARE(drawing.asked, QStringList{Drawing::id("v1.0.0")});
    QTest::keyClick(&drawing.view, Qt::Key_Space);
    QCOMPARE(drawing.chosen.ids(), QStringList{Drawing::id("v1.0.0")});
}

void EvolutionTest::wheelZoomsAboutThePointer()
{
    Drawing drawing;
    const EvolutionScale before = drawing.view.scale();
    const QPoint place = drawing.at("v1.2.0");
    drawing.wheel(place, 240);
    const EvolutionScale zoomed = drawing.view.scale();
    QVERIFY(zoomed.x.length() < before.x.length());
    QCOMPARE(zoomed.y, before.y);
    QVERIFY((drawing.at("v1.2.0") - place).manhattanLength() <= 1);
    drawing.wheel(place, 240, Qt::ControlModifier);
    QVERIFY(drawing.view.scale().y.length() < before.y.length());
    QVERIFY(drawing.waitForFocus());
    QTest::keyClick(&drawing.view, Qt::Key_Escape);
    QCOMPARE(drawing.view.scale().x, before.x);
    QCOMPARE(drawing.view.scale().y, before.y);
}

void EvolutionTest::cardShowsAfterAMomentAndEscClosesIt()
{
    Drawing drawing;
    QVERIFY(drawing.waitForFocus());
    auto* card = drawing.view.findChild<QWidget*>(QStringLiteral("evolutionCard"));
    QVERIFY(card);
    QTest::mouseMove(&drawing.view, drawing.at("v1.3.0"));
    QVERIFY(!card->isVisible());
    QTRY_VERIFY(card->isVisible());
    const EvolutionScale before = drawing.view.scale();
    QTest::keyClick(&drawing.view, Qt::Key_Escape);
    QVERIFY(!card->isVisible());
    QCOMPARE(drawing.view.scale().x, before.x);
}

void EvolutionTest::cardNeverLiesOverItsNode()
{
    const QSize card(272, 120);
    const QRect bounds(0, 0, 700, 300);
    for (int x = 0; x <= bounds.width(); x += 25) {
        for (int y = 0; y <= bounds.height(); y += 25) {
            const QPointF node(x, y);
            const QRect place(cardPlace(card, bounds, node, 12, node + QPointF(3, -2)), card);
            QVERIFY(!QRectF(place).intersects(QRectF(node - QPointF(6, 6), QSizeF(12, 12))));
            QVERIFY(bounds.contains(place));
        }
    }
}

/// Also between two versions older than those by which the decimals of the model are found.
void EvolutionTest::anImprovementIsNeverOfNothing()
{
    std::vector<Version> versions;
    for (int number = 250; number > 11; --number)
        versions.push_back(test::version("v" + std::to_string(number)).metric("accuracy", 0.01 * (number % 100)));
    versions.push_back(test::version("v11").metric("accuracy", 0.90121).parent("v10"));
    versions.push_back(test::version("v10").metric("accuracy", 0.9011));
    const CatalogPointer catalog = test::catalogOf(versions);
    const EvolutionData data
        = makeEvolution(catalog, *catalog->models().front(), Name("accuracy"), EvolutionAxis::Order, Timestamp::now());
    const std::size_t node = data.find("churn@v11").value();
    QCOMPARE(changeToParentText(data, node), QStringLiteral("better than parent by 0.00011"));
    const EvolutionCardContent card = cardContent(data, EvolutionMarks(), node);
    QCOMPARE(card.numbers.back().change, QStringLiteral("+0.00011"));
}

void EvolutionTest::everyVersionIsAListItemWithItsStory()
{
    Drawing drawing;
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&drawing.view);
    QVERIFY(list);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Evolution of churn"));
    QCOMPARE(list->childCount(), 13);
    QStringList names;
    for (int i = 0; i < list->childCount(); ++i) {
        QCOMPARE(list->child(i)->role(), QAccessible::ListItem);
        names.append(list->child(i)->text(QAccessible::Name));
    }
    const QString wanted = QStringLiteral("v1.2.0, staging, accuracy 0.821, better than parent by 0.013, ");
    const auto found = std::ranges::find_if(names, [&](const QString& name) { return name.startsWith(wanted); });
    QVERIFY2(found != names.end(), qPrintable(names.join(u'\n')));
    QVERIFY2(found->contains(QStringLiteral("27 Mar")), qPrintable(*found));
    QVERIFY2(found->endsWith(QStringLiteral(", Jonas Weber")), qPrintable(*found));
    QVERIFY(list->text(QAccessible::Description).contains(QStringLiteral("accuracy of 13 versions over time")));
}

void EvolutionTest::edgesSayTheirEvidence()
{
    const Drawing drawing;
    const EvolutionData& data = drawing.view.data();
    const EvolutionEdge* recorded = data.parentEdge(drawing.node("v1.2.0"));
    QVERIFY(recorded);
    QVERIFY(edgeText(data, *recorded).startsWith(QStringLiteral("v1.1.0 → v1.2.0: recorded")));
    const EvolutionEdge* inferred = data.parentEdge(drawing.node("3f2a9c1"));
    QVERIFY(inferred);
    QVERIFY(edgeText(data, *inferred).startsWith(QStringLiteral("v1.1.0 → 3f2a9c1: inferred")));
}

void EvolutionTest::tableTwinHasTheSameVersions()
{
    Drawing drawing;
    auto* twin = drawing.panel.findChild<QTreeView*>(QStringLiteral("evolutionTwin"));
    QVERIFY(twin);
    QCOMPARE(twin->accessibleName(), QStringLiteral("Evolution of churn as a table"));
    QSet<QString> rows;
    for (int row = 0; row < twin->model()->rowCount(); ++row)
        rows.insert(twin->model()->index(row, 0).data().toString());
    QSet<QString> nodes;
    for (const EvolutionNode& node : drawing.view.data().nodes)
        nodes.insert(QString::fromStdString(displayLabel(*node.version)));
    QCOMPARE(rows, nodes);
}

void EvolutionTest::versionsWithoutTheMetricLieInALaneBelow()
{
    Drawing drawing(catalogWithOneUnmeasured());
    QCOMPARE(drawing.view.data().nodes.size(), std::size_t(3));
    QCOMPARE(drawing.view.data().edges.size(), std::size_t(2));
    const QPoint unmeasured = drawing.at("v1.1.0");
    QVERIFY(unmeasured.x() > drawing.at("v1.0.0").x());
    QVERIFY(unmeasured.x() < drawing.at("v1.2.0").x());
    QVERIFY(unmeasured.y() > drawing.at("v1.0.0").y() + 20);
    QVERIFY(drawing.view.rect().contains(unmeasured));
    QTest::mouseClick(&drawing.view, Qt::LeftButton, {}, unmeasured);
    QCOMPARE(drawing.asked, QStringList{Drawing::id("v1.1.0")});
}

void EvolutionTest::versionsWithoutTheMetricAreInListAndTable()
{
    Drawing drawing(catalogWithOneUnmeasured());
    const QStringList names = spokenVersions(drawing.view);
    QCOMPARE(names.size(), 3);
    QVERIFY2(names[1].startsWith(QStringLiteral("v1.1.0, accuracy not measured, ")), qPrintable(names[1]));
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&drawing.view);
    const QString description = list->text(QAccessible::Description);
    QVERIFY2(description.contains(QStringLiteral("accuracy of 2 versions over time; 1 version not measured")),
             qPrintable(description));
    auto* twin = drawing.panel.findChild<QTreeView*>(QStringLiteral("evolutionTwin"));
    QVERIFY(twin);
    QCOMPARE(twin->model()->rowCount(), 3);
    QCOMPARE(twin->model()->index(1, EvolutionTable::Label).data().toString(), QStringLiteral("v1.1.0"));
    QCOMPARE(twin->model()->index(1, EvolutionTable::Value).data().toString(), QStringLiteral("not measured"));
}

void EvolutionTest::zoomingIntoValuesLeavesTheLaneInSight()
{
    Drawing drawing(catalogWithOneUnmeasured());
    const QPoint lane = drawing.at("v1.1.0");
    drawing.wheel(drawing.at("v1.2.0"), 600, Qt::ControlModifier);
    QCOMPARE(drawing.at("v1.1.0"), lane);
    // v1.0.0 now lies below the values in sight: nothing of it may show up among the versions without a value.
    QVERIFY(drawing.at("v1.0.0").y() > lane.y() - 30);
    QTest::mouseClick(&drawing.view, Qt::LeftButton, {}, drawing.at("v1.0.0"));
    QVERIFY(drawing.asked.isEmpty());
}

void EvolutionTest::withoutAnyMetricVersionsAreDrawnAndTheButtonSaysSo()
{
    Drawing drawing(unmeasuredCatalog());
    QCOMPARE(drawing.view.data().nodes.size(), std::size_t(3));
    QCOMPARE(drawing.at("v1.0.0").y(), drawing.at("v1.1.0").y());
    QVERIFY(drawing.at("v1.0.0").x() < drawing.at("v1.1.0").x());
    auto* button = drawing.panel.findChild<QWidget*>(QStringLiteral("evolutionMetric"));
    QVERIFY(button);
    QCOMPARE(button->accessibleName(), QStringLiteral("No metric recorded"));
    const QStringList names = spokenVersions(drawing.view);
    QCOMPARE(names.size(), 3);
    QCOMPARE(std::ranges::count_if(names, [](const QString& name) { return name.contains(u", not measured, "); }), 3);
    // The wheel has no values to zoom into.
    const QPoint before = drawing.at("v1.0.0");
    drawing.wheel(before, 240, Qt::ControlModifier);
    QCOMPARE(drawing.at("v1.0.0"), before);
}

void EvolutionTest::versionsWithoutATimeKeepTheirOrder()
{
    Drawing drawing(test::catalogOf({version("v1.0.0").created("2026-03-01").metric("accuracy", 0.8),
                                     version("v1.1.0").metric("accuracy", 0.85).parent("v1.0.0"),
                                     version("v1.2.0").created("2026-03-09").metric("accuracy", 0.9)}));
    QCOMPARE(drawing.view.data().nodes.size(), std::size_t(3));
    QVERIFY(drawing.at("v1.0.0").x() + 20 < drawing.at("v1.1.0").x());
    QVERIFY(drawing.at("v1.1.0").x() + 20 < drawing.at("v1.2.0").x());
    const QStringList names = spokenVersions(drawing.view);
    QVERIFY2(names[1].contains(QStringLiteral("time not recorded")), qPrintable(names[1]));
}

void EvolutionTest::versionsMadeAtOnceLieSideBySide()
{
    Drawing drawing(
        test::catalogOf({version("v1.1.0").created("2026-03-01"), version("v1.0.0").created("2026-03-01")}));
    QVERIFY(drawing.at("v1.0.0").x() + 50 < drawing.at("v1.1.0").x());
}

void EvolutionTest::hostileNamesAreText()
{
    const std::string hostile = "<b>v1</b>\n\xE2\x80\xAEgnp.exe";
    const CatalogPointer catalog = test::catalogOf(
        {version("v0.9.0").created("2026-03-01").metric("accuracy", 0.7),
         version(hostile).created("2026-03-05").metric("accuracy", 0.8).reason(hostile).author(hostile)});
    Drawing drawing(catalog);
    const auto texts = drawing.view.texts();
    QCOMPARE(texts.size(), std::size_t(2));
    for (const PlacedText& text : texts) {
        QVERIFY(!text.text.contains(u'\n'));
        QVERIFY(!text.text.contains(QChar(0x202E)));
    }
    const std::size_t node = drawing.view.data().nodes.size() - 1;
    const EvolutionCardContent card = cardContent(drawing.view.data(), {}, node);
    for (const QString& text : {card.label, card.reason, spokenNode(drawing.view.data(), node)}) {
        QVERIFY2(text.contains(QStringLiteral("<b>v1</b>")), qPrintable(text));
        QVERIFY(!text.contains(u'\n'));
        QVERIFY(!text.contains(QChar(0x202E)));
    }
}

void EvolutionTest::groundFollowsTheThemeAtOnce()
{
    Drawing drawing;
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        const QImage picture = drawing.panel.grab().toImage();
        const QColor ground = Theme::instance().colour(Tone::Surface);
        QCOMPARE(picture.pixelColor(2, picture.height() - 2), ground);
        QCOMPARE(picture.pixelColor(picture.width() - 3, 3), ground);
    }
}

QTEST_MAIN(EvolutionTest)
#include "tst_evolution.moc"
