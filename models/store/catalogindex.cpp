#include "models/store/catalogindex.h"

#include "models/store/digest.h"
#include "models/store/indexfields.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace colophon {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMagic = 0x3158444e49504c43; // "CLPINDX1"
constexpr std::uint64_t kFormat = 2;
constexpr std::string_view kProgram = COLOPHON_VERSION;
/// A draft as old as this was left by a program that ended while it wrote.
constexpr std::chrono::hours kDraftAge{1};

struct Header
{
    std::uint64_t magic = kMagic;
    std::uint64_t shape = index::kShape;
    std::uint64_t format = kFormat;
    std::uint64_t headSize = 0;
    std::uint64_t bodySize = 0;
    std::uint64_t checksum = 0; ///< of head and body
};

/// What an index says: who wrote it for which locations and the names that the body refers to, then the catalog.
struct Content
{
    std::string head;
    std::string body;
};

/// Guards against damage, not against forgery: whoever writes into the cache of a user is that user.
std::uint64_t checksumOf(std::string_view bytes, std::uint64_t seed = 0)
{
    std::uint64_t sum = seed ^ bytes.size();
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

Header headerOf(std::string_view head, std::string_view body)
{
    return {.headSize = head.size(), .bodySize = body.size(), .checksum = checksumOf(body, checksumOf(head))};
}

Content contentOf(const std::vector<std::string>& locations, const Catalog& catalog)
{
    index::Writer body;
    body(catalog.sources(), catalog.problems(), static_cast<std::uint32_t>(catalog.models().size()));
    for (const auto& model : catalog.models())
        body(*model);

    std::vector<std::string> names;
    std::ranges::transform(body.names(), std::back_inserter(names), &Name::text);
    index::Writer head;
    head(std::string(kProgram), locations, names);
    return {head.takeBytes(), body.takeBytes()};
}

/// Empty unless this program wrote the head for these locations.
std::optional<std::vector<std::string>> namesFrom(std::string_view head, const std::vector<std::string>& wanted)
{
    index::Reader reader(head);
    std::string program;
    std::vector<std::string> locations;
    std::vector<std::string> names;
    reader(program, locations, names);
    if (reader.failed() || !reader.atEnd() || program != kProgram || locations != wanted)
        return std::nullopt;
    return names;
}

CatalogPointer catalogFrom(std::string_view body, const std::vector<std::string>& names)
{
    index::Reader reader(body);
    reader.setNames({names.begin(), names.end()});

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
    if (error || size > CatalogIndex::kSizeLimit)
        return {};
    std::string bytes(size, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    return file ? std::move(bytes) : std::string();
}

bool writeWhole(const std::string& path, const Content& content)
{
    const Header header = headerOf(content.head, content.body);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(&header), sizeof header);
    file.write(content.head.data(), static_cast<std::streamsize>(content.head.size()));
    file.write(content.body.data(), static_cast<std::streamsize>(content.body.size()));
    file.close();
    return file.good();
}

/// No other writer uses it, in this program or another.
std::string draftBeside(const std::string& path)
{
    static std::atomic<unsigned> count = 0;
    return path + "." + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".draft";
}

Timestamp timestampOf(fs::file_time_type time)
{
    const auto since = std::chrono::file_clock::to_sys(time).time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

bool isAtOrBelow(const fs::path& path, const fs::path& folder)
{
    return std::ranges::mismatch(folder, path).in1 == folder.end();
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

/// Reading a location changes nothing in it, not even when it is the user's home.
bool CatalogIndex::liesIn(const std::vector<std::string>& locations) const
{
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(m_folder, error);
    return error || std::ranges::any_of(locations, [&folder](const std::string& location) {
               return isAtOrBelow(folder, fs::path(location).lexically_normal());
           });
}

std::expected<void, Problem> CatalogIndex::save(const std::vector<std::string>& locations, const Catalog& catalog) const
{
    const std::string path = fileOf(locations);
    std::error_code error;
    if (m_folder.empty())
        return std::unexpected(notSaved(path, "there is no cache folder"));
    if (liesIn(locations))
        return std::unexpected(notSaved(path, "the cache folder lies in the opened one"));
    // Names and numbers of models are nobody else's business.
    if (fs::create_directories(m_folder, error))
        fs::permissions(m_folder, fs::perms::owner_all, error);
    if (error)
        return std::unexpected(notSaved(path, error.message()));

    const Content content = contentOf(locations, catalog);
    if (content.head.size() + content.body.size() > kSizeLimit)
        return std::unexpected(notSaved(path, "it is larger than all that is kept"));
    const std::string draft = draftBeside(path);
    if (writeWhole(draft, content))
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

void CatalogIndex::confirm(const std::vector<std::string>& locations) const
{
    std::error_code ignored;
    if (!m_folder.empty() && !liesIn(locations))
        fs::last_write_time(fileOf(locations), fs::file_time_type::clock::now(), ignored);
}

std::optional<RememberedCatalog> CatalogIndex::load(const std::vector<std::string>& locations) const
{
    const std::string path = fileOf(locations);
    const std::string bytes = readWhole(path);
    Header header;
    if (bytes.size() < sizeof header)
        return std::nullopt;
    std::memcpy(&header, bytes.data(), sizeof header);
    const std::string_view content = std::string_view(bytes).substr(sizeof header);
    if (header.headSize > content.size())
        return std::nullopt;
    const std::string_view head = content.substr(0, header.headSize);
    const std::string_view body = content.substr(header.headSize);
    const Header expected = headerOf(head, body);
    if (std::memcmp(&header, &expected, sizeof header) != 0)
        return std::nullopt;
    const auto names = namesFrom(head, locations);
    CatalogPointer catalog = names ? catalogFrom(body, *names) : nullptr;
    if (!catalog)
        return std::nullopt;
    std::error_code error;
    const auto time = fs::last_write_time(path, error);
    return RememberedCatalog{std::move(catalog), error ? Timestamp() : timestampOf(time)};
}

/// Keeps the newest that fit, and takes away what interrupted programs left.
void CatalogIndex::removeOldest() const
{
    struct File
    {
        fs::file_time_type time;
        std::uintmax_t size = 0;
        fs::path path;
    };
    std::vector<File> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder, error)) {
        const File file{entry.last_write_time(error), entry.file_size(error), entry.path()};
        if (error)
            continue;
        if (file.path.extension() == ".catalog")
            files.push_back(file);
        else if (file.path.extension() == ".draft" && fs::file_time_type::clock::now() - file.time > kDraftAge)
            fs::remove(file.path, error);
    }
    std::ranges::sort(files, std::ranges::greater(), &File::time);
    std::uintmax_t sum = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        sum += files[i].size;
        if (i >= kLimit || sum > kSizeLimit)
            fs::remove(files[i].path, error);
    }
}

} // namespace colophon
