#include "app/sample/samplebytes.h"
#include "app/sample/samplefolder.h"
#include "app/sample/samplestories.h"

#include "models/store/digest.h"

#include <map>

namespace colophon {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kSteps = 301;

/// A data file with what a sidecar says about it.
struct SampleData
{
    std::string content;
    std::size_t rows = 0;
    std::map<std::string, int> labels;
};

/// Cases of the triage desk. Four urgent cases of ten were first read as routine; the corrected file has their second
/// reading.
SampleData triageLabels(bool isCorrected)
{
    constexpr int kCases = 640;
    SampleRandom random("triage labels");
    SampleData data;
    data.content = "case,received,label\n";
    for (int i = 0; i < kCases; ++i) {
        const double kind = random.uniform();
        const bool isMisread = random.uniform() < 0.42;
        std::string label = kind < 0.24 ? "urgent" : kind < 0.55 ? "soon" : "routine";
        if (!isCorrected && isMisread && label == "urgent")
            label = "routine";
        const int day = i % 28 + 1;
        data.content += "T" + std::to_string(10000 + i) + ",2025-0" + std::to_string(6 + i % 3) + "-"
            + (day < 10 ? "0" : "") + std::to_string(day) + "," + label + "\n";
        ++data.labels[label];
    }
    data.rows = kCases;
    return data;
}

SampleData shopSessions(const std::string& season, double basketRate)
{
    constexpr int kSessions = 420;
    SampleRandom random("sessions " + season);
    SampleData data;
    data.content = "session,clicks,outcome\n";
    for (int i = 0; i < kSessions; ++i) {
        const auto clicks = static_cast<int>(2 + random.uniform() * 18);
        const std::string outcome = random.uniform() < basketRate ? "basket" : "left";
        data.content += "S" + std::to_string(50000 + i) + "," + std::to_string(clicks) + "," + outcome + "\n";
        ++data.labels[outcome];
    }
    data.rows = kSessions;
    return data;
}

/// Writes the versions of one story, each into a folder of its own with its sidecar and curves.
class FolderStory
{
public:
    FolderStory(SampleFolder& folder, const std::string& name)
        : m_folder(folder)
        , m_story(sampleStory(name))
    {
    }

    void addData(const std::string& key, const SampleData& data)
    {
        Json& test = m_story.at("data").at(key).at("test");
        m_folder.write(test.at("path"), data.content);
        test["digest"] = "sha256:" + sha256(data.content);
        test["rows"] = data.rows;
        test["labels"] = data.labels;
    }

    void write()
    {
        for (const Json& version : m_story.at("versions"))
            writeVersion(version);
    }

private:
    /// What decides how large the tensors are.
    static Json settingsOf(const Json& version)
    {
        if (!version.contains("sidecar"))
            return version.at("shape");
        Json settings = version["sidecar"].at("parameters");
        settings.update(version["sidecar"].at("architecture"));
        return settings;
    }

    Json shapesOf(const Json& version) const { return tensorShapes(m_story.at("tensors"), settingsOf(version)); }

    void writeVersion(const Json& version)
    {
        const std::string folder = version.at("folder");
        SampleRandom random(folder);
        Json metadata{{"format", "pt"}};
        if (version.contains("sidecar"))
            metadata["kind"] = version["sidecar"].at("architecture").at("kind");
        const std::string weights = safetensorsFile(shapesOf(version), metadata, random);
        m_folder.write(folder + "/model.safetensors", weights);
        if (!version.contains("sidecar")) { // nobody wrote anything down: only the file system knows when
            const auto time = parseTimestamp(version.at("modified").get<std::string>());
            return m_folder.setModified(folder + "/model.safetensors", time.value_or(Timestamp{}));
        }
        const bool isDamaged = version.value("damaged", false);
        m_folder.write(folder + "/colophon.json", sidecarText(version, isDamaged ? weights + "as trained" : weights));
        writeCurves(version, folder);
    }

    /// `weights`: the bytes that were there when the version was recorded.
    std::string sidecarText(const Json& version, const std::string& weights) const
    {
        Json sidecar = version.at("sidecar");
        const Json& data = m_story.at("data").at(version.at("data").get<std::string>());
        sidecar["architecture"]["parameters"] = elementCount(shapesOf(version));
        sidecar["datasets"] = Json::array({data.at("train"), data.at("test")});
        sidecar["code"]["commit"] = hexFrom("commit " + version.at("folder").get<std::string>(), 40);
        sidecar["artifacts"] = Json::array(
            {{{"path", "model.safetensors"}, {"digest", "sha256:" + sha256(weights)}, {"format", "safetensors"}}});
        return sidecar.dump(2) + "\n";
    }

    void writeCurves(const Json& version, const std::string& folder)
    {
        SampleRandom random("curves " + folder);
        const Json& shape = version.at("curve");
        Json training = shape;
        training["end"] = shape.at("end").get<double>() * 0.9;
        training.erase("spike");
        const auto train = lossCurve(training, kSteps, random);
        const auto validation = lossCurve(shape, kSteps, random);
        std::string table = "step,train_loss,val_loss\n";
        for (std::size_t step = 0; step < kSteps; ++step)
            table
                += std::to_string(step) + "," + fixedText(train[step], 4) + "," + fixedText(validation[step], 4) + "\n";
        m_folder.write(folder + "/history.csv", table);
    }

    SampleFolder& m_folder;
    Json m_story;
};

} // namespace

void writeTriageStory(SampleFolder& folder)
{
    FolderStory story(folder, "triage");
    story.addData("before", triageLabels(false));
    story.addData("after", triageLabels(true));
    story.write();
}

void writeRecommenderStory(SampleFolder& folder)
{
    FolderStory story(folder, "recommender");
    story.addData("autumn", shopSessions("autumn", 0.08));
    story.addData("spring", shopSessions("spring", 0.11));
    story.write();
}

} // namespace colophon
