#include "app/sample/samplebytes.h"
#include "app/sample/samplefolder.h"
#include "app/sample/samplestories.h"

#include "models/catalog/timestamp.h"

namespace colophon {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kStepMilliseconds = 4000;

/// Text of a YAML value in single quotes.
std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (const char letter : text)
        result += letter == '\'' ? std::string("''") : std::string(1, letter);
    return result + "'";
}

/// Points of the curves: trees are trained one by one, everything else for 300 steps.
std::size_t stepsOf(const Json& version)
{
    const Json& parameters = version.at("parameters");
    return std::stoul(parameters.value("n_estimators", std::string("300"))) + 1;
}

std::string trueOrFalse(bool value)
{
    return value ? "true" : "false";
}

/// Writes the store version by version.
class ChurnStore
{
public:
    explicit ChurnStore(SampleFolder& folder)
        : m_folder(folder)
        , m_story(sampleStory("churn"))
        , m_model(m_story.at("model"))
        , m_experiment("mlruns/" + m_story.at("experiment").at("id").get<std::string>())
    {
    }

    void write()
    {
        writeExperiment("0", "Default", "2026-01-08T09:00:00Z");
        writeExperiment(m_story.at("experiment").at("id"), m_story.at("experiment").at("name"), "2026-01-08T09:00:00Z");
        for (const auto& [key, dataset] : m_story.at("datasets").items())
            writeDataset(dataset);
        for (const Json& version : m_story.at("versions"))
            writeVersion(version);
        writeModel();
    }

private:
    static std::int64_t timeOf(const Json& version)
    {
        return parseTimestamp(version.at("created").get<std::string>()).value_or(Timestamp{}).milliseconds;
    }

    /// The training ends when the version is there.
    static std::int64_t startOf(const Json& version)
    {
        return timeOf(version) - static_cast<std::int64_t>(stepsOf(version)) * kStepMilliseconds;
    }

    std::string runId(int number) const { return hexFrom("run " + m_model + std::to_string(number), 32); }
    std::string modelId(int number) const { return "m-" + hexFrom("model " + m_model + std::to_string(number), 32); }
    static std::string inputId(const Json& dataset)
    {
        return hexFrom(dataset.at("name").get<std::string>() + dataset.at("digest").get<std::string>(), 32);
    }
    const Json& kindOf(const Json& version) const
    {
        return m_story.at("kinds").at(version.at("kind").get<std::string>());
    }
    std::string authorOf(const Json& version) const
    {
        return m_story.at("authors").at(version.at("author").get<std::string>());
    }
    std::string home() const { return m_story.at("home"); }
    /// Where the files of a version lay on the computer that trained it.
    std::string locationOf(const Json& version) const
    {
        return home() + "/" + m_story.at("experiment").at("id").get<std::string>() + "/models/"
            + modelId(version.at("number")) + "/artifacts";
    }

    void writeExperiment(const std::string& id, const std::string& name, const std::string& created)
    {
        const std::string time = std::to_string(parseTimestamp(created).value_or(Timestamp{}).milliseconds);
        m_folder.write("mlruns/" + id + "/meta.yaml",
                       "artifact_location: " + home() + "/" + id + "\ncreation_time: " + time
                           + "\nexperiment_id: " + quoted(id) + "\nlast_update_time: " + time
                           + "\nlifecycle_stage: active\nname: " + name + "\n");
    }

    void writeDataset(const Json& dataset)
    {
        const Json source{{"uri", dataset.at("path")}};
        const Json profile{{"num_rows", dataset.at("rows")}};
        m_folder.write(m_experiment + "/datasets/" + inputId(dataset) + "/meta.yaml",
                       "digest: " + quoted(dataset.at("digest")) + "\nname: " + dataset.at("name").get<std::string>()
                           + "\nprofile: " + quoted(profile.dump()) + "\nschema: null\nsource: " + quoted(source.dump())
                           + "\nsource_type: s3\n");
    }

    void writeVersion(const Json& version)
    {
        const int number = version.at("number");
        const std::string run = m_experiment + "/" + runId(number);
        writeRunMeta(version, run);
        m_folder.makeFolder(run + "/artifacts"); // without it, MLflow takes a run for none
        writeMetrics(version, run);
        for (const auto& [key, value] : version.at("parameters").items())
            m_folder.write(run + "/params/" + key, value.get<std::string>());
        writeRunTags(version, run);
        writeInput(run, version.at("training"), "training");
        writeInput(run, version.at("evaluation"), "evaluation");
        if (version.contains("model_input"))
            writeModelInput(run, modelId(version["model_input"]));
        writeLoggedModel(version);
        writeRegisteredVersion(version);
    }

    void writeRunMeta(const Json& version, const std::string& run)
    {
        const std::string id = runId(version.at("number"));
        const std::int64_t end = timeOf(version);
        const std::int64_t start = startOf(version);
        m_folder.write(run + "/meta.yaml",
                       "artifact_uri: " + home() + "/" + m_story.at("experiment").at("id").get<std::string>() + "/" + id
                           + "/artifacts\nend_time: " + std::to_string(end) + "\nentry_point_name: ''\nexperiment_id: "
                           + quoted(m_story.at("experiment").at("id")) + "\nlifecycle_stage: active\nrun_id: " + id
                           + "\nrun_name: " + m_model + "-" + version.at("semver").get<std::string>()
                           + "\nrun_uuid: " + id + "\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: "
                           + std::to_string(start)
                           + "\nstatus: 3\ntags: []\nuser_id: " + version.at("author").get<std::string>() + "\n");
    }

    void writeMetrics(const Json& version, const std::string& run)
    {
        const std::string end = std::to_string(timeOf(version));
        for (const auto& [key, value] : version.at("metrics").items())
            m_folder.write(run + "/metrics/" + key, end + " " + value.dump() + " 0\n");
        writeDeviations(version, run, end);
        Json training = version.at("curve");
        training["end"] = training["end"].get<double>() * 0.93; // a model knows its training data a little better
        training.erase("spike");
        writeCurve(version, run + "/metrics/train_log_loss", training);
        writeCurve(version, run + "/metrics/val_log_loss", version.at("curve"));
    }

    /// Every version was trained with several seeds; the values are their mean.
    void writeDeviations(const Json& version, const std::string& run, const std::string& end)
    {
        SampleRandom random("deviations " + version.at("semver").get<std::string>());
        for (const auto& [key, usual] : m_story.at("deviations").items())
            m_folder.write(run + "/metrics/" + key + "_std",
                           end + " " + fixedText(usual.get<double>() + random.around(usual.get<double>() / 10), 4)
                               + " 0\n");
        m_folder.write(run + "/params/seeds", m_story.at("seeds").dump());
    }

    void writeCurve(const Json& version, const std::string& file, const Json& shape)
    {
        SampleRandom random(file + version.at("semver").get<std::string>());
        const auto values = lossCurve(shape, stepsOf(version), random);
        const std::int64_t start = startOf(version);
        std::string lines;
        for (std::size_t step = 0; step < values.size(); ++step)
            lines += std::to_string(start + static_cast<std::int64_t>(step) * kStepMilliseconds) + " "
                + fixedText(values[step], 5) + " " + std::to_string(step) + "\n";
        m_folder.write(file, lines);
    }

    void writeRunTags(const Json& version, const std::string& run)
    {
        const std::string semver = version.at("semver");
        const auto tag
            = [&](const char* key, const std::string& value) { m_folder.write(run + "/tags/" + key, value); };
        tag("mlflow.runName", m_model + "-" + semver);
        tag("mlflow.user", authorOf(version));
        tag("mlflow.note.content", version.at("reason"));
        tag("mlflow.source.name", "train.py");
        tag("mlflow.source.type", "LOCAL");
        tag("mlflow.source.git.commit", hexFrom("commit " + semver, 40));
        tag("mlflow.source.git.branch", version.at("branch"));
        tag("mlflow.source.git.repoURL", m_story.at("repository"));
        tag("mlflow.source.git.dirty", trueOrFalse(version.at("kind") == "transformer" && semver.ends_with("rc.2")));
        tag("team", "growth");
        if (version.contains("parent"))
            tag("mlflow.parentRunId", runId(version["parent"]));
    }

    void writeInput(const std::string& run, const std::string& datasetKey, const std::string& context)
    {
        const Json& dataset = m_story.at("datasets").at(datasetKey);
        // MLflow's own writer repeats the source as destination.
        const std::string id = inputId(dataset);
        m_folder.write(run + "/inputs/" + hexFrom(run + id, 32) + "/meta.yaml",
                       "destination_id: " + id + "\ndestination_type: RUN\nsource_id: " + id
                           + "\nsource_type: DATASET\ntags:\n  mlflow.data.context: " + context + "\n");
    }

    void writeModelInput(const std::string& run, const std::string& model)
    {
        m_folder.write(run + "/inputs/" + hexFrom(run + model, 32) + "/meta.yaml",
                       "destination_id: " + model + "\ndestination_type: RUN\nsource_id: " + model
                           + "\nsource_type: MODEL\nstep: 0\ntags: {}\n");
    }

    void writeLoggedModel(const Json& version)
    {
        const int number = version.at("number");
        const std::string id = modelId(number);
        const std::string folder = m_experiment + "/models/" + id;
        const std::string time = std::to_string(timeOf(version));
        m_folder.write(folder + "/meta.yaml",
                       "artifact_location: " + locationOf(version) + "\ncreation_timestamp: " + time
                           + "\nexperiment_id: " + quoted(m_story.at("experiment").at("id"))
                           + "\nlast_updated_timestamp: " + time + "\nmodel_id: " + id
                           + "\nmodel_type: " + quoted(kindOf(version).at("name")) + "\nname: " + m_model
                           + "\nsource_run_id: " + runId(number) + "\nstatus: 2\nstatus_message: null\n");
        m_folder.write(m_experiment + "/" + runId(number) + "/outputs/" + id + "/meta.yaml",
                       "destination_id: " + id + "\ndestination_type: MODEL_OUTPUT\nsource_id: " + id
                           + "\nsource_type: RUN_OUTPUT\nstep: 0\ntags: {}\n");
        writeArtifacts(version, folder + "/artifacts");
    }

    void writeArtifacts(const Json& version, const std::string& folder)
    {
        const Json& kind = kindOf(version);
        const std::string flavour = kind.at("flavour");
        SampleRandom random(folder);
        const std::string weights
            = safetensorsFile(tensorShapes(kind.at("tensors"), version.at("parameters")),
                              {{"format", kind.at("library")}, {"kind", kind.at("name")}}, random);
        const Json inputs = Json::array(
            {{{"type", "tensor"},
              {"tensor-spec",
               {{"dtype", "float32"},
                {"shape", {-1, std::stoi(version.at("parameters").at("features").get<std::string>())}}}}}});
        m_folder.write(folder + "/model.safetensors", weights);
        m_folder.write(folder + "/MLmodel",
                       "artifact_path: " + locationOf(version) + "\nflavors:\n  " + flavour
                           + ":\n    data: model.safetensors\n  python_function:\n    env:\n      virtualenv: "
                             "python_env.yaml\n    loader_module: mlflow."
                           + flavour + "\n    python_version: 3.11.7\nmlflow_version: 3.1.4\nmodel_id: "
                           + modelId(version.at("number")) + "\nmodel_size_bytes: " + std::to_string(weights.size())
                           + "\nsignature:\n  inputs: " + quoted(inputs.dump())
                           + "\n  outputs: '[{\"type\": \"tensor\", \"tensor-spec\": {\"dtype\": \"float32\", "
                             "\"shape\": [-1]}}]'\n  params: null\n");
        m_folder.write(folder + "/requirements.txt",
                       "mlflow==3.1.4\n" + kind.at("package").get<std::string>() + "\nnumpy==1.26.4\npandas==2.2.1\n");
        m_folder.write(folder + "/python_env.yaml", "python: 3.11.7\ndependencies:\n- -r requirements.txt\n");
    }

    void writeRegisteredVersion(const Json& version)
    {
        const int number = version.at("number");
        const std::string folder = "mlruns/models/" + m_model + "/version-" + std::to_string(number);
        const std::string time = std::to_string(timeOf(version));
        const std::string id = modelId(number);
        m_folder.write(folder + "/meta.yaml",
                       "creation_timestamp: " + time
                           + "\ncurrent_stage: None\ndeployment_job_state: null\ndescription: "
                           + quoted(version.at("reason")) + "\nlast_updated_timestamp: " + time + "\nmodel_id: " + id
                           + "\nname: " + m_model + "\nrun_id: " + runId(number) + "\nrun_link: ''\nsource: models:/"
                           + id + "\nstatus: READY\nstatus_message: null\nstorage_location: " + locationOf(version)
                           + "\nuser_id: " + quoted(authorOf(version)) + "\nversion: " + std::to_string(number) + "\n");
        m_folder.write(folder + "/tags/semver", version.at("semver").get<std::string>());
        if (version.at("evaluation") == "test_v2")
            m_folder.write(folder + "/tags/labels", "v2, re-balanced 50:50");
    }

    void writeModel()
    {
        const Json& versions = m_story.at("versions");
        const std::string folder = "mlruns/models/" + m_model;
        m_folder.write(folder + "/meta.yaml",
                       "creation_timestamp: " + std::to_string(timeOf(versions.front()))
                           + "\ndeployment_job_id: null\ndeployment_job_state: null\ndescription: "
                           + quoted(m_story.at("description")) + "\nlast_updated_timestamp: "
                           + std::to_string(timeOf(versions.back())) + "\nlatest_version: []\nname: " + m_model + "\n");
        for (const auto& [alias, version] : m_story.at("aliases").items())
            m_folder.write(folder + "/aliases/" + alias, version.dump());
    }

    SampleFolder& m_folder;
    Json m_story;
    std::string m_model;
    std::string m_experiment;
};

} // namespace

void writeChurnStory(SampleFolder& folder)
{
    ChurnStore(folder).write();
}

} // namespace colophon
