#include "tests/gui/fakeproject.h"
#include "tests/support/catalogbuilding.h"
#include "ui/details/detailspane.h"
#include "ui/details/versionheader.h"
#include "ui/widgets/collapsiblesection.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/readingtext.h"

#include <QTest>

#include <algorithm>

using namespace colophon;
using test::version;

namespace {

/// Details of a project of which everything is known.
struct Scene : test::FakeProject
{
    DetailsPane pane{workspace, selection, chosen, actions};

    explicit Scene(const CatalogPointer& catalog)
        : FakeProject(catalog)
    {
        pane.resize(372, 900);
        pane.show();
        open();
    }

    CollapsibleSection* releases() const
    {
        for (CollapsibleSection* section : pane.findChildren<CollapsibleSection*>()) {
            if (section->isVisible() && section->title() == QStringLiteral("Releases"))
                return section;
        }
        return nullptr;
    }
    void select(const char* label) { selection.setVersions({id(label)}); }
};

} // namespace

/// What Details tells of the stages of a version: those it holds, and why it was put there.
class ReleaseReasonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void theReasonsOfReleasesAreReadWhole();
    void stagesWithoutRoomAreCounted();
};

void ReleaseReasonsTest::theReasonsOfReleasesAreReadWhole()
{
    Scene scene(test::catalogOf({version("v1.0.0").metric("accuracy", 0.8)}));
    QTRY_VERIFY(scene.isReady());
    ReleaseRequest request;
    request.model = Name("churn");
    request.stage = productionStage();
    request.to = scene.find("v1.0.0")->id;
    request.actor = "Ana Petrović";
    request.reason
        = "Two weeks in staging without any alert; the churn team agreed in the meeting of 12 March, and the "
          "fairness report is signed";
    request.despiteFailedGates = true;
    scene.workspace.planRelease(request, &scene.pane, [&scene](const std::expected<ReleasePlan, Problem>& plan) {
        QVERIFY2(plan, plan ? "" : plan.error().reason.c_str());
        scene.workspace.applyRelease(*plan, &scene.pane, [](const auto& outcome) { QVERIFY(outcome); });
    });
    QTRY_VERIFY(scene.find("v1.0.0") && scene.find("v1.0.0")->holds(productionStage()));
    scene.select("v1.0.0");
    QTRY_VERIFY(scene.releases());
    CollapsibleSection* section = scene.releases();
    section->setOpen(true);
    auto* text = section->findChild<ReadingText*>();
    QVERIFY(text);
    QCOMPARE(text->toPlainText().toStdString(), request.reason);
    QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));
    QVERIFY(text->height() > 2 * text->fontMetrics().height());
    const auto captions = section->findChildren<PlainLabel*>();
    QVERIFY(std::ranges::any_of(captions, [](const PlainLabel* caption) {
        const QString told = caption->fullText();
        return told.startsWith(QStringLiteral("production since ")) && told.contains(QStringLiteral("Ana Petrović"))
            && told.endsWith(QStringLiteral("journal"));
    }));
}

void ReleaseReasonsTest::stagesWithoutRoomAreCounted()
{
    Scene scene(test::catalogOf({version("v1.0.0").metric("accuracy", 0.8).stage("production").stage("staging")}));
    QTRY_VERIFY(scene.isReady());
    scene.select("v1.0.0");
    const auto* header = scene.pane.findChild<VersionHeader*>();
    QCOMPARE(header->accessibleDescription(), QStringLiteral("in production, staging"));
    const auto shown = [header](int room) {
        QStringList texts;
        for (const Badge& badge : header->stageBadges(room))
            texts.append(badge.text);
        return texts;
    };
    const int one = badgeSize(stageBadge(QStringLiteral("production"))).width();
    QCOMPARE(shown(1'000), (QStringList{QStringLiteral("Production"), QStringLiteral("Staging")}));
    QCOMPARE(shown(one + 40), (QStringList{QStringLiteral("Production"), QStringLiteral("+1")}));
}

QTEST_MAIN(ReleaseReasonsTest)
#include "tst_releasereasons.moc"
