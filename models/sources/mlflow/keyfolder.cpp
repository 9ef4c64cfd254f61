#include "models/sources/mlflow/keyfolder.h"

#include "models/sources/mlflow/metricstream.h"
#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kValueLimit = std::size_t(1024) * 1024;
constexpr std::size_t kShortMetric = std::size_t(60) * 1024; ///< fits the buffer of the reader
constexpr std::size_t kKeyLimit = 200'000; ///< keys in one folder
constexpr int kDepthLimit = 32; ///< a key with more slashes than this is no key

/// Files that operating systems leave in any folder.
bool isLitter(std::string_view name)
{
    constexpr std::array<std::string_view, 3> kLitter{".DS_Store", "Thumbs.db", "desktop.ini"};
    return name.starts_with(".nfs") || std::ranges::find(kLitter, name) != kLitter.end();
}

/// Walks a folder in which each file is one key and folders are the parts of keys before a slash.
template <typename Function> class KeyWalk
{
public:
    KeyWalk(Reading& reading, Function function)
        : m_reading(reading)
        , m_function(std::move(function))
    {
    }

    void walk(const OpenFolder& folder, int depth = 0)
    {
        Listing& listing = m_reading.listing(static_cast<std::size_t>(depth));
        if (!m_reading.files.list(folder, listing, kKeyLimit))
            return m_reading.refuse(folder.path, m_reading.files.lastError());
        if (listing.isTruncated())
            m_reading.warn(folder.path, "The folder holds more than " + std::to_string(kKeyLimit) + " keys.",
                           "Only the first ones were read.");
        const std::size_t prefix = m_key.size();
        for (const Listing::Entry& entry : listing.entries()) {
            const std::string_view name = listing.name(entry);
            if (m_reading.isStopped() || isLitter(name))
                continue;
            m_key.append(name);
            visit(folder, entry.kind, name, depth);
            m_key.resize(prefix);
        }
    }

private:
    void visit(const OpenFolder& folder, FileKind kind, std::string_view name, int depth)
    {
        if (kind == FileKind::Regular || kind == FileKind::Link)
            return m_function(folder, name, std::string_view(m_key));
        if (kind != FileKind::Folder)
            return m_reading.warn(joinPath(folder.path, name), "This is neither a file nor a folder.",
                                  "It was not opened.");
        if (depth >= kDepthLimit)
            return m_reading.warn(joinPath(folder.path, name), "The folders are nested too deeply for a key.",
                                  "Nothing below was read.");
        const OpenFolder inner = m_reading.files.open(folder, name);
        if (!inner.isOpen())
            return m_reading.refuse(joinPath(folder.path, name), m_reading.files.lastError());
        m_key += '/';
        walk(inner, depth + 1);
    }

    Reading& m_reading;
    Function m_function;
    std::string m_key;
};

template <typename Function>
void walkKeys(Reading& reading, const OpenFolder& folder, std::string_view relative, Facts& facts, Function function)
{
    OpenFolder keys = reading.files.open(folder, relative);
    if (!keys.isOpen()) {
        const int error = reading.files.lastError();
        if (error != ENOENT)
            reading.refuse(joinPath(folder.path, relative), error);
        return;
    }
    const auto origin = facts.addOrigin({reading.source(), keys.path, true});
    KeyWalk walk(reading, [&](const OpenFolder& place, std::string_view name, std::string_view key) {
        function(place, name, key, origin);
    });
    walk.walk(keys);
}

void reportMalformed(Reading& reading, const OpenFolder& folder, std::string_view name, const LastValues& last)
{
    const std::string count = std::to_string(last.malformedLines());
    reading.warn(joinPath(folder.path, name),
                 last.malformedLines() == 1 ? "One line is not a metric point."
                                            : count + " lines are not metric points.",
                 "They were left out; expected “time value step”. MLflow cannot read this metric at all.",
                 last.firstMalformedLine());
}

/// Brings the last values of one file into Reading::lastValues(). False when nothing could be read.
bool readLastValues(Reading& reading, const OpenFolder& folder, std::string_view name, MetricOwner owner)
{
    LastValues& last = reading.lastValues();
    last.clear(owner);
    const auto content = reading.files.read(folder, name, kShortMetric);
    if (!content) {
        reading.refuse(joinPath(folder.path, name), reading.files.lastError());
        return false;
    }
    if (reading.files.wasCut())
        streamLastValues(reading, folder, name, last);
    else
        last.add(*content);
    if (last.malformedLines() > 0)
        reportMalformed(reading, folder, name, last);
    else if (last.values().empty())
        reading.warn(joinPath(folder.path, name), "The metric file holds no point.",
                     "The run may have stopped before the first value was written.");
    return true;
}

void addMetrics(const LastValues& last, Name key, OriginIndex origin, std::vector<Metric>& metrics)
{
    const auto& values = last.values();
    for (const LastValue& value : values) {
        const auto hasSameName
            = [&value](const LastValue& other) { return other.point.dataset == value.point.dataset; };
        Metric& metric = metrics.emplace_back();
        metric.key = key;
        metric.value = value.point.value;
        metric.origin = origin;
        metric.hasCurve = value.count > 1;
        if (value.point.dataset.empty())
            continue;
        // Two data sets of one name are told apart by their digests.
        const bool isUnique = values.size() == 1 || std::ranges::count_if(values, hasSameName) == 1;
        const std::string dataset = toValidUtf8(value.point.dataset);
        metric.dataset = Name(isUnique ? dataset : dataset + "@" + toValidUtf8(value.point.digest));
    }
}

} // namespace

void readMetrics(Reading& reading, const OpenFolder& folder, std::string_view relative, MetricOwner owner, Facts& facts)
{
    walkKeys(reading, folder, relative, facts,
             [&](const OpenFolder& place, std::string_view name, std::string_view key, OriginIndex origin) {
                 if (readLastValues(reading, place, name, owner))
                     addMetrics(reading.lastValues(), Name(toValidUtf8(key)), origin, facts.metrics);
             });
}

void readEntries(Reading& reading, const OpenFolder& folder, std::string_view relative, Facts& facts,
                 std::vector<Entry>& entries)
{
    walkKeys(reading, folder, relative, facts,
             [&](const OpenFolder& place, std::string_view name, std::string_view key, OriginIndex origin) {
                 const auto content = reading.files.read(place, name, kValueLimit);
                 if (!content)
                     return reading.refuse(joinPath(place.path, name), reading.files.lastError());
                 if (reading.files.wasCut())
                     reading.warn(joinPath(place.path, name), "The value is longer than 1 MiB.",
                                  "Only its beginning is shown.");
                 entries.push_back({Name(toValidUtf8(key)), toValidUtf8(*content), ValueType::Text, origin});
             });
}

} // namespace colophon::mlflow
