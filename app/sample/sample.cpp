#include "app/sample/sample.h"
#include "app/sample/samplefolder.h"
#include "app/sample/samplereleases.h"
#include "app/sample/samplestories.h"
#include "app/sample/unfinishedsample.h"

#include <filesystem>

namespace colophon {

namespace {

constexpr const char* kReadme = R"(# Sample project of Colophon

Three models, three stories. Nothing here is real.

- **churn** (`mlruns/`, an MLflow file store): 12 versions on two branches. Version 1.3.0 looks far better than the one
  in production, but it was measured on re-balanced labels: the numbers must not be compared.
- **triage** (`models/triage/`): accuracy rises from 0.81 to 0.95 because the labels were corrected, not because the
  model got better. The label files before and after are in `data/triage/`. Nobody wrote anything down about v1.1.1, and
  the file of v1.0.1 is not the one that was recorded.
- **recommender** (`models/recommender/`): v3.1.0 and v3.2.0 run against each other on the live shop.

Questions to try: who put which version of churn into production in February 2026, and why? Is v3.2.0 of the recommender
really better? What changed between churn 1.2.0 and the version in production?
)";

std::optional<Problem> refusal(const std::filesystem::path& folder)
{
    std::error_code error;
    if (!std::filesystem::exists(folder, error))
        return {};
    Problem problem;
    problem.file = folder.string();
    if (!std::filesystem::is_directory(folder, error)) {
        problem.reason = "There is a file of this name.";
        problem.hint = "Name a folder that does not exist yet, or an empty one.";
        return problem;
    }
    const bool isEmpty = std::filesystem::is_empty(folder, error);
    if (isEmpty && !error)
        return {};
    problem.reason = error ? "The folder cannot be read." : "The folder is not empty.";
    problem.hint = "Name a folder that does not exist yet, or an empty one. Nothing was written.";
    return problem;
}

std::optional<Problem> writeStories(const std::filesystem::path& folder)
{
    SampleFolder files(folder);
    files.write("README.md", kReadme);
    writeChurnStory(files);
    writeTriageStory(files);
    writeRecommenderStory(files);
    auto problem = files.problem();
    if (!problem)
        problem = writeSampleReleases(folder);
    if (problem)
        problem->hint += " Nothing of the sample project was left behind.";
    return problem;
}

} // namespace

std::expected<void, Problem> writeSample(const std::string& folder)
{
    if (auto problem = refusal(folder))
        return std::unexpected(std::move(*problem));
    auto unfinished = UnfinishedSample::begin(folder);
    if (!unfinished)
        return std::unexpected(std::move(unfinished.error()));
    auto problem = writeStories(unfinished->path());
    if (!problem)
        problem = unfinished->putInPlace();
    if (!problem)
        return {};
    return std::unexpected(std::move(*problem));
}

} // namespace colophon
