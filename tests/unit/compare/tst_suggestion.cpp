#include "models/compare/suggestion.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;
using test::version;

namespace {

/// Newest first; v1.1.0 is in production.
CatalogPointer threeVersions()
{
    return test::catalogOf({version("v1.2.0").created("2026-03-09").parent("v1.0.0"),
                            version("v1.1.0").created("2026-03-05").parent("v1.0.0").stage("production"),
                            version("v1.0.0").created("2026-03-01")});
}

std::string baselineOf(const CatalogPointer& catalog, std::string_view label)
{
    const Model& model = *catalog->model("churn");
    const Version* baseline = suggestedBaseline(model, *model.withLabel(label));
    return baseline ? baseline->label : std::string();
}

} // namespace

class SuggestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVersionIsComparedWithProduction()
    {
        QCOMPARE(baselineOf(threeVersions(), "v1.2.0"), std::string("v1.1.0"));
        QCOMPARE(baselineOf(threeVersions(), "v1.0.0"), std::string("v1.1.0"));
    }

    void productionIsComparedWithItsParent() { QCOMPARE(baselineOf(threeVersions(), "v1.1.0"), std::string("v1.0.0")); }

    void withoutProductionAndParentItIsTheVersionBefore()
    {
        const CatalogPointer catalog
            = test::catalogOf({version("v1.1.0").created("2026-03-05"), version("v1.0.0").created("2026-03-01")});
        QCOMPARE(baselineOf(catalog, "v1.1.0"), std::string("v1.0.0"));
        QCOMPARE(baselineOf(catalog, "v1.0.0"), std::string("v1.1.0"));
    }

    void aVersionAloneHasNoBaseline()
    {
        const CatalogPointer catalog = test::catalogOf({version("v1.0.0").created("2026-03-01")});
        QCOMPARE(baselineOf(catalog, "v1.0.0"), std::string());
        QVERIFY(suggestedComparison(*catalog, "").empty());
    }

    void theNewestIsSuggestedBesideItsBaseline()
    {
        const auto catalog = threeVersions();
        const std::vector<VersionId> expected{"churn@v1.1.0", "churn@v1.2.0"};
        QCOMPARE(suggestedComparison(*catalog, ""), expected);
        QCOMPARE(suggestedComparison(*catalog, "churn"), expected);
        QVERIFY(suggestedComparison(*catalog, "triage").empty());
    }
};

QTEST_GUILESS_MAIN(SuggestionTest)
#include "tst_suggestion.moc"
