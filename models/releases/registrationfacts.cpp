#include "models/releases/registrationfacts.h"

#include "models/artifacts/digest.h"
#include "models/artifacts/format.h"
#include "models/files/value.h"
#include "models/releases/gitcheckout.h"
#include "models/releases/labelcount.h"
#include "models/releases/refusal.h"
#include "models/releases/release.h"
#include "models/releases/requirements.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>

namespace colophon {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFileLimit = 100'000;
constexpr std::size_t kSidecarLimit = 1U << 20U;
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

std::string fileName(const std::string& path)
{
    return fs::path(path).filename().string();
}

std::optional<double> numberIn(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isNumber = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
    return isNumber ? std::optional(value) : std::nullopt;
}

Metric metricFrom(const std::string& key, double value)
{
    Metric metric;
    metric.key = Name(key);
    metric.value = value;
    return metric;
}

Entry entryFrom(const std::string& key, const std::string& text)
{
    Entry entry;
    entry.key = Name(key);
    entry.value = text;
    return entry;
}

/// Gathers the facts of one version.
class Gatherer
{
public:
    Gatherer(const RegistrationRequest& request, const RootFolder& root, std::stop_token stop)
        : m_request(request)
        , m_root(root)
        , m_stop(std::move(stop))
    {
    }

    /// The first thing that forbids the registration; empty if nothing does.
    std::optional<WriteFailure> gather()
    {
        for (const std::string& file : m_request.files) {
            if (auto failure = addModelFile(file))
                return failure;
        }
        for (const std::string& file : m_request.data) {
            if (auto failure = addData(file))
                return failure;
        }
        if (auto failure = addFactFiles())
            return failure;
        if (!m_request.labelColumn.empty() && !m_isLabelColumnFound)
            return noLabelColumn();
        addStatements();
        addCheckout();
        addEnvironment();
        return std::nullopt;
    }

    std::string firstPath() const { return m_firstPath; }
    Facts takeFacts()
    {
        normalise(m_facts);
        return std::move(m_facts);
    }
    std::vector<Problem> takeWarnings() { return std::move(m_warnings); }

private:
    /// Path relative to the location; a link keeps its own name.
    std::expected<std::string, WriteFailure> pathInLocation(const std::string& given) const
    {
        std::error_code error;
        const fs::path absolute = fs::absolute(given, error).lexically_normal();
        const fs::path named = absolute.has_filename() ? absolute : absolute.parent_path();
        const fs::path folder = fs::canonical(named.parent_path(), error);
        if (error || !fs::exists(fs::symlink_status(folder / named.filename(), error)))
            return std::unexpected(refused("There is no file " + given + ".", "Look at the name and path.", given));
        const fs::path relative = (folder / named.filename()).lexically_relative(m_root.path());
        if (relative.empty() || relative == "." || *relative.begin() == "..") {
            return std::unexpected(refused(given + " lies outside " + m_root.path() + ".",
                                           "Put it into the folder, or register at a folder that holds it (--in).",
                                           given));
        }
        return relative.generic_string();
    }

    std::optional<WriteFailure> addModelFile(const std::string& given)
    {
        const auto path = pathInLocation(given);
        if (!path)
            return path.error();
        if (m_firstPath.empty())
            m_firstPath = *path;
        const auto status = m_root.status(*path);
        if (!status)
            return refused(status.error());
        const auto add
            = [this](const std::string& inside, const FileStatus& file) { return addArtifact(inside, file); };
        return status->kind == FileKind::Folder ? forEachFile(*path, add) : addArtifact(*path, *status);
    }

    using TakeFile = std::function<std::optional<WriteFailure>(const std::string& path, const FileStatus& status)>;

    std::optional<WriteFailure> forEachFile(const std::string& folder, const TakeFile& take)
    {
        const auto entries = m_root.list(folder);
        if (!entries)
            return refused(entries.error());
        for (const FolderEntry& entry : *entries) {
            const std::string inside = joinPath(folder, entry.name);
            const auto status = m_root.status(inside);
            if (!status)
                return refused(status.error());
            if (entry.kind == FileKind::Link && status->kind == FileKind::Folder)
                continue; // What it points to lies inside and is found there; a loop ends here.
            if (status->kind != FileKind::Folder && ++m_fileCount > kFileLimit)
                return refused(folder + " holds too many files.", "Register the files that matter.", folder);
            auto failure = status->kind == FileKind::Folder ? forEachFile(inside, take) : take(inside, *status);
            if (failure)
                return failure;
        }
        return std::nullopt;
    }

    std::optional<WriteFailure> addArtifact(const std::string& path, const FileStatus& status)
    {
        const auto digest = fileDigest(m_root, path, DigestKind::Sha256, m_stop);
        if (!digest)
            return refused(digest.error());
        const auto start = m_root.readStart(path, kFormatStart);
        Artifact artifact;
        artifact.path = path;
        artifact.size = status.size;
        artifact.digest = *digest;
        artifact.format = start ? std::string(formatOf(*start, fileName(path))) : std::string();
        artifact.integrity = Integrity::Verified;
        m_facts.artifacts.push_back(std::move(artifact));
        return std::nullopt;
    }

    std::optional<WriteFailure> addData(const std::string& given)
    {
        const auto path = pathInLocation(given);
        if (!path)
            return path.error();
        const auto status = m_root.status(*path);
        if (!status)
            return refused(status.error());
        Dataset dataset;
        dataset.name = fileName(*path);
        dataset.path = *path;
        dataset.size = status->size;
        auto failure = status->kind == FileKind::Folder ? readDataFolder(dataset) : readDataFile(dataset);
        if (!failure)
            m_facts.datasets.push_back(std::move(dataset));
        return failure;
    }

    std::optional<WriteFailure> readDataFile(Dataset& dataset)
    {
        const auto digest = fileDigest(m_root, dataset.path, DigestKind::Sha256, m_stop);
        if (!digest)
            return refused(digest.error());
        dataset.digest = *digest;
        if (!isTableName(dataset.path))
            return std::nullopt;
        auto summary = summariseTable(m_root, dataset.path, m_request.labelColumn, m_stop);
        if (!summary)
            return refused(summary.error());
        describe(dataset, std::move(*summary));
        return std::nullopt;
    }

    /// A folder is one data set. Its digest is the SHA-256 of a list that sha256sum would print: a line "HEX  PATH" for
    /// each file, by path in the folder.
    std::optional<WriteFailure> readDataFolder(Dataset& dataset)
    {
        std::map<std::string, std::string> digests;
        dataset.size = 0;
        auto failure = forEachFile(dataset.path, [&](const std::string& path, const FileStatus& status) {
            const auto digest = fileDigest(m_root, path, DigestKind::Sha256, m_stop);
            if (!digest)
                return std::optional(refused(digest.error()));
            *dataset.size += status.size;
            digests[path.substr(dataset.path.size() + 1)] = digest->substr(digest->find(':') + 1);
            return std::optional<WriteFailure>();
        });
        if (!failure && digests.empty())
            failure = refused("The folder " + dataset.path + " holds no file.", "Name the data that were used.",
                              dataset.path);
        std::string lines;
        for (const auto& [path, digest] : digests)
            lines += digest + "  " + path + "\n";
        const std::string digest = digestOf(lines, DigestKind::Sha256);
        dataset.digest = "sha256-list" + digest.substr(digest.find(':'));
        return failure;
    }

    void describe(Dataset& dataset, TableSummary summary)
    {
        dataset.rows = summary.rows;
        dataset.labels = std::move(summary.labels);
        m_isLabelColumnFound = m_isLabelColumnFound || summary.hasLabelColumn;
        for (const std::string& column : summary.columns)
            m_columns += (m_columns.empty() ? "" : ", ") + toDisplayText(column);
        if (summary.hasTooManyLabels) {
            warn(dataset.path, "Column " + m_request.labelColumn + " has too many different values to be labels.",
                 "Their distribution is not recorded.");
        }
    }

    WriteFailure noLabelColumn() const
    {
        return refused("No data file has a column " + m_request.labelColumn + ".",
                       m_columns.empty() ? "Name CSV files with --data." : "The columns are: " + m_columns + ".",
                       m_request.data.empty() ? std::string() : m_request.data.front());
    }

    std::optional<WriteFailure> addFactFiles()
    {
        const auto metrics = entriesOfFile(m_request.metricsFile);
        if (!metrics)
            return metrics.error();
        for (const Entry& entry : *metrics)
            addMetricOfFile(entry);
        auto parameters = entriesOfFile(m_request.parameterFile);
        if (!parameters)
            return parameters.error();
        m_facts.parameters = std::move(*parameters);
        return std::nullopt;
    }

    void addMetricOfFile(const Entry& entry)
    {
        if (const auto value = numberIn(entry.value))
            m_facts.metrics.push_back(metricFrom(entry.key.text(), *value));
        else
            warn(m_request.metricsFile, toDisplayText(entry.key.text()) + " is no number and not recorded as a metric.",
                 "Record texts as parameters.");
    }

    /// The values of a JSON or YAML file, nested keys joined with a dot.
    std::expected<std::vector<Entry>, WriteFailure> entriesOfFile(const std::string& given) const
    {
        if (given.empty())
            return {};
        const auto path = pathInLocation(given);
        if (!path)
            return std::unexpected(path.error());
        const auto text = m_root.read(*path, kSidecarLimit);
        if (!text)
            return std::unexpected(refused(text.error()));
        const bool isYaml = path->ends_with(".yaml") || path->ends_with(".yml");
        auto read = isYaml ? parseYaml(*text) : parseJson(*text);
        if (!read) {
            read.error().file = *path;
            return std::unexpected(refused(std::move(read.error())));
        }
        std::vector<Entry> entries;
        flatten(read->value, {}, [&entries](const std::string& key, const Value& value) {
            Entry& entry = entries.emplace_back(entryFrom(key, value.isScalar() ? value.text : toJson(value)));
            entry.type = entryType(value);
        });
        if (entries.empty()) {
            return std::unexpected(refused(*path + " holds no values with names.",
                                           "Write them as {\"accuracy\": 0.95} or accuracy: 0.95.", *path));
        }
        return entries;
    }

    void addStatements()
    {
        m_facts.created = Timestamp::now();
        m_facts.author.text = m_request.actor.empty() ? currentActor() : m_request.actor;
        m_facts.reason.text = m_request.reason;
        for (const auto& [key, value] : m_request.metrics)
            m_facts.metrics.push_back(metricFrom(key, numberIn(value).value_or(kNoNumber)));
        for (const auto& [key, value] : m_request.parameters)
            m_facts.parameters.push_back(entryFrom(key, value));
        std::array<char, 256> host{};
        if (::gethostname(host.data(), host.size() - 1) == 0)
            m_facts.environment.push_back(entryFrom("host", host.data()));
    }

    void addCheckout()
    {
        GitCheckout checkout = gitCheckout(m_root.path());
        m_facts.code = std::move(checkout.code);
        if (!checkout.warning.empty())
            warn({}, checkout.warning, "The version is registered without it.");
    }

    void addEnvironment()
    {
        const std::string folder = fs::path(m_firstPath).parent_path().generic_string();
        if (const auto text = m_root.read(joinPath(folder, "requirements.txt"), kSidecarLimit))
            addPackages(requirementEntries(*text));
        for (const char* name : {"conda.yaml", "conda.yml"}) {
            if (const auto text = m_root.read(joinPath(folder, name), kSidecarLimit))
                addPackages(condaEntries(*text));
        }
    }

    void addPackages(const std::vector<Entry>& packages)
    {
        m_facts.environment.insert(m_facts.environment.end(), packages.begin(), packages.end());
    }

    void warn(std::string file, std::string reason, std::string hint)
    {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.file = std::move(file);
        problem.reason = std::move(reason);
        problem.hint = std::move(hint);
        m_warnings.push_back(std::move(problem));
    }

    const RegistrationRequest& m_request;
    const RootFolder& m_root;
    std::stop_token m_stop;
    Facts m_facts;
    std::vector<Problem> m_warnings;
    std::string m_firstPath;
    std::string m_columns; ///< of the tables, for people
    std::size_t m_fileCount = 0;
    bool m_isLabelColumnFound = false;
};

} // namespace

bool isMetricNumber(std::string_view text)
{
    return numberIn(text).has_value();
}

std::expected<RegistrationDraft, WriteFailure> gatherFacts(const RegistrationRequest& request, const RootFolder& root,
                                                           std::stop_token stop)
{
    Gatherer gatherer(request, root, std::move(stop));
    if (auto failure = gatherer.gather())
        return std::unexpected(std::move(*failure));
    return RegistrationDraft{gatherer.firstPath(), gatherer.takeFacts(), gatherer.takeWarnings()};
}

} // namespace colophon
