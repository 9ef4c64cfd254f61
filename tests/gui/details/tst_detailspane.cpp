#include "models/items/historycells.h"
#include "models/items/historymodel.h"
#include "models/items/selectionmemory.h"
#include "tests/gui/fakeproject.h"
#include "tests/support/catalogbuilding.h"
#include "ui/details/changerows.h"
#include "ui/details/changessince.h"
#include "ui/details/detailspane.h"
#include "ui/details/factsections.h"
#include "ui/details/facttable.h"
#include "ui/details/selectionsummary.h"
#include "ui/details/versionheader.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/collapsiblesection.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace colophon;
using test::version;

namespace {

/// Details of a project of which everything is known.
struct Scene : test::FakeProject
{
    std::unique_ptr<DetailsPane> pane;

    explicit Scene(const CatalogPointer& catalog = test::churnCatalog())
        : FakeProject(catalog)
    {
        pane = std::make_unique<DetailsPane>(workspace, selection, chosen, actions);
        pane->resize(372, 900);
        pane->show();
        open();
    }

    void select(std::initializer_list<const char*> labels)
    {
        QStringList ids;
        for (const char* label : labels)
            ids.append(QString::fromStdString(find(label)->id));
        selection.setVersions(ids);
        // Sections come with the next layout.
        (void)QTest::qWaitFor([this, &ids] { return ids.size() != 1 || section(QStringLiteral("Metrics")); });
    }

    /// Texts of all labels that are seen.
    QStringList texts() const
    {
        QStringList shown;
        const auto labels = pane->findChildren<PlainLabel*>();
        for (const PlainLabel* label : labels) {
            if (label->isVisible())
                shown.append(label->fullText());
        }
        return shown;
    }

    CollapsibleSection* section(const QString& title) const
    {
        const auto sections = pane->findChildren<CollapsibleSection*>();
        for (CollapsibleSection* section : sections) {
            if (section->isVisible() && section->title() == title)
                return section;
        }
        return nullptr;
    }

    QAbstractButton* button(const QString& name) const { return test::buttonIn(*pane, name); }
};

/// Chooses an entry of the menu that a right click on the first row opens.
void chooseFromMenu(FactTable& table, const QString& entry)
{
    const QPoint place = table.visualRect(table.model()->index(0, FactModel::ValueColumn)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, table.viewport()->mapToGlobal(place));
    QApplication::sendEvent(table.viewport(), &event);
    auto* menu = table.findChild<QMenu*>();
    QVERIFY(menu);
    const auto entries = menu->actions();
    const auto found = std::ranges::find_if(entries, [&](const QAction* each) { return each->text() == entry; });
    QVERIFY(found != entries.end());
    (*found)->trigger();
    menu->close();
}

} // namespace

class DetailsPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void nothingSelectedSaysWhatToDo();
    void aModelWithoutASelectedVersionIsSummedUp();
    void goingToAnotherModelMakesTheSectionsOnce();
    void saysWhoWhatWhenAndWhy();
    void missingFactsAreNamed();
    void everyFactSaysWhereItIsFrom();
    void aValueHasTheDecimalsOfTheTable();
    void aLiveTestIsToldWithItsShares();
    void changesSinceTheParentAreShownFirst();
    void changesSinceProductionAreOneClickAway();
    void anInferredParentIsCalledSo();
    void filesThatWereNotReadAreNamed();
    void openSectionsStayOpenForTheNextVersion();
    void closedSectionsTellTheirContentInOneLine();
    void factsAreCopiedAndFilteredBy();
    void severalSelectedAreSummedUp();
    void theRangeOfTheSelectedIsToldApart();
    void oneVersionIsComparedWithProductionOrItsParent();
    void oneVersionIsComparedWithWhatIsChosen();
    void primaryActionNamesItsVersion();
    void primaryActionThatIsOffSaysWhy();
    void hostileTextsAreText();
    void whatIsKnownOfTheModelIsTold();
    void longWordsOfNotesAndCardsStayInside();
    void groundFollowsTheThemeAtOnce();
};

void DetailsPaneTest::nothingSelectedSaysWhatToDo()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    QVERIFY(scene.texts().contains(QStringLiteral("No version selected")));
}

void DetailsPaneTest::aModelWithoutASelectedVersionIsSummedUp()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.selection.setModel(QStringLiteral("churn"));
    const QStringList texts = scene.texts();
    for (const char* text : {"churn", "13", "Production", "v1.1.1", "Staging", "v1.2.0"})
        QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
    QVERIFY(!texts.contains(QStringLiteral("No version selected")));
    QAbstractButton* show = scene.button(QStringLiteral("Show v1.1.1"));
    QVERIFY(show);
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(scene.selection.version(), scene.id("v1.1.1"));
    QTRY_VERIFY(!scene.texts().contains(QStringLiteral("Staging")));
}

void DetailsPaneTest::goingToAnotherModelMakesTheSectionsOnce()
{
    Scene scene;
    const SelectionMemory memory(scene.workspace, scene.selection);
    // As in the window: who keeps the selection inside the model knows of another model before Details does.
    scene.pane = std::make_unique<DetailsPane>(scene.workspace, scene.selection, scene.chosen, scene.actions);
    scene.pane->resize(372, 900);
    scene.pane->show();
    QTRY_VERIFY(scene.isReady());
    const Model& other = *scene.workspace.catalog()->model("basket-ranker");
    scene.selection.setVersions({QString::fromStdString(other.versions.front().id)});
    scene.selection.setVersions({scene.id("v1.2.0")});
    scene.selection.setModel(QStringLiteral("churn"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const qsizetype ofChurn = scene.pane->findChildren<CollapsibleSection*>().size();
    QVERIFY(ofChurn > 0);
    scene.selection.setModel(QStringLiteral("basket-ranker"));
    QCOMPARE(scene.selection.version(), QString::fromStdString(other.versions.front().id));
    const qsizetype both = scene.pane->findChildren<CollapsibleSection*>().size();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const qsizetype ofOther = scene.pane->findChildren<CollapsibleSection*>().size();
    QVERIFY(ofOther > 0);
    QCOMPARE(both, ofChurn + ofOther);
}

void DetailsPaneTest::saysWhoWhatWhenAndWhy()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    const QStringList texts = scene.texts();
    QVERIFY(texts.contains(QStringLiteral("Jonas Weber")));
    const auto begins = [](const QString& text) { return text.startsWith(QStringLiteral("gradient boosting")); };
    QVERIFY2(std::ranges::any_of(texts, begins), qPrintable(texts.join(u'|')));
    QVERIFY(texts.contains(QStringLiteral("Add usage-trend features; retrain on Q1")));
    QVERIFY(std::ranges::any_of(texts, [](const QString& text) { return text.contains(QStringLiteral("27 Mar")); }));
    QCOMPARE(scene.pane->findChild<VersionHeader*>()->accessibleName(), QStringLiteral("churn v1.2.0"));
}

void DetailsPaneTest::missingFactsAreNamed()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"20260411"});
    auto* banner = scene.pane->findChild<Banner*>();
    QVERIFY(banner && banner->isVisible());
    QCOMPARE(banner->accessibleName(), QStringLiteral("Missing: author, code, data, parameters"));
    scene.select({"v1.2.0"});
    QVERIFY(!banner->isVisible());
}

void DetailsPaneTest::everyFactSaysWhereItIsFrom()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const Version& shown = *scene.find("v1.2.0");
    for (const FactSection& section : factSections(*scene.workspace.catalog(), shown)) {
        if (section.id == QStringLiteral("records"))
            continue;
        for (const DetailFact& fact : section.rows) {
            QVERIFY2(!fact.origin.isEmpty(), qPrintable(section.id + u' ' + fact.key));
            QVERIFY2(fact.place.contains(QStringLiteral("records.json")), qPrintable(fact.place));
        }
    }
}

void DetailsPaneTest::aValueHasTheDecimalsOfTheTable()
{
    const Scene scene(test::catalogOf({version("v1").created("2026-03-01").metric("accuracy", 0.81),
                                       version("v2").created("2026-03-02").parent("v1").metric("accuracy", 0.85),
                                       version("v3").created("2026-03-03").parent("v2").metric("accuracy", 0.853)}));
    QTRY_VERIFY(scene.isReady());
    const CatalogPointer catalog = scene.workspace.catalog();
    ChosenVersions chosen;
    HistoryModel table(chosen);
    table.setCatalog(catalog);
    for (const char* label : {"v1", "v2", "v3"}) {
        const Version& shown = *scene.find(label);
        const FactSection metrics = factSections(*catalog, shown).front();
        QCOMPARE(metrics.rows.front().value, table.metricCell(shown, Name("accuracy")).value);
    }
    QCOMPARE(factSections(*catalog, *scene.find("v1")).front().rows.front().value, QStringLiteral("0.810"));
    const VersionId ids[]{scene.find("v1")->id, scene.find("v2")->id};
    const std::vector<ChangeRow> changes = changeRows(compareVersions(catalog, ids, ids[0]));
    const auto accuracy = std::ranges::find(changes, QStringLiteral("accuracy"), &ChangeRow::key);
    QVERIFY(accuracy != changes.end());
    QCOMPARE(accuracy->before, QStringLiteral("0.810"));
    QCOMPARE(accuracy->after, QStringLiteral("0.850"));
}

void DetailsPaneTest::aLiveTestIsToldWithItsShares()
{
    Version tested = version("v1.0.0");
    tested.facts.live = {.test = "checkout", .share = 0.5, .trials = 200, .successes = 45, .outcome = "booked"};
    const CatalogPointer catalog = test::catalogOf({tested});
    const auto sections = factSections(*catalog, catalog->models().front()->versions.front());
    const auto live = std::ranges::find(sections, QStringLiteral("live"), &FactSection::id);
    QVERIFY(live != sections.end());
    QStringList values;
    for (const DetailFact& row : live->rows)
        values.append(row.value);
    QCOMPARE(values.join(u'|'), QStringLiteral("checkout|50.0 %|45 of 200 · 22.5 %"));
}

void DetailsPaneTest::changesSinceTheParentAreShownFirst()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    auto* rows = scene.pane->findChild<ChangeRows*>();
    QVERIFY(rows && rows->isVisible());
    QVERIFY2(rows->accessibleName().contains(QStringLiteral("accuracy 0.808 to 0.821")),
             qPrintable(rows->accessibleName()));
    QVERIFY(rows->accessibleName().contains(QStringLiteral("better")));
    QVERIFY(!rows->accessibleName().contains(QStringLiteral("learning_rate")));
    QAbstractButton* show = scene.button(QStringLiteral("Show"));
    QVERIFY(show);
    QTest::mouseClick(show, Qt::LeftButton);
    QVERIFY(rows->accessibleName().contains(QStringLiteral("learning_rate")));
}

void DetailsPaneTest::changesSinceProductionAreOneClickAway()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    const auto controls = scene.pane->findChildren<SegmentedControl*>();
    QCOMPARE(controls.size(), 1);
    const auto segments = controls.first()->findChildren<QAbstractButton*>();
    QCOMPARE(segments.at(0)->text(), QStringLiteral("v1.1.0 (parent)"));
    QCOMPARE(segments.at(1)->text(), QStringLiteral("v1.1.1 (production)"));
    QTest::mouseClick(segments.at(1), Qt::LeftButton);
    QVERIFY(scene.pane->findChild<ChangeRows*>()->accessibleName().contains(QStringLiteral("accuracy 0.807 to 0.821")));
}

void DetailsPaneTest::anInferredParentIsCalledSo()
{
    Scene scene(test::catalogOf({version("v1.2.0").parent("v1.1.0", Evidence::SemVer).metric("accuracy", 0.9),
                                 version("v1.1.0").metric("accuracy", 0.8).stage("production")}));
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    auto* choice = scene.pane->findChild<SegmentedControl*>();
    QVERIFY(choice);
    const auto segments = choice->findChildren<QAbstractButton*>();
    QCOMPARE(segments.at(0)->text(), QStringLiteral("v1.1.0 (parent, inferred from SemVer)"));
    QCOMPARE(segments.at(1)->text(), QStringLiteral("v1.1.0 (production)"));
    QTRY_VERIFY(choice->geometry().right() <= choice->parentWidget()->width());
    const auto* title = scene.pane->findChild<ChangesSince*>()->findChild<PlainLabel*>();
    QTRY_VERIFY(choice->y() - title->geometry().bottom() < choice->height()); // no gap between them
    for (const QAbstractButton* segment : segments)
        QTRY_COMPARE(segment->width(), segment->sizeHint().width());
}

void DetailsPaneTest::filesThatWereNotReadAreNamed()
{
    Scene scene(test::catalogOf({version("v2").metric("accuracy", 0.9), version("v1").metric("accuracy", 0.8)}));
    QTRY_VERIFY(scene.isReady());
    {
        const std::scoped_lock lock(scene.system->mutex);
        for (SourceRecord& record : scene.system->records) {
            if (record.label == "v1")
                record.facts.addOrigin({SourceId::None, "v1/params.json", false});
        }
        scene.system->problems
            = {{.file = "v1/params.json", .line = 3, .reason = "It is cut off.", .hint = "Write it again."}};
    }
    scene.open();
    QTRY_VERIFY(scene.isReady() && !scene.workspace.catalog()->problems().empty());
    scene.select({"v1"});
    QVERIFY2(scene.texts().contains(QStringLiteral("Not read: v1/params.json, line 3")),
             qPrintable(scene.texts().join(u'\n')));
    QVERIFY(scene.texts().contains(QStringLiteral("It is cut off. Write it again.")));
    scene.select({"v2"});
    QVERIFY(!scene.texts().join(u'\n').contains(QStringLiteral("Not read")));
}

void DetailsPaneTest::openSectionsStayOpenForTheNextVersion()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    QVERIFY(scene.section(QStringLiteral("Metrics"))->isOpen());
    QVERIFY(!scene.section(QStringLiteral("Parameters"))->isOpen());
    scene.section(QStringLiteral("Metrics"))->setOpen(false);
    scene.section(QStringLiteral("Parameters"))->setOpen(true);
    scene.select({"v1.3.0"});
    QVERIFY(!scene.section(QStringLiteral("Metrics"))->isOpen());
    QVERIFY(scene.section(QStringLiteral("Parameters"))->isOpen());
    QVERIFY(scene.section(QStringLiteral("Parameters"))->content()->isVisible());
}

void DetailsPaneTest::closedSectionsTellTheirContentInOneLine()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    CollapsibleSection* parameters = scene.section(QStringLiteral("Parameters"));
    QCOMPARE(parameters->summary(), QStringLiteral("learning_rate 0.05, n_estimators 300"));
    parameters->setOpen(true);
    QCOMPARE(parameters->summary(), QStringLiteral("2"));
    QCOMPARE(scene.section(QStringLiteral("Metrics"))->summary(), QStringLiteral("3 · 5 seeds"));
}

void DetailsPaneTest::factsAreCopiedAndFilteredBy()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    auto* table = scene.section(QStringLiteral("Metrics"))->findChild<FactTable*>();
    QVERIFY(table);
    chooseFromMenu(*table, QStringLiteral("Copy value"));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("0.821"));
    chooseFromMenu(*table, QStringLiteral("Copy key and value"));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("accuracy\t0.821"));
    const QSignalSpy filtered(scene.pane.get(), &DetailsPane::filterRequested);
    chooseFromMenu(*table, QStringLiteral("Filter by this"));
    QCOMPARE(filtered.count(), 1);
    QCOMPARE(filtered.first().first().toString(), QStringLiteral("metric.accuracy = 0.821"));
    const QSignalSpy told(scene.pane.get(), &DetailsPane::statusChanged);
    chooseFromMenu(*table, QStringLiteral("Show where it comes from"));
    QVERIFY(told.last().first().toString().contains(QStringLiteral("records.json")));
}

void DetailsPaneTest::severalSelectedAreSummedUp()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.1.1", "v1.2.0", "v1.3.0"});
    QTRY_VERIFY(scene.texts().contains(QStringLiteral("3 versions selected")));
    const QStringList texts = scene.texts();
    QVERIFY(texts.contains(QStringLiteral("v1.1.1, v1.2.0, v1.3.0")));
    QVERIFY2(texts.contains(QStringLiteral("0.807 to 0.953")), qPrintable(texts.join(u'|')));
    QVERIFY(std::ranges::any_of(texts, [](const QString& text) { return text.contains(QStringLiteral("ifferent")); }));
    const QSignalSpy compared(scene.pane.get(), &DetailsPane::compareRequested);
    QAbstractButton* compare = scene.button(QStringLiteral("Compare 3 versions"));
    QVERIFY(compare);
    QTest::mouseClick(compare, Qt::LeftButton);
    QCOMPARE(compared.first().first().toStringList(), scene.selection.versions());
}

void DetailsPaneTest::theRangeOfTheSelectedIsToldApart()
{
    std::vector<Version> versions;
    for (int number = 250; number > 0; --number) {
        const double accuracy = number == 10 ? 0.9011 : number == 11 ? 0.90121 : 0.01 * (number % 100);
        versions.push_back(version("v" + std::to_string(number)).metric("accuracy", accuracy));
    }
    Scene scene(test::catalogOf(versions));
    QTRY_VERIFY(scene.isReady());
    scene.select({"v10", "v11"});
    QTRY_VERIFY(scene.texts().contains(QStringLiteral("2 versions selected")));
    QVERIFY2(scene.texts().contains(QStringLiteral("0.90110 to 0.90121")), qPrintable(scene.texts().join(u'|')));
}

void DetailsPaneTest::oneVersionIsComparedWithProductionOrItsParent()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const QSignalSpy compared(scene.pane.get(), &DetailsPane::compareRequested);
    scene.select({"v1.2.0"});
    QTest::mouseClick(scene.button(QStringLiteral("Compare")), Qt::LeftButton);
    QCOMPARE(compared.count(), 1);
    QCOMPARE(compared.last().first().toStringList(), (QStringList{scene.id("v1.1.1"), scene.id("v1.2.0")}));
    scene.select({"v1.1.1"});
    QTest::mouseClick(scene.button(QStringLiteral("Compare")), Qt::LeftButton);
    QCOMPARE(compared.last().first().toStringList(), (QStringList{scene.id("v1.1.0"), scene.id("v1.1.1")}));
}

void DetailsPaneTest::oneVersionIsComparedWithWhatIsChosen()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const QSignalSpy compared(scene.pane.get(), &DetailsPane::compareRequested);
    scene.chosen.choose(scene.id("v1.0.0"));
    scene.select({"v1.2.0"});
    QTest::mouseClick(scene.button(QStringLiteral("Compare")), Qt::LeftButton);
    QCOMPARE(compared.count(), 1);
    QCOMPARE(compared.last().first().toStringList(), (QStringList{scene.id("v1.0.0"), scene.id("v1.2.0")}));
}

void DetailsPaneTest::primaryActionNamesItsVersion()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    auto* mark = scene.pane->findChild<QPushButton*>(QStringLiteral("markProduction"));
    QVERIFY(mark);
    QCOMPARE(mark->accessibleName(), QStringLiteral("Mark v1.2.0 as production…"));
    QVERIFY(mark->fontMetrics().horizontalAdvance(mark->text()) + 24 <= mark->width());
    const QSignalSpy triggered(scene.actions.action(QStringLiteral("version.markProduction")), &QAction::triggered);
    QTest::mouseClick(mark, Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
}

void DetailsPaneTest::primaryActionThatIsOffSaysWhy()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.1.1"});
    scene.actions.setReasonOff(QStringLiteral("version.markProduction"), QStringLiteral("already in production"));
    auto* mark = scene.pane->findChild<QPushButton*>(QStringLiteral("markProduction"));
    QVERIFY(mark->isVisible());
    QVERIFY(!mark->isEnabled());
    QVERIFY(scene.texts().contains(QStringLiteral("already in production")));
    scene.actions.setReasonOff(QStringLiteral("version.markProduction"), {});
    QVERIFY(mark->isEnabled());
    QVERIFY(!scene.texts().contains(QStringLiteral("already in production")));
}

void DetailsPaneTest::hostileTextsAreText()
{
    const std::string hostile = "<b>v1</b>\n\xE2\x80\xAEgnp.exe";
    Scene scene(test::catalogOf({version(hostile)
                                     .created("2026-03-05")
                                     .metric("<i>accuracy</i>", 0.8)
                                     .parameter("<u>depth</u>", hostile)
                                     .reason(hostile)
                                     .author(hostile)}));
    QTRY_VERIFY(scene.isReady());
    scene.selection.setVersions({QString::fromStdString(scene.find(hostile)->id)});
    QTRY_VERIFY(scene.section(QStringLiteral("Parameters")));
    scene.section(QStringLiteral("Parameters"))->setOpen(true);
    const auto labels = scene.pane->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY2(!label->text().contains(QChar(0x202E)), qPrintable(label->text()));
        QVERIFY2(!label->toolTip().contains(QStringLiteral("<b>")), qPrintable(label->toolTip()));
    }
    const auto* table = scene.section(QStringLiteral("Parameters"))->findChild<FactTable*>();
    const QModelIndex value = table->model()->index(0, FactModel::ValueColumn);
    QVERIFY(value.data().toString().contains(QStringLiteral("<b>v1</b>")));
    QVERIFY(!value.data().toString().contains(u'\n'));
    QVERIFY(!value.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    QVERIFY(!scene.pane->grab().isNull());
}

void DetailsPaneTest::whatIsKnownOfTheModelIsTold()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    QVERIFY(!scene.section(QStringLiteral("Model")));
    RecordedModel said{.source = {}, .model = Name("churn"), .isRegistered = true, .facts = {}};
    const OriginIndex origin = said.facts.addOrigin({SourceId(1), "models/churn/meta.yaml", false});
    said.facts.notes.push_back({.text = "Who leaves", .author = {}, .time = {}, .origin = origin});
    said.facts.tags.push_back({Name("team"), "growth", ValueType::Text, origin});
    scene.system->models.push_back(std::move(said));
    scene.workspace.rescan();
    QTRY_VERIFY(scene.section(QStringLiteral("Model")));
    const auto sections = factSections(*scene.workspace.catalog(), *scene.find("v1.2.0"));
    const auto model = std::ranges::find(sections, QStringLiteral("model"), &FactSection::id);
    QCOMPARE(model->rows.at(0).value, QStringLiteral("Who leaves"));
    QCOMPARE(model->rows.at(0).place, QStringLiteral("models/churn/meta.yaml"));
    QCOMPARE(model->rows.at(1).key, QStringLiteral("team"));
    QCOMPARE(model->rows.at(1).value, QStringLiteral("growth"));
}

void DetailsPaneTest::longWordsOfNotesAndCardsStayInside()
{
    Version noted = version("v1.0.0").created("2026-03-05").metric("accuracy", 0.8);
    const std::string digest(160, 'a');
    noted.facts.notes.push_back({.text = "Report " + digest, .author = {}, .time = {}, .origin = kNoOrigin});
    noted.facts.card.text = "See https://example.org/" + digest + "\n\nThe end.";
    Scene scene(test::catalogOf({noted}));
    QTRY_VERIFY(scene.isReady());
    scene.selection.setVersions({QString::fromStdString(scene.find("v1.0.0")->id)});
    const auto* facts = scene.pane->findChild<QScrollArea*>();
    QVERIFY(facts);
    for (const QString& title : {QStringLiteral("Notes"), QStringLiteral("Model card")}) {
        QTRY_VERIFY(scene.section(title));
        scene.section(title)->setOpen(true);
        QTRY_VERIFY(scene.section(title)->height() > 4 * scene.pane->fontMetrics().height());
    }
    QTRY_COMPARE(facts->widget()->width(), facts->viewport()->width());
}

void DetailsPaneTest::groundFollowsTheThemeAtOnce()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.select({"v1.2.0"});
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        const QColor surface = Theme::instance().colour(Tone::Surface);
        const QPoint bottom(2, scene.pane->height() - 3);
        QTRY_COMPARE(scene.pane->grab().toImage().pixelColor(QPoint(2, 2)), surface);
        QTRY_COMPARE(scene.pane->grab().toImage().pixelColor(bottom), surface);
    }
}

QTEST_MAIN(DetailsPaneTest)
#include "tst_detailspane.moc"
