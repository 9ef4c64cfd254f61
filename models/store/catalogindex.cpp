#include "models/store/catalogindex.h"

#include "models/store/digest.h"
#include "models/store/indexfields.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace colophon {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMagic = 0x3158444e49504c43; // "CLPINDX1"
constexpr std::uint32_t kFormat = 1;
constexpr std::uintmax_t kSizeLimit = 2'000'000'000;

struct Header
{
    std::uint64_t magic = kMagic;
    std::uint64_t shape = index::kShape;
    std::uint64_t size = 0; ///< of everything after the header
    std::uint64_t checksum = 0;
    std::uint32_t format = kFormat;
    std::uint32_t reserved = 0;
};

/// Guards against damage, not against forgery: whoever writes into the cache of a user is that user.
std::uint64_t checksumOf(std::string_view bytes)
{
    std::uint64_t sum = bytes.size();
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t size = std::min(bytes.size(), sizeof word);
        std::memcpy(&word, bytes.data(), size);
        bytes.remove_prefix(size);
        sum = (sum ^ word) * 0x9e3779b97f4a7c15U;
        sum ^= sum >> 32U;
    }
    return sum;
}

std::string payloadOf(const std::vector<std::string>& locations, const Catalog& catalog)
{
    index::Writer body;
    body(catalog.sources(), catalog.problems(), static_cast<std::uint32_t>(catalog.models().size()));
    for (const auto& model : catalog.models())
        body(*model);

    std::vector<std::string> names;
    std::ranges::transform(body.names(), std::back_inserter(names), &Name::text);
    index::Writer head;
    head(locations, names);
    return head.bytes() + body.bytes();
}

CatalogPointer catalogFrom(std::string_view payload, const std::vector<std::string>& wanted)
{
    index::Reader reader(payload);
    std::vector<std::string> locations;
    std::vector<std::string> texts;
    reader(locations, texts);
    if (reader.failed() || locations != wanted)
        return nullptr;
    reader.setNames({texts.begin(), texts.end()});

    std::vector<SourceInfo> sources;
    std::vector<Problem> problems;
    std::uint32_t modelCount = 0;
    reader(sources, problems, modelCount);
    std::vector<std::shared_ptr<const Model>> models;
    for (std::uint32_t i = 0; i < modelCount && !reader.failed(); ++i) {
        auto model = std::make_shared<Model>();
        reader(*model);
        models.push_back(std::move(model));
    }
    if (reader.failed() || !reader.atEnd())
        return nullptr;
    return std::make_shared<Catalog>(std::move(sources), std::move(models), std::move(problems), false);
}

std::string readWhole(const std::string& path)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error || size > kSizeLimit)
        return {};
    std::string bytes(size, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    return file ? std::move(bytes) : std::string();
}

bool writeWhole(const std::string& path, const Header& header, const std::string& payload)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(&header), sizeof header);
    file.write(payload.data(), static_cast<std::streamsize>(payload.size()));
    file.close();
    return file.good();
}

Problem notSaved(const std::string& path, const std::string& why)
{
    Problem problem;
    problem.severity = Problem::Severity::Warning;
    problem.file = path;
    problem.reason = "What was read could not be remembered for the next start: " + why + ".";
    problem.hint = "Nothing is lost; the location is read from the beginning next time. Is the disk full?";
    return problem;
}

} // namespace

CatalogIndex::CatalogIndex(std::string folder)
    : m_folder(std::move(folder))
{
}

std::string CatalogIndex::defaultFolder()
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value ? value : "");
    };
    // The XDG Base Directory Specification ignores relative paths.
    if (const std::string cache = variable("XDG_CACHE_HOME"); cache.starts_with('/'))
        return cache + "/colophon/catalogs";
    const std::string home = variable("HOME");
    return home.empty() ? std::string() : home + "/.cache/colophon/catalogs";
}

std::string CatalogIndex::fileOf(const std::vector<std::string>& locations) const
{
    std::string key;
    for (const std::string& location : locations)
        key += location + '\0';
    return m_folder + "/" + sha256(key) + ".catalog";
}

std::expected<void, Problem> CatalogIndex::save(const std::vector<std::string>& locations, const Catalog& catalog) const
{
    const std::string path = fileOf(locations);
    std::error_code error;
    if (m_folder.empty())
        return std::unexpected(notSaved(path, "there is no cache folder"));
    // Names and numbers of models are nobody else's business.
    if (fs::create_directories(m_folder, error))
        fs::permissions(m_folder, fs::perms::owner_all, error);
    if (error)
        return std::unexpected(notSaved(path, error.message()));

    const std::string payload = payloadOf(locations, catalog);
    Header header;
    header.size = payload.size();
    header.checksum = checksumOf(payload);
    const std::string draft = path + "." + std::to_string(::getpid());
    if (writeWhole(draft, header, payload))
        fs::rename(draft, path, error);
    else
        error = std::make_error_code(std::errc::io_error);
    if (error) {
        std::error_code ignored;
        fs::remove(draft, ignored);
        return std::unexpected(notSaved(path, error.message()));
    }
    removeOldest();
    return {};
}

CatalogPointer CatalogIndex::load(const std::vector<std::string>& locations) const
{
    const std::string bytes = readWhole(fileOf(locations));
    Header header;
    if (bytes.size() < sizeof header)
        return nullptr;
    std::memcpy(&header, bytes.data(), sizeof header);
    const std::string_view payload = std::string_view(bytes).substr(sizeof header);
    const Header expected{.size = payload.size(), .checksum = checksumOf(payload)};
    if (std::memcmp(&header, &expected, sizeof header) != 0)
        return nullptr;
    return catalogFrom(payload, locations);
}

void CatalogIndex::removeOldest() const
{
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder, error)) {
        const auto time = entry.last_write_time(error);
        if (!error && entry.path().extension() == ".catalog")
            files.emplace_back(time, entry.path());
    }
    std::ranges::sort(files, std::ranges::greater());
    for (std::size_t i = kLimit; i < files.size(); ++i)
        fs::remove(files[i].second, error);
}

} // namespace colophon
