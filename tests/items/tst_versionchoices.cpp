#include "models/items/versionchoices.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/churnmodel.h"

#include <QTest>

using namespace colophon;
using test::version;

namespace {

constexpr qsizetype kAll = 1'000'000;

QStringList textsOf(const VersionChoices::Found& found)
{
    QStringList texts;
    for (const VersionChoice& choice : found.shown)
        texts.append(choice.text);
    return texts;
}

} // namespace

class TestVersionChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsOfTheTakenOnesComeFirst();
    void takenVersionsAreNotOffered();
    void aModelIsNamedOnlyAmongSeveral();
    void everyWordIsLookedForInAllThatIsShown();
    void onlySoManyAreShownAndTheOthersAreCounted();
    void preparingInPartsChangesNothing();
};

void TestVersionChoices::modelsOfTheTakenOnesComeFirst()
{
    const CatalogPointer catalog = test::churnCatalog();
    VersionChoices choices(catalog);
    const QStringList all = textsOf(choices.find({}, {}, kAll));
    QCOMPARE(std::size_t(all.size()), catalog->versionCount());
    QVERIFY(all.first().startsWith(QStringLiteral("basket-ranker ")));
    const QStringList taken{QStringLiteral("churn@v1.2.0")};
    choices.arrange(taken);
    const QStringList more = textsOf(choices.find({}, taken, kAll));
    QVERIFY(more.first().startsWith(QStringLiteral("churn ")));
    QVERIFY(more.last().startsWith(QStringLiteral("basket-ranker ")));
}

void TestVersionChoices::takenVersionsAreNotOffered()
{
    const CatalogPointer catalog = test::churnCatalog();
    const QStringList taken{QStringLiteral("churn@v1.2.0"), QStringLiteral("churn@v1.1.0"), QStringLiteral("gone")};
    VersionChoices choices(catalog);
    const VersionChoices::Found found = choices.find({}, taken, kAll);
    QCOMPARE(std::size_t(found.shown.size()), catalog->versionCount() - 2);
    for (const VersionChoice& choice : found.shown)
        QVERIFY(!taken.contains(choice.id));
    QVERIFY(!textsOf(choices.find({QStringLiteral("1.2.0")}, taken, kAll)).contains(QStringLiteral("churn v1.2.0")));
}

void TestVersionChoices::aModelIsNamedOnlyAmongSeveral()
{
    VersionChoices choices(
        test::catalogOf({version("v1.1.0").stage("staging").reason("More data"), version("v1.0.0")}));
    const QList<VersionChoice> wanted{
        {QStringLiteral("churn@v1.1.0"), QStringLiteral("v1.1.0"), QStringLiteral("staging · More data")},
        {QStringLiteral("churn@v1.0.0"), QStringLiteral("v1.0.0"), {}}};
    QCOMPARE(choices.find({}, {}, kAll).shown, wanted);
}

void TestVersionChoices::everyWordIsLookedForInAllThatIsShown()
{
    VersionChoices choices(test::catalogOf(
        {version("v1.2.0").created("2020-04-27").stage("staging").reason("Größere Daten"),
         version("v1.1.0").created("2020-03-27").reason("Fewer trees"), version("v1.0.0").model("ranker")}));
    const auto found = [&](const char* words) {
        return textsOf(choices.find(QString::fromUtf8(words).split(u' '), {}, kAll)).join(u'|');
    };
    QCOMPARE(found("STAG grö"), QStringLiteral("churn v1.2.0"));
    QCOMPARE(found("mar 2020 trees"), QStringLiteral("churn v1.1.0"));
    QCOMPARE(found("rank 1.0"), QStringLiteral("ranker v1.0.0"));
    QCOMPARE(found("churn 1."), QStringLiteral("churn v1.2.0|churn v1.1.0"));
    QCOMPARE(found("churn xgboost"), QString());
}

void TestVersionChoices::onlySoManyAreShownAndTheOthersAreCounted()
{
    VersionChoices choices(test::bigCatalog(5'000));
    const VersionChoices::Found all = choices.find({}, {}, 200);
    QCOMPARE(all.shown.size(), 200);
    QCOMPARE(all.more, 4'800);
    const QStringList taken{all.shown[0].id, all.shown[7].id};
    const VersionChoices::Found rest = choices.find({}, taken, 200);
    QCOMPARE(rest.shown.first(), all.shown[1]);
    QCOMPARE(rest.more, 4'798);
    const QString label = all.shown[3].text.section(u' ', -1);
    const VersionChoices::Found some = choices.find({label}, {}, 1);
    QCOMPARE(some.shown.size() + some.more, choices.find({label}, {}, kAll).shown.size());
}

void TestVersionChoices::preparingInPartsChangesNothing()
{
    const CatalogPointer catalog = test::bigCatalog(5'000);
    VersionChoices prepared(catalog);
    int parts = 0;
    while (prepared.prepareSome())
        ++parts;
    QVERIFY(parts >= 2);
    VersionChoices asked(catalog);
    asked.prepareSome();
    const QStringList words{QStringLiteral("7")};
    QCOMPARE(prepared.find(words, {}, kAll).shown, asked.find(words, {}, kAll).shown);
    QVERIFY(!asked.prepareSome());
}

QTEST_APPLESS_MAIN(TestVersionChoices)
#include "tst_versionchoices.moc"
