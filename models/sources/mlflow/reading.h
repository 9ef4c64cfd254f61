#pragma once

#include "models/catalog/sourcerecord.h"
#include "models/sources/mlflow/filereader.h"
#include "models/sources/mlflow/metakeys.h"
#include "models/sources/mlflow/metricfile.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::mlflow {

/// A meta.yaml in memory, with its fields.
struct Meta
{
    std::string document;
    YamlFields fields;
    bool isWhole = true; ///< has every key that MLflow always writes, and an end to its last line

    std::string_view text(std::string_view key) const { return fields.text(key); }
    std::optional<Timestamp> time(std::string_view key) const;
};

enum class MetaResult : std::uint8_t {
    Read,
    Missing, ///< there is no such file
    Broken, ///< reported as a Problem
};

/// What all readers of one thread share: the files, buffers that are used again and again, and what was found so far.
class Reading
{
public:
    Reading(const RootFolder& root, SourceId source, bool includeDeleted, std::stop_token stop);

    FileReader files;
    Batch batch;
    bool includeDeleted = false;

    bool isStopped() const { return m_stop.stop_requested(); }
    SourceId source() const { return m_source; }

    /// Reads a meta.yaml. MLflow rewrites these files in place: one that is empty or cut short is read again for a
    /// moment, if it was changed within the last seconds. Not a mapping, no field at all: Broken. Of one that stays cut
    /// the lines that are whole are read, and it is up to the caller to warnOfHalf().
    MetaResult readMeta(const OpenFolder& folder, std::string_view relative, MetaKind kind, Meta& into);
    /// Reports a meta.yaml that is not whole; nothing if it is.
    void warnOfHalf(const OpenFolder& folder, std::string_view relative, MetaKind kind, const Meta& meta);

    /// Hands a record over. One that is dated in the future is reported: a clock was wrong.
    void add(SourceRecord&& record);

    void warn(std::string file, std::string reason, std::string hint, int line = 0);
    void fail(std::string file, std::string reason, std::string hint, int line = 0);
    /// The system refused to read this file or folder.
    void refuse(std::string file, int error);

    /// A listing for one level of a walk over folders.
    Listing& listing(std::size_t level);
    LastValues& lastValues() { return m_lastValues; }

private:
    std::expected<void, YamlError> parse(MetaKind kind, Meta& into);
    bool wasJustWritten(const OpenFolder& folder, std::string_view relative);

    SourceId m_source;
    std::int64_t m_latest; ///< no clock can have shown a later time, in milliseconds
    std::stop_token m_stop;
    std::vector<std::unique_ptr<Listing>> m_listings;
    LastValues m_lastValues{MetricOwner::Run};
};

/// "a/b" in a buffer of the caller.
std::string_view joinInto(std::string& buffer, std::string_view folder, std::string_view name);

} // namespace colophon::mlflow
