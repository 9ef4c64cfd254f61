#include "models/releases/releasenotes.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

/// Notes of a release of v1.1.0 after v1.0.0.
std::string notes(const std::string& reason, const std::string& label = {}, bool isFirst = false,
                  const Directions& corrected = {})
{
    const CatalogPointer catalog
        = catalogOf({version("v1.0.0").metric("accuracy", 0.8), version("v1.1.0").metric("accuracy", 0.9)});
    const Model& model = *catalog->models().front();
    ReleaseEvent release;
    release.effective = *parseTimestamp("2026-02-10T09:14Z");
    release.stage = productionStage();
    release.actor = "Ana <ana>";
    release.reason = reason;
    if (!isFirst) {
        release.from = model.withLabel("v1.0.0")->id;
        release.fromLabel = "v1.0.0";
    }
    release.to = model.withLabel("v1.1.0")->id;
    release.toLabel = "v1.1.0";
    return releaseNotes(catalog, model, release, label, corrected);
}

bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class ReleaseNotesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyTellWhoWhenWhyAndWhatChanged();
    void theyJudgeByTheCorrectedDirection();
    void aNameOfItsOwnIsTold();
    void theFirstReleaseIsComparedWithNothing();
    void textFromOutsideStaysText();
};

void ReleaseNotesTest::theyTellWhoWhenWhyAndWhatChanged()
{
    const std::string text = notes("Better on every segment\nand reviewed");
    QVERIFY2(
        text.starts_with("# churn v1.1.0\n\nIn production since 2026-02-10 09:14 UTC, by Ana &lt;ana&gt;, in place "
                         "of v1.0.0.\n\n> Better on every segment\n> and reviewed\n"),
        text.c_str());
    QVERIFY2(has(text, "## What changed since v1.0.0"), text.c_str());
    QVERIFY2(has(text, "| accuracy | 0.8"), text.c_str());
}

void ReleaseNotesTest::theyJudgeByTheCorrectedDirection()
{
    const auto judged = [](const Directions& corrected) { return notes("Because it is better", {}, false, corrected); };
    QVERIFY2(has(judged({}), "▲"), judged({}).c_str());
    const std::string text = judged({{Name("accuracy"), Direction::Lower}});
    QVERIFY2(has(text, "△") && !has(text, "▲"), text.c_str());
}

void ReleaseNotesTest::aNameOfItsOwnIsTold()
{
    QVERIFY(has(notes("Because it is better", "v2.0.0"), "Released as v2.0.0.\n"));
    QVERIFY(!has(notes("Because it is better", "v1.1.0"), "Released as"));
}

void ReleaseNotesTest::theFirstReleaseIsComparedWithNothing()
{
    const std::string text = notes("Because it is better", {}, true);
    QVERIFY2(has(text, "by Ana &lt;ana&gt;.\n"), text.c_str());
    QVERIFY2(has(text, "## What it is"), text.c_str());
    QVERIFY2(has(text, "| accuracy |"), text.c_str());
}

void ReleaseNotesTest::textFromOutsideStaysText()
{
    const std::string text = notes("<img src=x> [click](http://evil) | **bold**\n# heading");
    QVERIFY2(has(text, "> &lt;img src=x&gt; \\[click\\]\\(http://evil\\) \\| \\*\\*bold\\*\\*\n> \\# heading"),
             text.c_str());
}

QTEST_GUILESS_MAIN(ReleaseNotesTest)
#include "tst_releasenotes.moc"
