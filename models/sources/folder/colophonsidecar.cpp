#include "models/sources/folder/colophonsidecar.h"

#include "models/sources/folder/sidecarreader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace colophon::folder {

namespace {

/// One colophon.json on its way into the facts.
class ColophonReader
{
public:
    ColophonReader(const std::string& path, OriginIndex origin, FactsWriter& writer)
        : m_path(path)
        , m_origin(origin)
        , m_writer(writer)
    {
    }

    void read(const Value& value);

private:
    void readIdentity(const Value& value);
    std::string textOf(const Value& value, const char* key);
    void readTime(const Value& value);
    void readParents(const Value& parents);
    void readParent(const Value& parent);
    void readCurves(const Value& curves);
    void readEntries(std::vector<Entry>& into, const std::string& key, const Value& entries);
    void readMetrics(const Value& metrics);
    void readMetric(const std::string& key, const Value& metric);
    void readRepeats(Name key, const Value& repeats);
    void readDatasets(const Value& datasets);
    void readDataset(const std::string& name, const Value& dataset);
    void readCode(const Value& code);
    void readArtifacts(const Value& artifacts);
    void readArtifact(const std::string& path, const Value& artifact);
    void readLive(const Value& live);
    void complain(const std::string& key, const std::string& expected);

    const std::string& m_path;
    OriginIndex m_origin;
    FactsWriter& m_writer;
};

void ColophonReader::complain(const std::string& key, const std::string& expected)
{
    m_writer.warn(m_path, 0, "\"" + key + "\" is not " + expected + ".",
                  "It is left out; everything else in the file is read. See colophon.schema.json.");
}

void ColophonReader::read(const Value& value)
{
    readIdentity(value);
    readTime(value);
    Facts& facts = m_writer.facts;
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
        const std::string& key = value.keys[i];
        const Value& item = value.items[i];
        if (key == "parent" || key == "parents")
            readParents(item);
        else if (key == "curves")
            readCurves(item);
        else if (key == "parameters" || key == "params")
            readEntries(facts.parameters, key, item);
        else if (key == "tags")
            readEntries(facts.tags, key, item);
        else if (key == "environment")
            readEntries(facts.environment, key, item);
        else if (key == "architecture")
            readEntries(facts.architecture, key, item);
        else if (key == "datasets" || key == "data")
            readDatasets(item);
        else if (key == "code")
            readCode(item);
        else if (key == "artifacts")
            readArtifacts(item);
        else if (key == "live")
            readLive(item);
        else if (key == "stage" || key == "stages")
            m_writer.warn(m_path, 0, "A stage is not read from a file.",
                          "Mark the version in Colophon, which records who did it, when and why.");
    }
    if (const Value* metrics = value.find("metrics")) // After the curves: a stated value overrules a last point.
        readMetrics(*metrics);
}

void ColophonReader::readIdentity(const Value& value)
{
    Facts& facts = m_writer.facts;
    if (std::string model = textOf(value, "model"); !model.empty())
        m_writer.model = std::move(model);
    if (const Value* label = value.find("version"); label && label->isNumber())
        m_writer.label = label->text;
    else if (std::string text = textOf(value, "version"); !text.empty())
        m_writer.label = std::move(text);
    if (std::string author = textOf(value, "author"); !author.empty())
        facts.author = {std::move(author), m_origin};
    if (std::string reason = textOf(value, "reason"); !reason.empty())
        facts.reason = {std::move(reason), m_origin};
    if (std::string card = textOf(value, "card"); !card.empty())
        facts.card = {std::move(card), m_origin};
}

/// Empty where there is none; null says as little as a key that is not there.
std::string ColophonReader::textOf(const Value& value, const char* key)
{
    const Value* text = value.find(key);
    if (!text || text->kind == Value::Kind::Null)
        return {};
    if (text->isText())
        return text->text;
    complain(key, "a text");
    return {};
}

void ColophonReader::readTime(const Value& value)
{
    const Value* created = value.find("created");
    if (!created)
        return;
    if (const auto time = created->isText() ? parseTimestamp(created->text) : std::nullopt) {
        m_writer.facts.created = time;
        m_writer.facts.createdOrigin = m_origin;
    } else {
        complain("created", "a time such as \"2026-03-01T09:15:00Z\"");
    }
}

void ColophonReader::readParents(const Value& parents)
{
    if (!parents.isList())
        return readParent(parents);
    for (const Value& parent : parents.items)
        readParent(parent);
}

void ColophonReader::readParent(const Value& parent)
{
    const std::string detail = "parent in " + m_path;
    if (parent.isObject()) {
        const std::string model = parent.textOf("model");
        if (const std::string label = parent.textOf("version"); !label.empty())
            m_writer.parents.push_back({{}, model.empty() ? label : model + "@" + label, {}, detail});
        if (std::string digest = parent.textOf("digest"); !digest.empty())
            m_writer.parents.push_back({{}, {}, std::move(digest), detail});
    } else if (parent.kind == Value::Kind::Text || parent.isNumber()) {
        m_writer.parents.push_back({{}, parent.text, {}, detail});
    } else if (parent.kind != Value::Kind::Null) {
        complain("parent", "a version such as \"v1.2.0\" or \"churn@v1.2.0\"");
    }
}

bool isDetailedMetric(const Value& value)
{
    return value.isObject() && (value.find("value") || value.find("repeats"));
}

void ColophonReader::readCurves(const Value& curves)
{
    if (!curves.isObject() && curves.kind != Value::Kind::Null)
        return complain("curves", "an object");
    m_writer.curves(curvesOfObject(curves), m_origin);
}

void ColophonReader::readEntries(std::vector<Entry>& into, const std::string& key, const Value& entries)
{
    if (!entries.isObject() && entries.kind != Value::Kind::Null)
        return complain(key, "an object");
    m_writer.entries(into, entries, m_origin);
}

void ColophonReader::readMetrics(const Value& metrics)
{
    if (!metrics.isObject())
        return complain("metrics", "an object");
    for (std::size_t i = 0; i < metrics.items.size(); ++i) {
        const Value& metric = metrics.items[i];
        if (!metric.isObject() || isDetailedMetric(metric)) {
            readMetric(metrics.keys[i], metric);
            continue;
        }
        flatten(metric, metrics.keys[i], [&](const std::string& key, const Value& leaf) { readMetric(key, leaf); });
    }
}

void ColophonReader::readMetric(const std::string& keyText, const Value& metric)
{
    const Name key(keyText);
    if (!isDetailedMetric(metric))
        return m_writer.metric(key, metric, m_origin);
    if (const Value* repeats = metric.find("repeats"))
        readRepeats(key, *repeats);
    if (const Value* value = metric.find("value"))
        m_writer.metric(key, *value, m_origin);
    for (const char* name : {"std", "noise"}) {
        if (const Value* noise = metric.find(name); noise && noise->isNumber())
            m_writer.noise(key, noise->number());
    }
    if (const std::string dataset = metric.textOf("dataset"); !dataset.empty())
        m_writer.dataset(key, Name(dataset));
}

/// Several measurements of the same thing: their mean, and their standard deviation as noise.
void ColophonReader::readRepeats(Name key, const Value& repeats)
{
    if (repeats.isNumber()) {
        m_writer.facts.noiseSource = repeats.text + " repeats";
        return;
    }
    if (!repeats.isList() || repeats.items.empty() || !std::ranges::all_of(repeats.items, &Value::isNumber))
        return complain("metrics." + key.text() + ".repeats", "a list of numbers");
    const auto count = static_cast<double>(repeats.items.size());
    double sum = 0;
    for (const Value& item : repeats.items)
        sum += item.number();
    const double mean = sum / count;
    double squares = 0;
    for (const Value& item : repeats.items)
        squares += (item.number() - mean) * (item.number() - mean);
    m_writer.metric(key, mean, m_origin);
    if (repeats.items.size() > 1)
        m_writer.noise(key, std::sqrt(squares / (count - 1)));
    m_writer.facts.noiseSource = std::to_string(repeats.items.size()) + " repeats";
}

void ColophonReader::readDatasets(const Value& datasets)
{
    if (datasets.isScalar())
        return complain("datasets", "a list or an object");
    for (std::size_t i = 0; i < datasets.items.size(); ++i)
        readDataset(datasets.isObject() ? datasets.keys[i] : std::string(), datasets.items[i]);
}

void ColophonReader::readDataset(const std::string& name, const Value& value)
{
    Dataset dataset;
    dataset.origin = m_origin;
    dataset.name = name;
    if (value.isScalar()) {
        (name.empty() ? dataset.name : dataset.digest) = value.text;
    } else {
        if (std::string stated = value.textOf("name"); !stated.empty())
            dataset.name = std::move(stated);
        dataset.digest = value.textOf("digest");
        dataset.path = value.textOf("path");
        dataset.context = value.textOf("context");
        if (const Value* size = value.find("size"); size && size->integer(-1) >= 0)
            dataset.size = static_cast<std::uint64_t>(size->integer(0));
        if (const Value* rows = value.find("rows"); rows && rows->integer(-1) >= 0)
            dataset.rows = rows->integer(0);
        const Value* labels = value.find("labels");
        for (std::size_t i = 0; labels && labels->isObject() && i < labels->items.size(); ++i)
            dataset.labels.push_back({labels->keys[i], labels->items[i].integer(0)});
    }
    if (dataset.name.empty())
        dataset.name = dataset.path;
    if (dataset.name.empty() || m_writer.facts.datasets.size() >= FactsWriter::kMostEntries)
        return complain("datasets", "a list of data sets with names");
    m_writer.facts.datasets.push_back(std::move(dataset));
}

void ColophonReader::readCode(const Value& value)
{
    if (!value.isObject())
        return complain("code", "an object");
    CodeReference code;
    code.commit = value.textOf("commit");
    code.repository = value.textOf("repository");
    code.branch = value.textOf("branch");
    code.entryPoint = value.textOf("entry_point");
    if (const Value* dirty = value.find("dirty"); dirty && dirty->kind == Value::Kind::Boolean)
        code.dirty = dirty->text == "true";
    code.origin = m_origin;
    m_writer.facts.code = std::move(code);
}

void ColophonReader::readArtifacts(const Value& artifacts)
{
    if (artifacts.isScalar())
        return complain("artifacts", "a list or an object");
    for (std::size_t i = 0; i < artifacts.items.size(); ++i)
        readArtifact(artifacts.isObject() ? artifacts.keys[i] : artifacts.items[i].textOf("path"), artifacts.items[i]);
}

void ColophonReader::readArtifact(const std::string& path, const Value& value)
{
    RecordedFile file;
    file.origin = m_origin;
    file.digest = value.isScalar() ? value.text : value.textOf("digest");
    file.format = value.textOf("format");
    if (const Value* size = value.find("size"); size && size->integer(-1) >= 0)
        file.size = static_cast<std::uint64_t>(size->integer(0));
    const auto resolved = resolveBeneath(folderOf(m_path), path);
    if (resolved && m_writer.recordedFiles.size() < FactsWriter::kMostEntries) {
        m_writer.recordedFiles[*resolved] = std::move(file);
        return;
    }
    if (path.empty())
        return complain("artifacts", "a list of files with paths");
    Artifact artifact;
    artifact.path = path;
    artifact.digest = file.digest;
    artifact.size = file.size;
    artifact.format = file.format;
    artifact.integrity = file.digest.empty() ? Integrity::NotRecorded : Integrity::Unchecked;
    artifact.outsideRoot = true;
    artifact.origin = m_origin;
    m_writer.facts.artifacts.push_back(std::move(artifact));
    m_writer.warn(m_path, 0, "An artifact lies outside the opened folder.",
                  "It is listed but not read. Open the folder that holds both to check it.");
}

void ColophonReader::readLive(const Value& value)
{
    LiveTest live;
    live.test = value.textOf("test");
    live.outcome = value.textOf("outcome");
    live.origin = m_origin;
    const Value* share = value.find("share");
    const Value* trials = value.find("trials");
    const Value* successes = value.find("successes");
    live.share = share ? share->number() : 0;
    live.trials = trials ? trials->integer(-1) : 0;
    live.successes = successes ? successes->integer(-1) : 0;
    const bool isSound = !live.test.empty() && live.share >= 0 && live.share <= 1 && live.trials >= 0
        && live.successes >= 0 && live.successes <= live.trials;
    if (!isSound)
        return complain("live", "a test with its name, a share from 0 to 1, and no more successes than trials");
    m_writer.facts.live = std::move(live);
}

} // namespace

void readColophon(const Value& value, const std::string& path, OriginIndex origin, FactsWriter& writer)
{
    ColophonReader(path, origin, writer).read(value);
}

bool isColophonLike(const Value& value)
{
    constexpr std::array<std::string_view, 8> kWords
        = {"metrics", "parameters", "datasets", "artifacts", "parent", "author", "reason", "created"};
    return value.isObject()
        && std::ranges::any_of(kWords, [&](std::string_view word) { return value.find(word) != nullptr; });
}

} // namespace colophon::folder
