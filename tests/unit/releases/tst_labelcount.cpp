#include "models/releases/labelcount.h"
#include "tests/support/temptree.h"

#include <QTest>

using namespace colophon;
using test::TempTree;

namespace {

using Table = std::vector<std::vector<std::string>>;

/// All records, fed in pieces of this size.
Table split(const std::string& text, std::size_t piece, char separator = ',')
{
    Table table;
    DelimitedText splitter(separator);
    const auto keep = [&](const std::vector<std::string>& record) { table.push_back(record); };
    for (std::size_t at = 0; at < text.size(); at += piece)
        splitter.feed(std::string_view(text).substr(at, piece), keep);
    splitter.finish(keep);
    return table;
}

TableSummary summary(const std::string& name, const std::string& content, const std::string& column = "label")
{
    const TempTree tree;
    tree.write(name, content);
    const auto root = RootFolder::open(tree.path());
    return summariseTable(*root, name, column, {}).value_or(TableSummary{.rows = -1, .columns = {}, .labels = {}});
}

} // namespace

Q_DECLARE_METATYPE(Table)

class TestLabelCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAreSplitAsRfc4180Says_data();
    void recordsAreSplitAsRfc4180Says();
    void labelsAreCountedLargestFirst();
    void theSeparatorIsFoundByTheHeader_data();
    void theSeparatorIsFoundByTheHeader();
    void aMissingColumnIsKnown();
    void numbersAreNoLabels();
    void anEmptyFileHasNoRows();
};

void TestLabelCount::recordsAreSplitAsRfc4180Says_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Table>("table");
    QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << Table{{"a", "b"}, {"1", "2"}};
    QTest::newRow("no line break at the end") << QByteArray("a,b\n1,2") << Table{{"a", "b"}, {"1", "2"}};
    QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n") << Table{{"a", "b"}, {"1", "2"}};
    QTest::newRow("quoted separator") << QByteArray("\"a,b\",c") << Table{{"a,b", "c"}};
    QTest::newRow("quoted line break") << QByteArray("\"a\nb\",c\n") << Table{{"a\nb", "c"}};
    QTest::newRow("doubled quote") << QByteArray("\"say \"\"hi\"\"\",x") << Table{{"say \"hi\"", "x"}};
    QTest::newRow("quote inside a field") << QByteArray("5\" disk,x") << Table{{"5\" disk", "x"}};
    QTest::newRow("empty fields") << QByteArray(",,\n") << Table{{"", "", ""}};
    QTest::newRow("empty quoted field alone") << QByteArray("\"\"\n") << Table{{""}};
    QTest::newRow("empty lines") << QByteArray("a\n\n\r\nb\n") << Table{{"a"}, {"b"}};
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a,b\n")
                                     << Table{{"a", "b"}};
    QTest::newRow("byte order mark before a quote") << QByteArray("\xEF\xBB\xBF\"a,b\"\n") << Table{{"a,b"}};
    QTest::newRow("open quote at the end") << QByteArray("a,\"b") << Table{{"a", "b"}};
}

void TestLabelCount::recordsAreSplitAsRfc4180Says()
{
    QFETCH(QByteArray, text);
    QFETCH(Table, table);
    for (const std::size_t piece : {std::size_t(1), std::size_t(2), std::size_t(3), std::size_t(1000)})
        QCOMPARE(split(text.toStdString(), piece), table);
}

void TestLabelCount::labelsAreCountedLargestFirst()
{
    const TableSummary table = summary("d.csv", "id,label\n1,no\n2,yes\n3,no\n4,\"no\"\n5,maybe\n6\n");
    QCOMPARE(table.rows, 6);
    const std::vector<LabelCount> labels{{"no", 3}, {"", 1}, {"maybe", 1}, {"yes", 1}};
    QCOMPARE(table.labels, labels);
}

void TestLabelCount::theSeparatorIsFoundByTheHeader_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("comma") << QByteArray("d.csv") << QByteArray("id,label\n1,a;b\n");
    QTest::newRow("semicolon") << QByteArray("d.csv") << QByteArray("id;label\n1,5;x\n");
    QTest::newRow("tab") << QByteArray("d.csv") << QByteArray("id\tlabel\n1\tx\n");
    QTest::newRow("tsv") << QByteArray("d.TSV") << QByteArray("i,d\tlabel\n1\tx\n");
}

void TestLabelCount::theSeparatorIsFoundByTheHeader()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    const TableSummary table = summary(name.toStdString(), text.toStdString());
    QVERIFY(table.hasLabelColumn);
    QCOMPARE(table.columns.size(), std::size_t(2));
    QCOMPARE(table.rows, 1);
}

void TestLabelCount::aMissingColumnIsKnown()
{
    const TableSummary table = summary("d.csv", "a,b\n1,2\n", "label");
    QVERIFY(!table.hasLabelColumn);
    QVERIFY(table.labels.empty());
    QCOMPARE(table.rows, 1);
}

void TestLabelCount::numbersAreNoLabels()
{
    std::string text = "label\n";
    for (int row = 0; row < 1'500; ++row)
        text += std::to_string(row) + '\n';
    const TableSummary table = summary("d.csv", text);
    QVERIFY(table.hasTooManyLabels);
    QVERIFY(table.labels.empty());
    QCOMPARE(table.rows, 1'500);
}

void TestLabelCount::anEmptyFileHasNoRows()
{
    QCOMPARE(summary("d.csv", "").rows, 0);
}

QTEST_GUILESS_MAIN(TestLabelCount)
#include "tst_labelcount.moc"
