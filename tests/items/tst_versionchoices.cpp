#include "models/items/versionchoices.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"

#include <QTest>

using namespace colophon;

class TestVersionChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsOfTheTakenOnesComeFirst();
    void takenVersionsAreNotOffered();
    void aModelIsNamedOnlyAmongSeveral();
};

void TestVersionChoices::modelsOfTheTakenOnesComeFirst()
{
    const CatalogPointer catalog = test::churnCatalog();
    const auto all = versionChoices(*catalog, {});
    QCOMPARE(std::size_t(all.size()), catalog->versionCount());
    QVERIFY(all.first().text.startsWith(QStringLiteral("basket-ranker ")));
    const auto more = versionChoices(*catalog, {QStringLiteral("churn@v1.2.0")});
    QVERIFY(more.first().text.startsWith(QStringLiteral("churn ")));
    QVERIFY(more.last().text.startsWith(QStringLiteral("basket-ranker ")));
}

void TestVersionChoices::takenVersionsAreNotOffered()
{
    const CatalogPointer catalog = test::churnCatalog();
    const QStringList taken{QStringLiteral("churn@v1.2.0"), QStringLiteral("churn@v1.1.0")};
    const auto choices = versionChoices(*catalog, taken);
    QCOMPARE(std::size_t(choices.size()), catalog->versionCount() - 2);
    for (const VersionChoice& choice : choices)
        QVERIFY(!taken.contains(choice.id));
}

void TestVersionChoices::aModelIsNamedOnlyAmongSeveral()
{
    const CatalogPointer catalog
        = test::catalogOf({test::version("v1.1.0").stage("staging").reason("More data"), test::version("v1.0.0")});
    const QList<VersionChoice> wanted{
        {QStringLiteral("churn@v1.1.0"), QStringLiteral("v1.1.0"), QStringLiteral("staging · More data")},
        {QStringLiteral("churn@v1.0.0"), QStringLiteral("v1.0.0"), {}}};
    QCOMPARE(versionChoices(*catalog, {}), wanted);
}

QTEST_APPLESS_MAIN(TestVersionChoices)
#include "tst_versionchoices.moc"
