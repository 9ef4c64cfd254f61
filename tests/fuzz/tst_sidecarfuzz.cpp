#include "models/artifacts/format.h"
#include "models/artifacts/safetensors.h"
#include "models/files/rootfolder.h"
#include "models/sources/folder/sidecarreader.h"
#include "models/sources/folder/versionname.h"
#include "tests/fuzz/mutator.h"

#include <QTest>

#include <string>
#include <vector>

using namespace colophon;
using namespace colophon::folder;
using namespace colophon::test;

namespace {

struct Seed
{
    SidecarKind kind;
    const char* path;
    const char* content;
};

const std::vector<Seed>& seeds()
{
    static const std::vector<Seed> kSeeds = {
        {SidecarKind::Colophon, "a/colophon.json",
         R"({"model":"m","version":"v1","parent":["v0",{"digest":"md5:0"}],"created":"2026-03-01T09:15:00Z",
             "metrics":{"a":{"value":1,"std":0.1,"repeats":[1,2]}},"curves":{"l":{"values":[1,2],"steps":[1,2]}},
             "datasets":[{"name":"d","rows":3,"labels":{"x":1}}],"artifacts":{"../x":"md5:0"},
             "live":{"test":"t","share":0.5,"trials":2,"successes":1},"code":{"commit":"0","dirty":true}})"},
        {SidecarKind::Metrics, "metrics.json", R"({"a":{"b":0.5},"c":[1,2,NaN],"d":"20 ± 1"})"},
        {SidecarKind::Parameters, "params.yaml", "a: &a {b: 1.5, c: [x, 'y', ~]}\nd: *a\ne: |\n  text\n"},
        {SidecarKind::TrainerState, "trainer_state.json",
         R"({"epoch":1.0,"global_step":2,"log_history":[{"step":1,"loss":0.5},{"step":2,"loss":0.4}]})"},
        {SidecarKind::CurveTable, "history.csv", "epoch,loss,\"acc\"\n0,0.9,0.1\n1,,0.2\r\n2,nan,inf\n"},
        {SidecarKind::MlModel, "MLmodel",
         "run_id: abc\nflavors:\n  sklearn: {sklearn_version: 1.3}\nsignature:\n  inputs: '[{\"a\": 1}]'\n"},
        {SidecarKind::ModelCard, "README.md",
         "---\nlicense: mit\nbase_model: [a, b]\nmodel-index:\n- results:\n  - dataset: {name: d}\n    metrics:\n"
         "    - {type: acc, value: 1}\n---\ntext\n"},
        {SidecarKind::Requirements, "requirements.txt", "a==1\nb[c]>=2 ; x # y\n-r z\n"},
        {SidecarKind::CondaEnvironment, "conda.yaml", "dependencies:\n- python=3.1\n- pip: [a==1]\n"},
        {SidecarKind::AdapterConfiguration, "adapter_config.json", R"({"r":8,"base_model_name_or_path":"x"})"},
        {SidecarKind::SameStem, "a.json", R"({"author":"A","metrics":{"x":1}})"},
        {SidecarKind::DigestFile, "a.pkl.sha256", "0123456789abcdef0123456789abcdef  a.pkl\n"},
    };
    return kSeeds;
}

} // namespace

class SidecarFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noSidecarBreaksTheReader();
    void noHeaderBreaksTheSummary();
    void noNameBreaksTheVersion();
};

void SidecarFuzz::noSidecarBreaksTheReader()
{
    constexpr int kRounds = 1'500;
    Mutator mutator;
    for (const Seed& seed : seeds()) {
        const Sidecar sidecar{seed.kind, seed.path};
        for (int round = 0; round < kRounds; ++round) {
            const std::string content = round == 0 ? seed.content : mutator.mutate(seed.content);
            FactsWriter writer(SourceId{1});
            readSidecarContent(sidecar, content, writer);
            normalise(writer.facts);
            for (const Problem& problem : writer.problems)
                QVERIFY(!problem.reason.empty() && !problem.hint.empty());
            QVERIFY(round > 0 || seed.kind == SidecarKind::Metrics || writer.problems.size() <= 1);
            if (const auto curves = curvesOfSidecar(sidecar, content)) {
                for (const MetricHistory& curve : curves->all())
                    QVERIFY(curve.values.size() == curve.steps.size()
                            && (curve.times.empty() || curve.times.size() == curve.values.size()));
            }
        }
    }
}

void SidecarFuzz::noHeaderBreaksTheSummary()
{
    const std::string header = R"({"__metadata__":{"a":"b"},"x":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},
        "y":{"dtype":"F4","shape":[4],"data_offsets":[16,18]}})";
    Mutator mutator;
    for (int round = 0; round < 20'000; ++round) {
        const std::string changed = mutator.mutate(header);
        const auto summary = summariseSafetensors(changed, 8 + changed.size() + 18);
        QVERIFY(summary || !summary.error().reason.empty());
        formatOf(changed, "a.safetensors");
    }
}

void SidecarFuzz::noNameBreaksTheVersion()
{
    const std::vector<std::string> names = {"churn_v1.2.3-rc.1+build.5",
                                            "model_2023-10-15-14-30",
                                            "checkpoint-500",
                                            "a@b=c_3f2a9c1d",
                                            "model-00001-of-00003",
                                            "..__--  "};
    Mutator mutator;
    for (int round = 0; round < 60'000; ++round) {
        const std::string name = mutator.mutate(names[static_cast<std::size_t>(round) % names.size()]);
        if (const auto version = splitVersion(name)) {
            QVERIFY(!version->label.empty());
            QVERIFY(name.contains(version->label));
            QVERIFY(!modelName(version->base, name, name).empty());
        }
        const std::string shown = toDisplayText(name);
        QVERIFY(toDisplayText(shown) == shown);
        if (const auto resolved = resolveBeneath("a/b", name))
            QVERIFY(!resolved->empty() && !resolved->starts_with('/') && !("/" + *resolved + "/").contains("/../"));
    }
}

QTEST_APPLESS_MAIN(SidecarFuzz)
#include "tst_sidecarfuzz.moc"
