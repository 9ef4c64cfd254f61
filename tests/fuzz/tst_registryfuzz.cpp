#include "models/store/factsjson.h"
#include "models/store/journal.h"
#include "models/store/registry.h"
#include "models/store/registrywriter.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/temptree.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <fstream>

using namespace colophon;
using namespace colophon::test;

namespace {

std::string contentOf(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Registers a few versions. The program that wrote them has ended: nothing is left beside the database.
bool writeRegistry(const TempTree& tree)
{
    auto writer = RegistryWriter::open(tree.path());
    if (!writer)
        return false;
    for (const char* label : {"v1", "v2", "v3"}) {
        Registration registration;
        registration.model = Name("churn");
        registration.label = label;
        registration.path = std::string("churn_") + label + ".onnx";
        registration.actor = "Ana";
        registration.time = Timestamp{1'700'000'000'000};
        registration.facts.parameters.push_back({Name("lr"), "0.1", ValueType::Text, kNoOrigin});
        if (!writer->registerVersion(registration))
            return false;
    }
    return true;
}

} // namespace

class RegistryFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noDamageBreaksTheRegistry();
    void noFactsBreakTheRegistry();
    void noPayloadBreaksTheJournal();
};

void RegistryFuzz::noDamageBreaksTheRegistry()
{
    const TempTree tree;
    QVERIFY(writeRegistry(tree));
    const std::string file = tree.path(kRegistryPath);
    const std::string whole = contentOf(file);
    QVERIFY(whole.size() > 8'000);
    Mutator mutator;
    for (int round = 0; round < 400; ++round) {
        const std::string damaged = round % 4 == 0 ? mutator.mutate(whole) : mutator.flip(whole);
        std::ofstream(file, std::ios::binary) << damaged;
        const auto contents = readRegistry(tree.path());
        if (contents) {
            QVERIFY(contents->versions.size() <= 3);
            for (const Problem& problem : contents->problems)
                QVERIFY(!problem.reason.empty() && !problem.hint.empty());
        } else {
            QVERIFY(!contents.error().reason.empty() && !contents.error().hint.empty());
        }
        const auto check = verifyJournal(tree.path());
        QVERIFY(check ? check->isIntact() || !check->reason.empty() : !check.error().reason.empty());
        exportJournal(tree.path());
        QCOMPARE(contentOf(file), damaged); // reading repairs nothing
    }
    std::ofstream(file, std::ios::binary) << whole;
    QCOMPARE(readRegistry(tree.path())->versions.size(), 3U);
}

void RegistryFuzz::noFactsBreakTheRegistry()
{
    const std::string facts = R"({"author":"A","created":"2026-03-01T09:15:00.000Z","metrics":{"a":0.5,"b":"NaN"},
        "parameters":{"p":1,"q":[1,{}],"r":null},"datasets":[{"name":"d","rows":3,"labels":{"x":1}}],
        "code":{"commit":"0","dirty":true},"artifacts":[{"path":"../x","size":12,"digest":"md5:0"}]})";
    Mutator mutator;
    for (int round = 0; round < 15'000; ++round) {
        const auto json = nlohmann::json::parse(mutator.mutate(facts), nullptr, false);
        if (json.is_discarded())
            continue;
        Facts read = factsFromJson(json);
        normalise(read);
        toJson(read);
    }
}

void RegistryFuzz::noPayloadBreaksTheJournal()
{
    Mutator mutator;
    for (int round = 0; round < 10'000; ++round) {
        JournalEntry entry{.number = 1,
                           .time = Timestamp{1'700'000'000'000},
                           .kind = mutator.mutate("register"),
                           .payload = mutator.mutate(R"({"label":"v1","model":"churn","value":1.5e-7})"),
                           .previousHash = std::string(kFirstPreviousHash),
                           .hash = {}};
        entry.hash = hashOf(entry);
        QCOMPARE(entry.hash.size(), 64U);
        const std::string hash = entry.hash;
        entry.payload += ' ';
        QVERIFY(!checkChain({entry}).isIntact() || hashOf(entry) == hash);
    }
}

QTEST_APPLESS_MAIN(RegistryFuzz)
#include "tst_registryfuzz.moc"
