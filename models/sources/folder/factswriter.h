#pragma once

#include "models/catalog/sourcerecord.h"
#include "models/files/value.h"
#include "models/sources/folder/curves.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon::folder {

/// A digest and size that somebody wrote down for a file, before the file was looked at.
struct RecordedFile
{
    std::string digest;
    std::optional<std::uint64_t> size;
    std::string format;
    OriginIndex origin = kNoOrigin;
};

/// What the sidecars of one version say, as it is being read. Whatever is written later overrules.
///
/// At most kMostEntries entries of each kind are kept; the rest is reported once.
class FactsWriter
{
public:
    explicit FactsWriter(SourceId source)
        : m_source(source)
    {
    }

    Facts facts;
    std::string model; ///< stated by a sidecar; empty if none does
    std::string label;
    std::vector<ParentHint> parents;
    bool isTrackedByMlflow = false; ///< an MLmodel names the run or logged model that this folder is the artifact of
    std::unordered_map<std::string, RecordedFile> recordedFiles; ///< by path relative to the opened location
    std::vector<std::vector<std::string>> weightIndexes; ///< files that each index of weights names; paths as above
    std::vector<Problem> problems;

    OriginIndex origin(std::string_view place);
    /// A number, a text such as "20.0 ± 1.2", or true and false as 1 and 0, which the origin tells; anything else is
    /// not a metric and is left out.
    void metric(Name key, const Value& value, OriginIndex origin);
    void metric(Name key, double value, OriginIndex origin);
    /// Last value of each curve; more than one point makes a curve of it.
    void curves(const Curves& curves, OriginIndex origin);
    void noise(Name key, double noise);
    void dataset(Name key, Name dataset);
    /// Flattens an object into entries, nested keys joined with a dot.
    void entries(std::vector<Entry>& into, const Value& value, OriginIndex origin, const std::string& prefix = {});
    void entry(std::vector<Entry>& into, std::string_view key, const Value& value, OriginIndex origin);
    void text(std::vector<Entry>& into, std::string_view key, std::string text, OriginIndex origin);
    void warn(std::string file, int line, std::string reason, std::string hint);

    static constexpr std::size_t kMostEntries = 5'000;
    static constexpr std::size_t kLongestKey = 512;

private:
    Metric* metricFor(Name key, OriginIndex origin);
    bool hasRoom(std::size_t count, std::size_t keyLength);

    SourceId m_source;
    std::unordered_map<Name, std::size_t> m_metrics;
    bool m_leftOut = false;
};

} // namespace colophon::folder
