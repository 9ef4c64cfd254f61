#include "models/catalog/unreadfiles.h"
#include "tests/unit/folder/folderscanning.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

/// "v1: v1/params.json" for each file that was not read, of all versions of all models.
QStringList unreadIn(const TempTree& tree)
{
    const CatalogPointer catalog = folderCatalog(tree);
    QStringList found;
    for (const auto& model : catalog->models()) {
        for (const Version& version : model->versions) {
            for (const Problem* problem : unreadFiles(*catalog, version))
                found.append(QString::fromStdString(version.label + ": " + problem->file));
        }
    }
    return found;
}

} // namespace

class UnreadFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSidecarThatIsDamagedMarksItsVersion_data();
    void aSidecarThatIsDamagedMarksItsVersion();
    void theProblemSaysWhereItIs();
    void whatWasReadMarksNoVersion_data();
    void whatWasReadMarksNoVersion();
};

void UnreadFilesTest::aSidecarThatIsDamagedMarksItsVersion_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("content");
    QTest::newRow("half-written colophon.json") << "churn/v1/colophon.json" << R"({"author": "Ana", "metr)";
    QTest::newRow("half-written metrics.json") << "churn/v1/metrics.json" << R"({"auc": 0.)";
    QTest::newRow("empty") << "churn/v1/metrics.json" << "";
    QTest::newRow("no keys") << "churn/v1/params.yaml" << "just words";
    QTest::newRow("beside its folder") << "churn/v1.metrics.json" << "{";
    QTest::newRow("a table") << "churn/v1/history.csv" << "0.1,0.2\n0.3,0.4\n";
}

void UnreadFilesTest::aSidecarThatIsDamagedMarksItsVersion()
{
    QFETCH(QString, file);
    QFETCH(QString, content);
    const TempTree tree;
    tree.write("churn/v1/model.pkl", "\x80\x04.");
    tree.write("churn/v2/model.pkl", "\x80\x04.");
    tree.write("churn/v1/config.json", R"({"layers": 3})");
    tree.write("churn/v2/metrics.json", R"({"auc": 0.9})");
    tree.write(file.toStdString(), content.toStdString());
    QCOMPARE(unreadIn(tree), QStringList{QStringLiteral("v1: ") + file});
}

void UnreadFilesTest::theProblemSaysWhereItIs()
{
    const TempTree tree;
    tree.write("churn/v1/model.pkl", "\x80\x04.");
    tree.write("churn/v1/colophon.json", "{\n \"author\": \"Ana\",\n \"metr");
    const CatalogPointer catalog = folderCatalog(tree);
    const auto unread = unreadFiles(*catalog, catalog->models().at(0)->versions.at(0));
    QCOMPARE(unread.size(), std::size_t(1));
    QCOMPARE(unread.front()->line, 3);
    QVERIFY(!unread.front()->reason.empty() && !unread.front()->hint.empty());
}

void UnreadFilesTest::whatWasReadMarksNoVersion_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("content");
    QTest::newRow("words that JSON lacks") << "churn/v1/metrics.json" << R"({"auc": NaN})";
    QTest::newRow("a part that is wrong") << "churn/v1/colophon.json" << R"({"author": "Ana", "created": "yesterday"})";
    QTest::newRow("a file of the model that changed")
        << "churn/v1/colophon.json" << R"({"artifacts": {"model.pkl": {"size": 999}}})";
    QTest::newRow("nothing to say") << "churn/v1/README.md" << "# About\n";
}

void UnreadFilesTest::whatWasReadMarksNoVersion()
{
    QFETCH(QString, file);
    QFETCH(QString, content);
    const TempTree tree;
    tree.write("churn/v1/model.pkl", "\x80\x04.");
    tree.write(file.toStdString(), content.toStdString());
    QCOMPARE(unreadIn(tree), QStringList());
}

QTEST_GUILESS_MAIN(UnreadFilesTest)
#include "tst_unreadfiles.moc"
