#include "ui/shell/drophint.h"
#include "ui/shell/fuzzymatch.h"
#include "ui/shell/navigation.h"
#include "ui/shell/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace colophon;

namespace {

using Group = PaletteEntry::Group;

PaletteEntry entry(Group group, const QString& text, const QString& reasonOff = {})
{
    return {.group = group, .text = text, .detail = {}, .icon = {}, .keys = {}, .reasonOff = reasonOff, .run = [] { }};
}

QStringList texts(const PaletteModel& model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row).data().toString());
    return result;
}

QString marked(const QString& query, const QString& text)
{
    const auto match = fuzzyMatch(query, text);
    QString result;
    if (match) {
        for (const int position : match->positions)
            result += text[position];
    }
    return result;
}

Place place(const char* view, const char* version)
{
    return {.view = QString::fromLatin1(view), .model = {}, .version = QString::fromLatin1(version)};
}

} // namespace

class PaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordMustBeFound_data();
    void everyWordMustBeFound();
    void beginningOfAWordWinsOverItsMiddle();
    void groupsComeInOrderUnderTheirTitles();
    void prefixAsksForOneGroup();
    void aWordOfItsSentenceFindsACommand();
    void impossibleCommandStaysAndCannotRun();
    void whatCannotBeDoneComesLast();
    void noMoreThanTwelveEntriesAreShown();
    void roomThatOneGroupLeavesGoesToTheOthers();
    void whatFindsNoRoomIsOneStepAway();
    void moreThanCanBeScrolledAsksForMoreLetters();
    void anExactLabelIsFoundAmongManyLikeIt();
    void backReturnsToThePlaceBefore();
    void newWayAfterBackForgetsForward();
    void quickStepsInOneViewCountAsOne();
    void foldersAreOfferedAndFilesNameTheirFolder();
};

void PaletteTest::everyWordMustBeFound_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("letters");
    QTest::newRow("pieces") << "mark 1.2" << "Mark v1.2.0 as production…" << "Mark1.2";
    QTest::newRow("letters in order") << "mvp" << "Mark v1.2.0 as production…" << "Mvp";
    QTest::newRow("word that is not there") << "mark staging" << "Mark v1.2.0 as production…" << "";
    QTest::newRow("empty") << "" << "Anything" << "";
    QTest::newRow("other case") << "HIST" << "History" << "Hist";
}

void PaletteTest::everyWordMustBeFound()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(QString, letters);
    QCOMPARE(marked(query, text), letters);
}

void PaletteTest::beginningOfAWordWinsOverItsMiddle()
{
    const auto begin = fuzzyMatch(QStringLiteral("mark"), QStringLiteral("Mark as production"));
    const auto middle = fuzzyMatch(QStringLiteral("mark"), QStringLiteral("Bookmark this one"));
    QVERIFY(begin && middle);
    QCOMPARE_GT(begin->score, middle->score);
}

void PaletteTest::groupsComeInOrderUnderTheirTitles()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries({entry(Group::Versions, QStringLiteral("churn v1.2.0")),
                      entry(Group::Commands, QStringLiteral("Compare")),
                      entry(Group::Releases, QStringLiteral("churn v1.1.1 → production"))});
    model.setQuery(QString());
    QCOMPARE(texts(model),
             (QStringList{QStringLiteral("Commands"), QStringLiteral("Compare"), QStringLiteral("Versions"),
                          QStringLiteral("churn v1.2.0"), QStringLiteral("Releases and notes"),
                          QStringLiteral("churn v1.1.1 → production")}));
    QCOMPARE(model.firstEntry(), 1);
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
}

void PaletteTest::prefixAsksForOneGroup()
{
    PaletteModel model;
    model.setEntries({entry(Group::Versions, QStringLiteral("compare-net v1")),
                      entry(Group::Commands, QStringLiteral("Compare")),
                      entry(Group::Stages, QStringLiteral("compare-net production"))});
    model.setQuery(QStringLiteral(">comp"));
    QCOMPARE(texts(model), (QStringList{QStringLiteral("Commands"), QStringLiteral("Compare")}));
    model.setQuery(QStringLiteral("@ comp"));
    QCOMPARE(texts(model), (QStringList{QStringLiteral("Versions"), QStringLiteral("compare-net v1")}));
    model.setQuery(QStringLiteral("#comp"));
    QCOMPARE(texts(model), (QStringList{QStringLiteral("Stages"), QStringLiteral("compare-net production")}));
}

void PaletteTest::aWordOfItsSentenceFindsACommand()
{
    PaletteModel model;
    PaletteEntry theme = entry(Group::Commands, QStringLiteral("Theme"));
    theme.words = QStringLiteral("Change the colours between light and dark mode");
    model.setEntries({theme, entry(Group::Commands, QStringLiteral("History"))});
    for (const char* query : {"dark", "light", "COLOURS", "mode", "dark mode"}) {
        model.setQuery(QString::fromUtf8(query));
        QCOMPARE(texts(model), QStringList({QStringLiteral("Commands"), QStringLiteral("Theme")}));
    }
    for (const char* query : {"ark", "da", "dark history"}) {
        model.setQuery(QString::fromUtf8(query));
        QCOMPARE(texts(model), QStringList());
    }
}

void PaletteTest::impossibleCommandStaysAndCannotRun()
{
    PaletteModel model;
    model.setEntries({entry(Group::Commands, QStringLiteral("Undo"), QStringLiteral("Nothing to undo"))});
    model.setQuery(QStringLiteral("undo"));
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex index = model.index(1);
    QCOMPARE(index.data(PaletteModel::ReasonOffRole).toString(), QStringLiteral("Nothing to undo"));
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Nothing to undo")));
    QVERIFY(!model.runnable(index));
}

void PaletteTest::whatCannotBeDoneComesLast()
{
    PaletteModel model;
    const QString off = QStringLiteral("Mark v1.2.0"); // fits better than the longer one
    model.setEntries({entry(Group::Commands, off, QStringLiteral("already there")),
                      entry(Group::Commands, QStringLiteral("Mark v1.2.0 as production"))});
    model.setQuery(QStringLiteral("mark v1.2.0"));
    QCOMPARE(texts(model).last(), off);
}

void PaletteTest::noMoreThanTwelveEntriesAreShown()
{
    PaletteModel model;
    std::vector<PaletteEntry> entries;
    for (int i = 0; i < 40; ++i) {
        entries.push_back(entry(Group::Commands, QStringLiteral("command %1").arg(i)));
        entries.push_back(entry(Group::Versions, QStringLiteral("version %1").arg(i)));
    }
    model.setEntries(entries);
    model.setQuery(QString());
    QCOMPARE(model.matchCount(), 80);
    QCOMPARE(model.rowCount(), 14); // with two titles
}

void PaletteTest::roomThatOneGroupLeavesGoesToTheOthers()
{
    PaletteModel model;
    std::vector<PaletteEntry> entries{entry(Group::Stages, QStringLiteral("churn production"))};
    for (int i = 0; i < 40; ++i)
        entries.push_back(entry(Group::Commands, QStringLiteral("command %1").arg(i)));
    for (int i = 0; i < 5; ++i)
        entries.push_back(entry(Group::Versions, QStringLiteral("version %1").arg(i)));
    model.setEntries(entries);
    model.setQuery(QString());
    for (int i = 0; i < 5; ++i)
        QVERIFY(texts(model).contains(QStringLiteral("version %1").arg(i)));
    QVERIFY(texts(model).contains(QStringLiteral("churn production")));
    QCOMPARE(model.rowCount(), 15); // with three titles
}

void PaletteTest::whatFindsNoRoomIsOneStepAway()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    std::vector<PaletteEntry> entries;
    for (int i = 0; i < 30; ++i) {
        entries.push_back(entry(Group::Commands, QStringLiteral("command %1").arg(i)));
        entries.push_back(entry(Group::Versions, QStringLiteral("version %1").arg(i)));
    }
    model.setEntries(entries);
    model.setQuery(QString());
    QVERIFY(!texts(model).contains(QStringLiteral("version 29")));
    const QModelIndex more = model.index(model.rowCount() - 1);
    QCOMPARE(more.data().toString(), QStringLiteral("25 more versions"));
    QVERIFY(model.flags(more).testFlag(Qt::ItemIsSelectable));
    QVERIFY(!model.runnable(more));
    QVERIFY(!model.expand(model.index(1)));
    const int row = more.row();
    QVERIFY(model.expand(more));
    QCOMPARE(model.index(row).data().toString(), QStringLiteral("version 5"));
    QCOMPARE(texts(model).last(), QStringLiteral("version 29"));
    QVERIFY(texts(model).contains(QStringLiteral("25 more commands")));
    model.setQuery(QStringLiteral("version 2"));
    QVERIFY(model.rowCount() <= int(PaletteModel::kMostRows) + 2);
}

void PaletteTest::moreThanCanBeScrolledAsksForMoreLetters()
{
    PaletteModel model;
    std::vector<PaletteEntry> entries;
    for (std::size_t i = 0; i < PaletteModel::kMostExpanded + 100; ++i)
        entries.push_back(entry(Group::Versions, QStringLiteral("version %1").arg(i)));
    model.setEntries(entries);
    model.setQuery(QString());
    QVERIFY(model.expand(model.index(model.rowCount() - 1)));
    const QModelIndex last = model.index(model.rowCount() - 1);
    QCOMPARE(last.data().toString(), QStringLiteral("100 more versions: type more letters to find them"));
    QVERIFY(!model.flags(last).testFlag(Qt::ItemIsSelectable));
    QVERIFY(!model.expand(last));
}

void PaletteTest::anExactLabelIsFoundAmongManyLikeIt()
{
    PaletteModel model;
    std::vector<PaletteEntry> entries;
    for (int i = 120; i > 0; --i)
        entries.push_back(entry(Group::Versions, QStringLiteral("churn v%1").arg(i)));
    for (int i = 20; i > 0; --i)
        entries.push_back(entry(Group::Versions, QStringLiteral("churn v2.%1").arg(i)));
    model.setEntries(entries);
    for (const char* label : {"v1", "v2", "v11", "v2.1", "v120"}) {
        for (const char* question : {"%1", "churn %1", "@%1"}) {
            model.setQuery(QString::fromLatin1(question).arg(QString::fromLatin1(label)));
            QCOMPARE(model.index(model.firstEntry()).data().toString(),
                     QStringLiteral("churn %1").arg(QString::fromLatin1(label)));
        }
    }
}

void PaletteTest::backReturnsToThePlaceBefore()
{
    Navigation navigation;
    QSignalSpy went(&navigation, &Navigation::went);
    navigation.note(place("history", "a"));
    navigation.note(place("compare", "a"));
    QVERIFY(navigation.canGoBack());
    QVERIFY(!navigation.canGoForward());
    navigation.back();
    QCOMPARE(went.last().first().value<Place>(), place("history", "a"));
    QVERIFY(navigation.canGoForward());
    navigation.forward();
    QCOMPARE(went.last().first().value<Place>(), place("compare", "a"));
}

void PaletteTest::newWayAfterBackForgetsForward()
{
    Navigation navigation;
    navigation.note(place("history", "a"));
    navigation.note(place("compare", "a"));
    navigation.back();
    navigation.note(place("releases", "a"));
    QVERIFY(!navigation.canGoForward());
    QVERIFY(navigation.canGoBack());
}

void PaletteTest::quickStepsInOneViewCountAsOne()
{
    Navigation navigation;
    QSignalSpy went(&navigation, &Navigation::went);
    navigation.note(place("compare", "a"));
    for (const char* version : {"a", "b", "c"})
        navigation.note(place("history", version));
    navigation.back();
    QCOMPARE(went.last().first().value<Place>(), place("compare", "a"));
    navigation.forward();
    QCOMPARE(went.last().first().value<Place>(), place("history", "c"));
}

void PaletteTest::foldersAreOfferedAndFilesNameTheirFolder()
{
    const QTemporaryDir folder;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.path())});
    QVERIFY(dropOffer(data).isPossible());

    const QString file = folder.filePath(QStringLiteral("model.onnx"));
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    data.setUrls({QUrl::fromLocalFile(file)});
    QVERIFY(!dropOffer(data).isPossible());
    QCOMPARE(dropOffer(data).text, QStringLiteral("Drop the folder that holds model.onnx"));

    data.setUrls({QUrl::fromLocalFile(file), QUrl::fromLocalFile(folder.path())});
    QCOMPARE(dropOffer(data).paths, QStringList{folder.path()});

    data.setUrls({QUrl(QStringLiteral("https://models.example/churn"))});
    QVERIFY(!dropOffer(data).isPossible());
    QCOMPARE(dropOffer(data).text, QStringLiteral("Colophon opens folders of this computer"));

    QMimeData text;
    text.setText(QStringLiteral("words"));
    QVERIFY(dropOffer(text).text.isEmpty());
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
