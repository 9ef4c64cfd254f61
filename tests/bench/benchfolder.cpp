// Measures the scan of a plain folder: VERSIONS model files, each with metrics, parameters and a colophon.json beside
// it. Writes one line of JSON.
//   benchfolder [VERSIONS]

#include "models/files/rootfolder.h"
#include "models/sources/folder/foldersource.h"
#include "tests/support/temptree.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

using namespace colophon;

namespace {

constexpr int kModels = 20;
constexpr int kRounds = 3;
constexpr double kMust = 2.5;

class Counter : public RecordSink
{
public:
    void add(Batch batch) override
    {
        records += batch.records.size();
        problems += batch.problems.size();
    }
    void progress(std::size_t, std::size_t) override { }

    std::atomic<std::size_t> records = 0;
    std::atomic<std::size_t> problems = 0;
};

std::string number(int i)
{
    return std::to_string(0.5 + (i % 997) / 2000.0);
}

void writeVersion(const test::TempTree& tree, int i)
{
    const std::string stem = "model" + std::to_string(i % kModels) + "x/churn_v" + std::to_string(i / 100 / kModels)
        + "." + std::to_string(i / kModels % 100) + ".0";
    tree.write(stem + ".pkl", "\x80\x04K\x01.");
    tree.write(stem + ".metrics.json",
               R"({"accuracy": )" + number(i) + R"(, "auc": )" + number(i * 7) + R"(, "test": {"f1": )" + number(i * 3)
                   + R"(, "loss": )" + number(i * 5) + "}}");
    tree.write(stem + ".params.yaml",
               "train:\n  rate: " + number(i) + "\n  depth: 6\n  kind: gbdt\nseed: " + std::to_string(i) + "\n");
    tree.write(stem + ".colophon.json",
               R"({"author": "Ana <ana@example.org>", "reason": "Round )" + std::to_string(i)
                   + R"(", "created": "2026-03-01T09:15:00Z", "datasets": [{"name": "train", "rows": 1000,
                   "digest": "md5:0123456789abcdef0123456789abcdef"}]})");
}

/// Of all threads of this program.
double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double scanOnce(const test::TempTree& tree, Counter& counter)
{
    const auto start = std::chrono::steady_clock::now();
    auto root = RootFolder::open(tree.path());
    if (!root)
        std::exit(1);
    const SourceInfo info{SourceId{1}, "folder", root->path(), ".", false};
    const auto source = folderSourceKind().open(std::make_shared<RootFolder>(std::move(*root)), info, {});
    source->scan({false, 2}, counter, {});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv)
{
    const int versions = argc > 1 ? std::atoi(argv[1]) : 20'000;
    const test::TempTree tree;
    for (int i = 0; i < versions; ++i)
        writeVersion(tree, i);
    double best = 1e9;
    const double processorBefore = processorSeconds();
    std::size_t records = 0;
    for (int round = 0; round < kRounds; ++round) {
        Counter counter;
        best = std::min(best, scanOnce(tree, counter));
        records = counter.records;
    }
    std::printf("{\"job\": \"plain folder, %d versions with sidecars\", \"versions\": %zu, \"seconds\": %.3f, "
                "\"processor_seconds\": %.3f, \"must\": %.1f}\n",
                versions, records, best, (processorSeconds() - processorBefore) / kRounds, kMust);
    return best <= kMust && records == static_cast<std::size_t>(versions) ? 0 : 1;
}
