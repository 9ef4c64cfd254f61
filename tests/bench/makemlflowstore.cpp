// Writes an MLflow file store for measuring: RUNS runs in one experiment, 39 files each (20 metrics of one point,
// 10 parameters, 7 tags, one data set), the same bytes every time.
//   makemlflowstore FOLDER RUNS

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr const char* kExperiment = "416725012345678901";
constexpr const char* kDataset = "5d41402abc4b2a76b9719d911017c592";
constexpr std::int64_t kStart = 1'767'225'600'000;

void fail(const std::string& path)
{
    std::perror(path.c_str());
    std::exit(1);
}

void folder(const std::string& path)
{
    if (mkdir(path.c_str(), 0777) != 0)
        fail(path);
}

void file(const std::string& path, const std::string& content)
{
    const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (descriptor < 0 || write(descriptor, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
        fail(path);
    close(descriptor);
}

/// Repeatable numbers that look like results.
class Numbers
{
public:
    double next()
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_state >> 11) / 9007199254740992.0;
    }
    std::string text()
    {
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%.17g", next());
        return buffer;
    }
    std::string hex32()
    {
        char buffer[40];
        std::snprintf(buffer, sizeof buffer, "%016llx%016llx", static_cast<unsigned long long>(next() * 1e19),
                      static_cast<unsigned long long>(next() * 1e19));
        return buffer;
    }

private:
    std::uint64_t m_state = 42;
};

void writeRun(const std::string& experiment, int number, Numbers& numbers)
{
    const std::string id = numbers.hex32();
    const std::string run = experiment + "/" + id;
    const std::string start = std::to_string(kStart + std::int64_t(number) * 60'000);
    folder(run);
    file(run + "/meta.yaml",
         "artifact_uri: file:///home/ana/churn/mlruns/" + std::string(kExperiment) + "/" + id
             + "/artifacts\nend_time: " + start + "\nentry_point_name: ''\nexperiment_id: '" + kExperiment
             + "'\nlifecycle_stage: active\nrun_id: " + id + "\nrun_name: trial-" + std::to_string(number)
             + "\nrun_uuid: " + id + "\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: " + start
             + "\nstatus: 3\ntags: []\nuser_id: ana\n");
    for (const char* name : {"/metrics", "/params", "/tags", "/artifacts", "/inputs"})
        folder(run + name);
    for (int i = 0; i < 20; ++i)
        file(run + "/metrics/metric_" + std::to_string(i), start + " " + numbers.text() + " 0\n");
    for (int i = 0; i < 10; ++i)
        file(run + "/params/param_" + std::to_string(i), numbers.text());
    const std::pair<const char*, std::string> tags[]
        = {{"mlflow.runName", "trial-" + std::to_string(number)},
           {"mlflow.user", "ana"},
           {"mlflow.source.name", "train.py"},
           {"mlflow.source.type", "LOCAL"},
           {"mlflow.source.git.commit", "8f14e45fceea167a5a36dedd4bea2543d0e3b1c7"},
           {"team", "growth"},
           {"mlflow.note.content", "trial " + std::to_string(number)}};
    for (const auto& [key, value] : tags)
        file(run + "/tags/" + key, value);
    const std::string input = run + "/inputs/" + kDataset;
    folder(input);
    file(input + "/meta.yaml",
         "destination_id: " + std::string(kDataset) + "\ndestination_type: RUN\nsource_id: " + kDataset
             + "\nsource_type: DATASET\ntags:\n  mlflow.data.context: training\n");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: makemlflowstore FOLDER RUNS\n", stderr);
        return 2;
    }
    const std::string store = argv[1];
    const std::string experiment = store + "/" + kExperiment;
    folder(store);
    folder(experiment);
    file(experiment + "/meta.yaml",
         "artifact_location: file:///home/ana/churn/mlruns/" + std::string(kExperiment)
             + "\ncreation_time: 1767225600000\nexperiment_id: '" + kExperiment
             + "'\nlast_update_time: 1767225600000\nlifecycle_stage: active\nname: churn\n");
    folder(experiment + "/datasets");
    folder(experiment + "/datasets/" + kDataset);
    file(experiment + "/datasets/" + kDataset + "/meta.yaml",
         "digest: 9a1b2c3d\nname: customers\nprofile: '{\"num_rows\": 12000}'\nschema: '{}'\nsource: '{\"uri\": "
         "\"data/customers.csv\"}'\nsource_type: local\n");
    Numbers numbers;
    for (int i = 0; i < std::atoi(argv[2]); ++i)
        writeRun(experiment, i, numbers);
    return 0;
}
