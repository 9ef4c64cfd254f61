#include "tests/gui/findcontrols.h"
#include "ui/releases/releaseanswer.h"
#include "ui/widgets/theme.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

/// churn with version 1 in production.
Model churn()
{
    Model model;
    model.name = Name("churn");
    Version version;
    version.id = "id-1";
    version.label = "1";
    version.stages.push_back(productionStage());
    model.versions.push_back(version);
    model.stages.push_back({productionStage(), version.id});
    return model;
}

/// Version 1, seen in production at this time; who was there before is not told.
ReleaseEvent seen(std::int64_t time)
{
    ReleaseEvent event;
    event.kind = ReleaseKind::Observed;
    event.time = event.effective = Timestamp{time};
    event.stage = productionStage();
    event.to = "id-1";
    event.toLabel = "1";
    return event;
}

} // namespace

/// How sure the answer is about who held a stage at a moment.
class ReleaseAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void whoWasThereBeforeTheFirstRecordIsNotSure();
    void withoutAnyRecordItSaysWhoIsThereNow();
    void anUndoNamesTheDecisionThatItLeadsBackTo();
};

void ReleaseAnswerTest::whoWasThereBeforeTheFirstRecordIsNotSure()
{
    Model model = churn();
    model.releases.push_back(seen(1'000'000));
    ReleaseAnswer answer;
    answer.show();
    answer.setMoment(model, productionStage(), Timestamp{500'000});
    QVERIFY(showsText(answer, QStringLiteral("is not known.")));
    QVERIFY(showsText(answer, QStringLiteral("Not sure: nothing is recorded about production before 1 January 1970")));
    QVERIFY(showsText(answer, QStringLiteral("; churn 1 was found there then.")));
    answer.setMoment(model, productionStage(), Timestamp{1'500'000});
    QVERIFY(!showsText(answer, QStringLiteral("Not sure")));
}

void ReleaseAnswerTest::withoutAnyRecordItSaysWhoIsThereNow()
{
    ReleaseAnswer answer;
    answer.show();
    answer.setMoment(churn(), productionStage(), Timestamp{500'000});
    QVERIFY(showsText(answer, QStringLiteral("Not sure: nothing is recorded about production; churn 1 is there now.")));
}

void ReleaseAnswerTest::anUndoNamesTheDecisionThatItLeadsBackTo()
{
    Model model = churn();
    ReleaseEvent decided = seen(1'000'000);
    decided.kind = ReleaseKind::Release;
    decided.actor = "Ana";
    decided.reason = "Hotfix of the null tenure";
    ReleaseEvent other = seen(2'000'000);
    other.kind = ReleaseKind::Release;
    other.from = decided.to;
    other.to = "id-2";
    other.toLabel = "2";
    ReleaseEvent undo = seen(3'000'000);
    undo.kind = ReleaseKind::Undo;
    undo.actor = "Mei";
    undo.reason = "Undo: takes back journal entry 4";
    model.releases = {decided, other, undo};
    ReleaseAnswer answer;
    answer.show();
    answer.setMoment(model, productionStage(), Timestamp{4'000'000});
    QVERIFY(showsText(answer, QStringLiteral("by Mei: “Undo: takes back journal entry 4”.")));
    QVERIFY(showsText(answer, QStringLiteral("by Ana: “Hotfix of the null tenure”.")));
    answer.setMoment(model, productionStage(), Timestamp{1'500'000});
    QVERIFY(showsText(answer, QStringLiteral("Marked on")) && !showsText(answer, QStringLiteral("Decided on")));
}

QTEST_MAIN(ReleaseAnswerTest)
#include "tst_releaseanswer.moc"
