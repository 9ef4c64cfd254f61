#include "models/store/catalogindex.h"
#include "models/store/indexfields.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace colophon;
using namespace colophon::test;

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kProject{"/home/ana/project"};

CatalogPointer fullCatalog()
{
    Version rich = version("v1.2.0-rc.1+b5")
                       .created("2026-03-01")
                       .author("Ana Petrović")
                       .reason("<b>why</b>")
                       .metric("loss", std::nan(""))
                       .metric("accuracy", 0.1, "test")
                       .parameter("lr", "0.01")
                       .tag("team", "growth")
                       .environment("python", "3.11.7")
                       .dataset("train", "md5:1", "training")
                       .commit("3f2a")
                       .artifact("model.onnx", "sha256:1", Integrity::Changed)
                       .stage("production")
                       .alias("champion")
                       .parent("v1.1.0", Evidence::SemVer)
                       .record("churn/7", RecordKind::Registered, 2);
    rich.facts.datasets.front().rows = 10;
    rich.facts.datasets.front().labels = {{"yes", 3}, {"no", 7}};
    rich.facts.code.dirty = true;
    rich.facts.live = LiveTest{"ab", 0.5, 100, 7, "booked", 0};
    rich.facts.card = {"# Card", 0};
    rich.facts.noiseSource = "5 seeds";
    rich.related = {"other"};
    ReleaseEvent event;
    event.time = event.effective = *parseTimestamp("2026-03-02");
    event.stage = productionStage();
    event.to = rich.id;
    event.toLabel = rich.label;
    event.madeHere = true;
    event.entry = 3;
    const auto base = catalogOf({rich, version("v1.1.0"), version("7").model("triage").deleted()}, {event});
    Problem problem{SourceId(1), Problem::Severity::Warning, "a.json", 3, "Broken.", "Mend it."};
    return std::make_shared<Catalog>(base->sources(), base->models(), std::vector{problem}, true);
}

void verifyEqual(const Catalog& left, const Catalog& right)
{
    QVERIFY(left.sources() == right.sources());
    QVERIFY(left.problems() == right.problems());
    QCOMPARE(left.models().size(), right.models().size());
    for (std::size_t i = 0; i < left.models().size(); ++i)
        QVERIFY(*left.models()[i] == *right.models()[i]);
}

fs::path onlyFile(const TempTree& tree)
{
    return fs::directory_iterator(tree.path("cache"))->path();
}

std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

class TestCatalogIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsWhatWasSaved();
    void savedLastWins();
    void otherLocationsAreNotMixedUp();
    void nothingSavedIsNothingLoaded();
    void damageIsIgnored();
    void olderProgramsFileIsIgnored();
    void anyBytesAreReadWithoutHarm();
    void onlyTheOwnerCanLook();
    void failureToSaveIsAProblem();
    void onlyTheNewestAreKept();
    void whatInterruptedProgramsLeftIsRemoved();
    void tellsWhenItWasLastTrue();
    void nothingIsWrittenIntoTheLocation();
    void largeCatalogsLoadAtOnce();
};

void TestCatalogIndex::loadsWhatWasSaved()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    const CatalogPointer saved = fullCatalog();
    QVERIFY(index.save(kProject, *saved));
    const auto loaded = index.load(kProject);
    QVERIFY(loaded);
    verifyEqual(*loaded->catalog, *saved);
    QVERIFY(!loaded->catalog->isComplete());
    QVERIFY(loaded->catalog->version("churn@v1.1.0"));
}

void TestCatalogIndex::savedLastWins()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    QVERIFY(index.save(kProject, *fullCatalog()));
    QVERIFY(index.save(kProject, Catalog()));
    QCOMPARE(index.load(kProject)->catalog->versionCount(), 0U);
    QCOMPARE(std::distance(fs::directory_iterator(tree.path("cache")), {}), 1);
}

void TestCatalogIndex::otherLocationsAreNotMixedUp()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    QVERIFY(index.save({"/a", "/b"}, *fullCatalog()));
    QVERIFY(!index.load({"/a"}));
    QVERIFY(!index.load({"/b", "/a"}));
    QVERIFY(index.load({"/a", "/b"}));
}

void TestCatalogIndex::nothingSavedIsNothingLoaded()
{
    const TempTree tree;
    QVERIFY(!CatalogIndex(tree.path("nowhere")).load(kProject));
    QVERIFY(!CatalogIndex("").load(kProject));
    QVERIFY(!fs::exists(tree.path("nowhere")));
}

void TestCatalogIndex::damageIsIgnored()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    QVERIFY(index.save(kProject, *fullCatalog()));
    const fs::path file = onlyFile(tree);
    const std::string whole = bytesOf(file);
    for (std::size_t position = 0; position < whole.size(); position += 1 + whole.size() / 200) {
        std::string damaged = whole;
        damaged[position] = static_cast<char>(damaged[position] ^ 0x40);
        std::ofstream(file, std::ios::binary) << damaged;
        QVERIFY(!index.load(kProject));
        std::ofstream(file, std::ios::binary) << whole.substr(0, position);
        QVERIFY(!index.load(kProject));
    }
    std::ofstream(file, std::ios::binary) << whole << 'x';
    QVERIFY(!index.load(kProject));
    std::ofstream(file, std::ios::binary) << whole;
    QVERIFY(index.load(kProject));
}

void TestCatalogIndex::olderProgramsFileIsIgnored()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    QVERIFY(index.save(kProject, *fullCatalog()));
    std::string bytes = bytesOf(onlyFile(tree));
    bytes[8] = static_cast<char>(bytes[8] + 1); // the shape of the types
    std::ofstream(onlyFile(tree), std::ios::binary) << bytes;
    QVERIFY(!index.load(kProject));
}

/// The checksum keeps accidents out; the reader must stand without it as well.
void TestCatalogIndex::anyBytesAreReadWithoutHarm()
{
    const CatalogPointer catalog = fullCatalog();
    index::Writer writer;
    writer(*catalog->model("churn"));
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string bytes = writer.bytes().substr(0, writer.bytes().size() - random() % 3);
        for (auto flips = 1 + random() % 4; flips > 0; --flips)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        index::Reader reader(bytes);
        reader.setNames(writer.names());
        Model model;
        reader(model);
        QVERIFY(reader.failed() || model.versions.size() <= bytes.size());
    }
}

void TestCatalogIndex::onlyTheOwnerCanLook()
{
    const TempTree tree;
    QVERIFY(CatalogIndex(tree.path("cache")).save(kProject, *fullCatalog()));
    QVERIFY(fs::status(tree.path("cache")).permissions() == fs::perms::owner_all);
}

void TestCatalogIndex::failureToSaveIsAProblem()
{
    const TempTree tree;
    tree.write("file", "x");
    const auto saved = CatalogIndex(tree.path("file/cache")).save(kProject, Catalog());
    QVERIFY(!saved);
    QVERIFY(!saved.error().reason.empty() && !saved.error().hint.empty());
    QVERIFY(!CatalogIndex("").save(kProject, Catalog()));
}

void TestCatalogIndex::onlyTheNewestAreKept()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    for (std::size_t i = 0; i < CatalogIndex::kLimit + 3; ++i)
        QVERIFY(index.save({"/project " + std::to_string(i)}, Catalog()));
    QCOMPARE(std::distance(fs::directory_iterator(tree.path("cache")), {}), std::ptrdiff_t(CatalogIndex::kLimit));
    QVERIFY(index.load({"/project " + std::to_string(CatalogIndex::kLimit + 2)}));
}

void TestCatalogIndex::whatInterruptedProgramsLeftIsRemoved()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    tree.write("cache/old.catalog.1-1.draft", "half");
    tree.setModified("cache/old.catalog.1-1.draft", std::chrono::sys_days(std::chrono::year(2026) / 1 / 1));
    tree.write("cache/new.catalog.2-1.draft", "being written");
    QVERIFY(index.save(kProject, *fullCatalog()));
    QVERIFY(!fs::exists(tree.path("cache/old.catalog.1-1.draft")));
    QVERIFY(fs::exists(tree.path("cache/new.catalog.2-1.draft")));
}

void TestCatalogIndex::tellsWhenItWasLastTrue()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    const Timestamp before = Timestamp::now();
    QVERIFY(index.save(kProject, *fullCatalog()));
    QVERIFY(index.load(kProject)->readAt.milliseconds >= before.milliseconds - 1000);
    const std::string name = "cache/" + onlyFile(tree).filename().string();
    tree.setModified(name, std::chrono::sys_days(std::chrono::year(2026) / 1 / 1));
    QCOMPARE(toIsoText(index.load(kProject)->readAt), std::string("2026-01-01T00:00:00.000Z"));
    index.confirm(kProject);
    QVERIFY(index.load(kProject)->readAt.milliseconds >= before.milliseconds - 1000);
}

void TestCatalogIndex::nothingIsWrittenIntoTheLocation()
{
    const TempTree tree;
    tree.folder("home/.cache");
    tree.link("cachelink", "home/.cache");
    const std::string before = tree.snapshot();
    for (const char* folder : {"home", "home/.cache", "home/.cache/colophon", "cachelink/colophon"})
        QVERIFY(!CatalogIndex(tree.path(folder)).save({"/elsewhere", tree.path("home")}, *fullCatalog()));
    QCOMPARE(tree.snapshot(), before);
    QVERIFY(CatalogIndex(tree.path("home2")).save({tree.path("home")}, *fullCatalog()));
}

void TestCatalogIndex::largeCatalogsLoadAtOnce()
{
    const TempTree tree;
    const CatalogIndex index(tree.path("cache"));
    VersionNotation pattern = version("run").created("2026-03-01").author("Ana");
    for (int i = 0; i < 20; ++i)
        pattern.metric("metric " + std::to_string(i), i).parameter("parameter " + std::to_string(i), "some value");
    Version made = pattern;
    auto model = std::make_shared<Model>();
    model->name = made.model;
    for (int i = 0; i < 10'000; ++i) {
        made.id = "id" + std::to_string(i);
        model->versions.push_back(made);
    }
    QVERIFY(index.save(kProject, Catalog({sourceInfo()}, {model}, {}, true)));
    CatalogPointer loaded;
    QBENCHMARK
    {
        loaded = index.load(kProject)->catalog;
    }
    QVERIFY(*loaded->models().front() == *model);
}

QTEST_APPLESS_MAIN(TestCatalogIndex)
#include "tst_catalogindex.moc"
