#include "models/artifacts/safetensors.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace colophon;
using namespace colophon::test;

namespace {

std::string frame(std::uint64_t length)
{
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += static_cast<char>((length >> (8 * i)) & 0xFFU);
    return bytes;
}

std::expected<SafetensorsSummary, Problem> summarise(const std::string& header, std::uint64_t dataSize)
{
    return summariseSafetensors(header, 8 + header.size() + dataSize);
}

} // namespace

class SafetensorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tensorsAndNumbersAreCounted();
    void emptyAndScalarTensorsAreLegal();
    void unknownTypesAreShownAsText();
    void brokenHeadersAreRefused_data();
    void brokenHeadersAreRefused();
    void limitsAreKept();
    void onlyTheHeaderOfAFileIsRead();
    void lyingFramesAreRefused();
};

void SafetensorsTest::tensorsAndNumbersAreCounted()
{
    const auto summary = summarise(R"({"__metadata__":{"format":"pt"},
        "b":{"dtype":"F16","shape":[2,3],"data_offsets":[16,28]},
        "a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}   )",
                                   28);
    QVERIFY(summary);
    QCOMPARE(summary->tensors, std::uint64_t(2));
    QCOMPARE(summary->parameters, std::uint64_t(10));
    QCOMPARE(summary->types.at(0).first, std::string("F16"));
    QCOMPARE(summary->metadata.at(0).second, std::string("pt"));
}

void SafetensorsTest::emptyAndScalarTensorsAreLegal()
{
    const auto summary = summarise(R"({"none":{"dtype":"F32","shape":[0,7],"data_offsets":[0,0]},
        "one":{"dtype":"I64","shape":[],"data_offsets":[0,8]}})",
                                   8);
    QVERIFY(summary);
    QCOMPARE(summary->parameters, std::uint64_t(1));
    QVERIFY(summarise("{}", 0));
}

void SafetensorsTest::unknownTypesAreShownAsText()
{
    const auto summary = summarise(R"({"a":{"dtype":"F2_NEW","shape":[8],"data_offsets":[0,2]}})", 2);
    QVERIFY(summary);
    QCOMPARE(summary->types.at(0).first, std::string("F2_NEW"));
}

void SafetensorsTest::brokenHeadersAreRefused_data()
{
    QTest::addColumn<std::string>("header");
    QTest::addColumn<qulonglong>("dataSize");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* tag, const std::string& header, qulonglong size, const char* reason) {
        QTest::newRow(tag) << header << size << std::string(reason);
    };
    row("not JSON", "{\"a\":", 0, "not valid JSON");
    row("a list", "[]", 0, "begin");
    row("nested", R"({"a":{"b":{"c":{}}}})", 0, "nested");
    row("deeply nested", "{\"a\":{\"shape\":" + std::string(100'000, '['), 0, "list");
    row("no type", R"({"a":{"shape":[1],"data_offsets":[0,4]}})", 4, "lacks");
    row("no offsets", R"({"a":{"dtype":"F32","shape":[1]}})", 4, "lacks");
    row("three offsets", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,5]}})", 4, "more than two");
    row("backwards", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4, "lacks");
    row("negative", R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4, "negative");
    row("fraction", R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", 4, "fraction");
    row("wrong size", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4, "contradict");
    row("overflow", R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,16],"data_offsets":[0,4]}})", 4, "too large");
    row("overlap",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
        8, "overlap");
    row("hole", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8, "overlap");
    row("truncated", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4, "interrupted download");
    row("surplus", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 5, "after the last tensor");
    row("twice",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
        8, "twice");
}

void SafetensorsTest::brokenHeadersAreRefused()
{
    QFETCH(std::string, header);
    QFETCH(qulonglong, dataSize);
    QFETCH(std::string, reason);
    const auto summary = summarise(header, dataSize);
    QVERIFY(!summary);
    QVERIFY2(summary.error().reason.contains(reason), summary.error().reason.c_str());
}

void SafetensorsTest::limitsAreKept()
{
    std::string header = "{\"__metadata__\":{\"long\":\"" + std::string(10'000, 'x') + "\"}";
    for (int i = 0; i < 10; ++i)
        header += ",\"t" + std::to_string(i) + R"(":{"dtype":"F32","shape":[0],"data_offsets":[0,0]})";
    header += "}";
    SafetensorsLimits limits;
    limits.metadataText = 100;
    const auto summary = summariseSafetensors(header, 8 + header.size(), limits);
    QCOMPARE(summary->metadata.at(0).second.size(), std::size_t(100));
    limits.tensors = 5;
    QVERIFY(!summariseSafetensors(header, 8 + header.size(), limits));
}

void SafetensorsTest::onlyTheHeaderOfAFileIsRead()
{
    const TempTree tree;
    const std::string header = R"({"a":{"dtype":"U8","shape":[2147483648],"data_offsets":[0,2147483648]}})";
    tree.sparse("big", 8 + header.size() + (std::uint64_t{1} << 31));
    {
        const int file = ::open(tree.path("big").c_str(), O_WRONLY);
        const std::string start = frame(header.size()) + header;
        QCOMPARE(::write(file, start.data(), start.size()), static_cast<ssize_t>(start.size()));
        ::close(file);
    }
    const auto root = RootFolder::open(tree.path());
    const auto summary = readSafetensors(root->openFile("big").value(), "big");
    QVERIFY(summary);
    QCOMPARE(summary->parameters, std::uint64_t{1} << 31);
}

void SafetensorsTest::lyingFramesAreRefused()
{
    const TempTree tree;
    tree.write("short", "\x10");
    tree.write("empty", "");
    tree.write("huge", frame(~std::uint64_t{0}) + "{}");
    tree.write("beyond", frame(1000) + "{}");
    tree.sparse("large", std::uint64_t{1} << 30);
    const auto root = RootFolder::open(tree.path());
    for (const char* name : {"short", "empty", "huge", "beyond", "large"}) {
        const auto summary = readSafetensors(root->openFile(name).value(), name);
        QVERIFY2(!summary, name);
        QCOMPARE(summary.error().file, std::string(name));
    }
}

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "tst_safetensors.moc"
