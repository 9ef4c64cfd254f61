#include "models/sources/folder/versionname.h"
#include "tests/unit/folder/folderscanning.h"

#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace colophon;
using namespace colophon::test;

namespace {

/// A safetensors file with one tensor of one float.
std::string tensor(const std::string& name)
{
    const std::string header = R"({")" + name + R"(":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    std::string file;
    for (int i = 0; i < 8; ++i)
        file += static_cast<char>((header.size() >> (8 * i)) & 0xFFU);
    return file + header + std::string(4, '\0');
}

/// An index that names these files, one tensor in each.
std::string indexOf(const QStringList& files)
{
    QStringList lines;
    for (const QString& file : files)
        lines.append(QStringLiteral(R"("layer.%1": "%2")").arg(lines.size()).arg(file));
    return R"({"metadata": {"total_size": 12}, "weight_map": {)" + lines.join(u',').toStdString() + "}}";
}

void writeFiles(const TempTree& tree, const QStringList& paths)
{
    for (const QString& path : paths)
        tree.write(path.toStdString(), tensor(path.toStdString()));
}

/// Paths of the files that the only version lacks.
QStringList missingOf(const FolderScanResult& result)
{
    QStringList missing;
    for (const SourceRecord& record : result.records) {
        for (const Artifact& artifact : record.facts.artifacts) {
            if (artifact.integrity == Integrity::Missing)
                missing.append(QString::fromStdString(artifact.path));
        }
    }
    return missing;
}

} // namespace

/// Weights in several files of which some are not there.
class MissingPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameTellsItsPart_data();
    void aNameTellsItsPart();
    void whatNamesAndIndexesPromiseIsMissed_data();
    void whatNamesAndIndexesPromiseIsMissed();
    void aMissingPartIsAProblemWithPlaceReasonAndHint();
    void aPartThatWasRecordedIsToldOnce();
    void whatTheOthersSayIsNotTakenForTheWhole();
    void aHostileCountIsToldAndNotListed();
    void whichPartIsMissingIsSaidOnlyWhereItIsKnown_data();
    void whichPartIsMissingIsSaidOnlyWhereItIsKnown();
    void partsThatNoRecordNamesAreToldBesideManyThatAreRecorded();
    void allFilesThatAnIndexNamesAreCounted();
    void aBrokenIndexIsReportedAndTheRestStays();
    void pathsOfAnIndexNeverLeaveTheFolder();
};

void MissingPartsTest::aNameTellsItsPart_data()
{
    QTest::addColumn<QString>("stem");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("total");
    QTest::newRow("part") << "model-00002-of-00003" << 2 << 3;
    QTest::newRow("largest") << "model-99999-of-99999" << 99999 << 99999;
    QTest::newRow("no part") << "model" << -1 << -1;
    QTest::newRow("nothing before it") << "-00002-of-00003" << -1 << -1;
    QTest::newRow("fewer digits") << "model-2-of-3" << -1 << -1;
    QTest::newRow("no digits") << "model-0000x-of-00003" << -1 << -1;
}

void MissingPartsTest::aNameTellsItsPart()
{
    QFETCH(QString, stem);
    const std::string text = stem.toStdString();
    const auto part = folder::partNumber(text);
    QTEST(part ? part->number : -1, "number");
    QTEST(part ? part->total : -1, "total");
    QCOMPARE(folder::withoutPartNumber(text), part ? std::string_view("model") : std::string_view(text));
}

void MissingPartsTest::whatNamesAndIndexesPromiseIsMissed_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("index");
    QTest::addColumn<QStringList>("indexed");
    QTest::addColumn<QStringList>("missing");
    const auto part = [](int number, int total, const char* ending = "model-%1-of-%2.safetensors") {
        return QString::fromLatin1(ending).arg(number, 5, 10, QLatin1Char('0')).arg(total, 5, 10, QLatin1Char('0'));
    };
    const QString index = QStringLiteral("model.safetensors.index.json");
    const auto row
        = [](const char* tag, const QStringList& files, const QStringList& missing, const QString& nameOfIndex = {},
             const QStringList& indexed = {}) { QTest::newRow(tag) << files << nameOfIndex << indexed << missing; };
    const QStringList whole{part(1, 3), part(2, 3), part(3, 3)};
    row("all there", whole, {});
    row("one between", {part(1, 3), part(3, 3)}, {part(2, 3)});
    row("one between, and the first or the last", {part(1, 3)}, {part(2, 3)});
    row("an index tells the last from the first", {part(1, 3), part(2, 3)}, {part(3, 3)}, index, whole);
    row("an index tells the first from the last", {part(1, 3), part(2, 3)}, {part(0, 3)}, index,
        {part(0, 3), part(1, 3), part(2, 3)});
    row("counted from 0", {part(0, 3), part(2, 3)}, {part(1, 3)});
    row("counted from 0, all there", {part(0, 2), part(1, 2)}, {});
    row("numbers that fit no count", {part(1, 3), part(7, 3)}, {});
    row("a count of 0", {part(0, 0)}, {});
    row("nothing says how many", {QStringLiteral("model_1.safetensors"), QStringLiteral("model_3.safetensors")}, {});
    row("left over from another split", whole + QStringList{part(1, 2)}, {});
    row("of a training state", {part(1, 1), QStringLiteral("optimizer-00001-of-00002.bin")}, {});
    row("in a folder of its own", {QStringLiteral("v3/") + part(2, 2)}, {QStringLiteral("v3/") + part(1, 2)});
    row("an index with all", whole, {}, index, whole);
    row("an index names what names do not", {QStringLiteral("model.safetensors")},
        {QStringLiteral("model_head.safetensors")}, index,
        {QStringLiteral("model.safetensors"), QStringLiteral("model_head.safetensors")});
    row("an index and names say the same", {part(1, 3), part(3, 3)}, {part(2, 3)}, index, whole);
    row("an index beside a version in a folder", {QStringLiteral("v3/a.safetensors")},
        {QStringLiteral("v3/b.safetensors")}, QStringLiteral("v3/") + index,
        {QStringLiteral("a.safetensors"), QStringLiteral("b.safetensors")});
    row("an index of a format that was not downloaded", {QStringLiteral("model.safetensors")}, {},
        QStringLiteral("pytorch_model.bin.index.json"),
        {part(1, 2, "pytorch_model-%1-of-%2.bin"), part(2, 2, "pytorch_model-%1-of-%2.bin")});
}

void MissingPartsTest::whatNamesAndIndexesPromiseIsMissed()
{
    QFETCH(QStringList, files);
    QFETCH(QString, index);
    QFETCH(QStringList, indexed);
    QFETCH(QStringList, missing);
    const TempTree tree;
    writeFiles(tree, files);
    if (!index.isEmpty())
        tree.write(index.toStdString(), indexOf(indexed));
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(missingOf(result), missing);
    const auto told = std::ranges::count_if(
        result.problems, [](const Problem& problem) { return problem.reason.contains("not there"); });
    QCOMPARE(int(told), missing.isEmpty() ? 0 : 1);
}

void MissingPartsTest::aMissingPartIsAProblemWithPlaceReasonAndHint()
{
    const TempTree tree;
    writeFiles(tree,
               {QStringLiteral("llm/model-00001-of-00003.safetensors"),
                QStringLiteral("llm/model-00003-of-00003.safetensors")});
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QCOMPARE(result.problems.size(), std::size_t(1));
    const Problem& problem = result.problems.front();
    QCOMPARE(problem.file, std::string("llm/model-00002-of-00003.safetensors"));
    QCOMPARE(problem.reason,
             std::string("1 of the 3 files of these weights is not there: model-00002-of-00003.safetensors."));
    QVERIFY(problem.hint.contains("download it again"));
    QVERIFY(problem.severity == Problem::Severity::Warning);
    QVERIFY(problem.source == SourceId{1});
}

void MissingPartsTest::aPartThatWasRecordedIsToldOnce()
{
    const TempTree tree;
    const std::string absent = "net_v1-00002-of-00002.safetensors";
    writeFiles(tree, {QStringLiteral("net_v1-00001-of-00002.safetensors")});
    tree.write("net_v1.colophon.json", R"({"artifacts": [{"path": ")" + absent + R"(", "size": 10}]})");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(missingOf(result), QStringList{QString::fromStdString(absent)});
    QCOMPARE(result.problems.size(), std::size_t(1));
    QCOMPARE(result.problems.front().file, absent);
}

void MissingPartsTest::whatTheOthersSayIsNotTakenForTheWhole()
{
    const TempTree tree;
    writeFiles(tree, {QStringLiteral("net_v1-00001-of-00002.safetensors")});
    tree.write("net_v1.colophon.json", R"({"architecture": {"parameters": 2}})");
    const FolderScanResult result = scanFolder(tree);
    const Entry* parameters = findEntry(result.records.at(0).facts.architecture, Name("parameters"));
    QVERIFY(parameters);
    QCOMPARE(parameters->value, std::string("2"));
    QVERIFY(!result.problem("net_v1.colophon.json"));
}

void MissingPartsTest::aHostileCountIsToldAndNotListed()
{
    const TempTree tree;
    writeFiles(tree, {QStringLiteral("model-00001-of-99999.safetensors")});
    const FolderScanResult result = scanFolder(tree);
    QVERIFY(missingOf(result).size() <= 100);
    QVERIFY(result.problem("model-00002-of-99999.safetensors", "99998 of the 99999 files"));
}

void MissingPartsTest::whichPartIsMissingIsSaidOnlyWhereItIsKnown_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    QTest::newRow("the first or the last")
        << QStringList{QStringLiteral("llm/model-00001-of-00003.bin"), QStringLiteral("llm/model-00002-of-00003.bin")}
        << QStringLiteral("llm")
        << QStringLiteral("1 of the 3 files of these weights is not there. The names of the others do not tell whether "
                          "it is the first or the last.");
    QTest::newRow("one between, and the first or the last")
        << QStringList{QStringLiteral("llm/model-00001-of-00003.bin")} << QStringLiteral("llm/model-00002-of-00003.bin")
        << QStringLiteral("2 of the 3 files of these weights are not there: model-00002-of-00003.bin and 1 more.");
}

void MissingPartsTest::whichPartIsMissingIsSaidOnlyWhereItIsKnown()
{
    QFETCH(QStringList, files);
    const TempTree tree;
    writeFiles(tree, files);
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.problems.size(), std::size_t(1));
    QTEST(QString::fromStdString(result.problems.front().file), "place");
    QTEST(QString::fromStdString(result.problems.front().reason), "reason");
}

void MissingPartsTest::partsThatNoRecordNamesAreToldBesideManyThatAreRecorded()
{
    const TempTree tree;
    writeFiles(tree, {QStringLiteral("net_v1-00001-of-00120.safetensors")});
    const QString name = QStringLiteral("net_v1-%1-of-00120.safetensors");
    QStringList recorded;
    for (int number = 2; number <= 110; ++number)
        recorded.append(QStringLiteral(R"({"path": "%1", "size": 10})").arg(name.arg(number, 5, 10, QLatin1Char('0'))));
    tree.write("net_v1.colophon.json", R"({"artifacts": [)" + recorded.join(u',').toStdString() + "]}");
    const FolderScanResult result = scanFolder(tree);
    QVERIFY(result.problem("net_v1-00111-of-00120.safetensors", "10 of the 120 files of these weights are not there"));
    QVERIFY(missingOf(result).contains(name.arg(QStringLiteral("00119"))));
    QCOMPARE(missingOf(result).count(name.arg(QStringLiteral("00110"))), 1);
}

void MissingPartsTest::allFilesThatAnIndexNamesAreCounted()
{
    const TempTree tree;
    writeFiles(tree, {QStringLiteral("model.safetensors")});
    QStringList files{QStringLiteral("model.safetensors")};
    for (int number = 1; number <= 150; ++number)
        files.append(QStringLiteral("layer%1.safetensors").arg(number));
    tree.write("model.safetensors.index.json", indexOf(files));
    QVERIFY(scanFolder(tree).problem("layer1.safetensors", "150 of the 151 files of these weights are not there"));
}

void MissingPartsTest::aBrokenIndexIsReportedAndTheRestStays()
{
    const TempTree tree;
    writeFiles(tree, {QStringLiteral("model.safetensors")});
    tree.write("model.safetensors.index.json", R"({"weight_map": {"a": "mod)");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY(result.problem("model.safetensors.index.json"));
    QVERIFY(missingOf(result).isEmpty());
}

void MissingPartsTest::pathsOfAnIndexNeverLeaveTheFolder()
{
    const TempTree tree;
    writeFiles(tree, {QStringLiteral("model.safetensors")});
    tree.write("model.safetensors.index.json",
               indexOf({QStringLiteral("model.safetensors"), QStringLiteral("../secret.safetensors"),
                        QStringLiteral("/etc/passwd")}));
    const FolderScanResult result = scanFolder(tree);
    QVERIFY(missingOf(result).isEmpty());
    QVERIFY(result.problems.empty());
}

QTEST_APPLESS_MAIN(MissingPartsTest)
#include "tst_missingparts.moc"
