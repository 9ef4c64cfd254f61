#include "models/sources/mlflow/reading.h"

#include "models/files/fileproblem.h"

#include <cerrno>
#include <chrono>
#include <thread>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kMetaLimit = std::size_t(4) * 1024 * 1024;
constexpr int kAttempts = 4;
constexpr std::chrono::milliseconds kFirstPause(25);
constexpr std::int64_t kClockTolerance = std::int64_t(24) * 60 * 60 * 1000; ///< milliseconds
constexpr std::int64_t kRecently = 10'000; ///< milliseconds

} // namespace

std::optional<Timestamp> Meta::time(std::string_view key) const
{
    const auto number = fields.number(key);
    return number ? std::optional(Timestamp{*number}) : std::nullopt;
}

Reading::Reading(const RootFolder& root, SourceId source, bool deletedToo, std::stop_token stop)
    : files(root)
    , includeDeleted(deletedToo)
    , m_source(source)
    , m_latest(Timestamp::now().milliseconds + kClockTolerance)
    , m_stop(std::move(stop))
{
}

bool Reading::wasJustWritten(const OpenFolder& folder, std::string_view relative)
{
    const auto status = files.status(folder, relative);
    if (!status)
        return true; // It was there a moment ago: somebody is replacing it.
    const std::int64_t age = Timestamp::now().milliseconds - status->modified.milliseconds;
    return age < kRecently && age > -kRecently;
}

/// Not whole, and no error: the fields hold what the lines say that have an end. Half of a number is a number.
std::expected<void, YamlError> Reading::parse(MetaKind kind, Meta& into)
{
    const std::string_view document = into.document;
    const bool isEnded = kind == MetaKind::Other || document.empty() || document.back() == '\n';
    const std::size_t lastEnd = document.rfind('\n');
    const bool hasLine = isEnded || lastEnd != std::string_view::npos;
    const auto done = into.fields.read(isEnded || !hasLine ? document : document.substr(0, lastEnd + 1));
    into.isWhole = isEnded && done && missingKey(kind, into.fields).empty();
    if (done && !hasLine)
        return std::unexpected(YamlError{1, "The file is half-written: its first line has no end."});
    return done;
}

MetaResult Reading::readMeta(const OpenFolder& folder, std::string_view relative, MetaKind kind, Meta& into)
{
    auto pause = kFirstPause;
    for (int attempt = 1;; ++attempt) {
        const auto content = files.read(folder, relative, kMetaLimit);
        if (!content) {
            const int error = files.lastError();
            if (error == ENOENT || error == ENOTDIR)
                return MetaResult::Missing;
            refuse(joinPath(folder.path, relative), error);
            return MetaResult::Broken;
        }
        into.document.assign(*content);
        const auto done = parse(kind, into);
        const bool isRead = done && !into.fields.isEmpty();
        if (isRead && into.isWhole)
            return MetaResult::Read;
        if (attempt < kAttempts && !isStopped() && wasJustWritten(folder, relative)) {
            std::this_thread::sleep_for(pause);
            pause *= 2;
            continue;
        }
        if (isRead)
            return MetaResult::Read;
        fail(joinPath(folder.path, relative), done ? "The file is empty." : done.error().reason,
             "MLflow cannot read this item either. Restore the file from a backup, or remove its folder.",
             done ? 0 : done.error().line);
        return MetaResult::Broken;
    }
}

void Reading::warnOfHalf(const OpenFolder& folder, std::string_view relative, MetaKind kind, const Meta& meta)
{
    if (meta.isWhole)
        return;
    const std::string_view key = missingKey(kind, meta.fields);
    warn(joinPath(folder.path, relative),
         !meta.document.ends_with('\n') ? "The file is half-written: its last line has no end."
                                        : "The file is half-written: “" + std::string(key) + "” is missing.",
         "What it says so far is shown; the rest is unknown. Restore the file from a backup.");
}

void Reading::add(SourceRecord&& record)
{
    const Facts& facts = record.facts;
    if (facts.created && facts.created->milliseconds > m_latest)
        warn(placeOf(facts, facts.createdOrigin, Name()),
             "The version is dated in the future: " + toIsoText(*facts.created) + ".",
             "A clock was wrong when it was made, or is wrong now. The time is shown as it is recorded.");
    batch.records.push_back(std::move(record));
}

void Reading::warn(std::string file, std::string reason, std::string hint, int line)
{
    batch.problems.push_back(
        {m_source, Problem::Severity::Warning, std::move(file), line, std::move(reason), std::move(hint)});
}

void Reading::fail(std::string file, std::string reason, std::string hint, int line)
{
    batch.problems.push_back(
        {m_source, Problem::Severity::Error, std::move(file), line, std::move(reason), std::move(hint)});
}

void Reading::refuse(std::string file, int error)
{
    Problem problem = fileProblem(std::move(file), error);
    problem.source = m_source;
    batch.problems.push_back(std::move(problem));
}

Listing& Reading::listing(std::size_t level)
{
    while (m_listings.size() <= level)
        m_listings.push_back(std::make_unique<Listing>());
    return *m_listings[level];
}

std::string_view joinInto(std::string& buffer, std::string_view folder, std::string_view name)
{
    buffer.assign(folder);
    if (!folder.empty())
        buffer += '/';
    buffer += name;
    return buffer;
}

} // namespace colophon::mlflow
