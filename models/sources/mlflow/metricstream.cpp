#include "models/sources/mlflow/metricstream.h"

#include "models/files/fileproblem.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kBlock = std::size_t(1024) * 1024;
constexpr std::uint64_t kMiB = std::uint64_t(1024) * 1024;
constexpr std::uint64_t kWholeFileLimit = 128 * kMiB;
constexpr std::uint64_t kTail = 4 * kMiB;
constexpr std::uint64_t kHistoryLimit = 2048 * kMiB;
constexpr std::size_t kPointLimit = 20'000'000;

std::uint64_t sizeOf(const Descriptor& file)
{
    struct stat status = {};
    return fstat(file.number(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

/// Hands the rest of the file to `take` in pieces that end with a line, without the texts outliving the call. Returns
/// errno, or 0. A line longer than the block counts as its end.
template <typename Function> int forEachPiece(const Descriptor& file, std::uint64_t from, Function take)
{
    std::string block(kBlock, '\0');
    std::size_t kept = 0;
    for (std::uint64_t at = from;;) {
        const ssize_t got = pread(file.number(), block.data() + kept, block.size() - kept, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        at += static_cast<std::uint64_t>(got);
        const std::string_view text(block.data(), kept + static_cast<std::size_t>(got));
        const std::size_t lastBreak = text.rfind('\n');
        const bool isEnd = got == 0;
        const bool takesAll = isEnd || (lastBreak == std::string_view::npos && text.size() == block.size());
        const std::size_t taken = takesAll ? text.size() : lastBreak == std::string_view::npos ? 0 : lastBreak + 1;
        if (taken > 0 && !take(text.substr(0, taken)))
            return 0;
        if (isEnd)
            return 0;
        kept = text.size() - taken;
        std::memmove(block.data(), block.data() + taken, kept);
    }
}

/// The first byte of a line at or after `from`.
std::uint64_t nextLine(const Descriptor& file, std::uint64_t from)
{
    std::string block(std::size_t(64) * 1024, '\0');
    const ssize_t got = pread(file.number(), block.data(), block.size(), static_cast<off_t>(from));
    const std::string_view text(block.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    const std::size_t lineBreak = text.find('\n');
    return lineBreak == std::string_view::npos ? from : from + lineBreak + 1;
}

std::string megabytes(std::uint64_t bytes)
{
    return std::to_string(bytes / kMiB) + " MiB";
}

} // namespace

void streamLastValues(Reading& reading, const OpenFolder& folder, std::string_view name, LastValues& last)
{
    const Descriptor file = reading.files.openFile(folder, name);
    if (!file.isOpen())
        return reading.refuse(joinPath(folder.path, name), reading.files.lastError());
    const std::uint64_t size = sizeOf(file);
    const bool isTooLong = size > kWholeFileLimit;
    if (isTooLong)
        reading.warn(joinPath(folder.path, name), "The metric file has " + megabytes(size) + ".",
                     "Its last value was taken from the last " + megabytes(kTail)
                         + "; a greater step further up would be missed.");
    const int error = forEachPiece(file, isTooLong ? nextLine(file, size - kTail) : 0, [&](std::string_view text) {
        last.add(text);
        last.own();
        return !reading.isStopped();
    });
    if (error != 0)
        reading.refuse(joinPath(folder.path, name), error);
}

std::expected<MetricHistory, Problem> readHistory(FileReader& files, const OpenFolder& folder, std::string_view name,
                                                  MetricOwner owner, const std::stop_token& stop)
{
    const std::string path = joinPath(folder.path, name);
    const Descriptor file = files.openFile(folder, name);
    if (!file.isOpen())
        return std::unexpected(fileProblem(path, files.lastError()));
    const std::uint64_t size = sizeOf(file);
    const auto tooLong = [&path](const std::string& measure) {
        return std::unexpected(refusedFile(path, "The curve is too long: " + measure + ".",
                                           "Colophon reads at most 2 GiB and 20 million points of one metric."));
    };
    if (size > kHistoryLimit)
        return tooLong(megabytes(size));
    MetricHistory history;
    constexpr std::uint64_t kTypicalLine = 30;
    history.values.reserve(size / kTypicalLine);
    history.steps.reserve(size / kTypicalLine);
    history.times.reserve(size / kTypicalLine);
    const int error = forEachPiece(file, 0, [&](std::string_view text) {
        appendPoints(text, owner, history);
        return history.size() <= kPointLimit && !stop.stop_requested();
    });
    if (error != 0)
        return std::unexpected(fileProblem(path, error));
    if (history.size() > kPointLimit)
        return tooLong("more than 20 million points");
    if (history.values.empty())
        return std::unexpected(
            refusedFile(path, "The metric file holds no point.", "Nothing was logged under this name."));
    return history;
}

} // namespace colophon::mlflow
