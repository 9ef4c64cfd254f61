#pragma once

#include "models/catalog/name.h"
#include "models/catalog/problem.h"
#include "models/catalog/timestamp.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// Where facts were read. Facts point to it by index, because many facts share one place.
struct Origin
{
    SourceId source = SourceId::None;
    std::string place; ///< file relative to the opened location, route of a server, or "file system"
    bool filePerKey = false; ///< the place is a folder that holds one file for each key (MLflow)

    friend bool operator==(const Origin&, const Origin&) = default;
};

/// Index into Facts::origins.
using OriginIndex = std::uint16_t;
inline constexpr OriginIndex kNoOrigin = std::numeric_limits<OriginIndex>::max();

/// A text fact with its origin: author, reason, model card.
struct Attributed
{
    std::string text;
    OriginIndex origin = kNoOrigin;

    bool isEmpty() const { return text.empty(); }
    friend bool operator==(const Attributed&, const Attributed&) = default;
};

/// The last value of one metric by its source's own rule.
struct Metric
{
    Name key; ///< nested keys joined as the source joins them: "eval/loss" in MLflow, "eval.loss" in sidecars
    double value = 0; ///< may be NaN or infinite; NaN when `text` holds a non-numeric value
    Name text; ///< the value as text if it is not a number ("20.0 ± 1.2"), otherwise empty
    Name dataset; ///< data set it was measured on, empty if the source does not say
    float noise = std::numeric_limits<float>::quiet_NaN(); ///< ± from repeats or a recorded deviation; NaN: no claim
    OriginIndex origin = kNoOrigin;
    bool hasCurve = false; ///< the source holds more points than the last one

    bool isNumber() const { return text.isEmpty(); }
    /// Same content; two NaN values are the same here.
    friend bool operator==(const Metric& left, const Metric& right);
};

/// How a value was written in its source.
enum class ValueType : std::uint8_t { Text, Number, Boolean, Null, Json };

/// A key with a value: parameter, tag, environment entry, architecture fact.
struct Entry
{
    Name key;
    std::string value; ///< the source's own text; for Number, Boolean, Null and Json the JSON form
    ValueType type = ValueType::Text;
    OriginIndex origin = kNoOrigin;

    friend bool operator==(const Entry&, const Entry&) = default;
};

struct LabelCount
{
    std::string label;
    std::int64_t count = 0;

    friend bool operator==(const LabelCount&, const LabelCount&) = default;
};

/// Data a version was trained or measured on.
struct Dataset
{
    std::string name;
    std::string digest; ///< "ALGORITHM:HEX", or the bare text of a system that does not name its algorithm
    std::string path; ///< file, or the source's own description of where the data are
    std::string context; ///< "training", "evaluation" or empty
    std::optional<std::uint64_t> size = {}; ///< bytes
    std::optional<std::int64_t> rows;
    std::vector<LabelCount> labels; ///< distribution of the label column, largest first
    OriginIndex origin = kNoOrigin;

    friend bool operator==(const Dataset&, const Dataset&) = default;
};

struct CodeReference
{
    std::string commit; ///< 40 (or 64) hexadecimal digits
    std::string repository;
    std::string branch;
    std::string entryPoint;
    std::optional<bool> dirty; ///< whether the working tree had uncommitted changes
    OriginIndex origin = kNoOrigin;

    bool isEmpty() const { return commit.empty() && repository.empty() && branch.empty() && entryPoint.empty(); }
    friend bool operator==(const CodeReference&, const CodeReference&) = default;
};

enum class Integrity : std::uint8_t {
    NotRecorded, ///< nobody recorded a digest
    Unchecked, ///< a digest is recorded; the bytes were not compared yet
    Verified, ///< the bytes on disk have the recorded digest
    Changed, ///< the bytes on disk have another digest or size
    Missing, ///< the file is not there
};

struct Artifact
{
    std::string path; ///< relative to the opened location, or as the source writes it when it lies elsewhere
    std::optional<std::uint64_t> size;
    std::string digest; ///< recorded "ALGORITHM:HEX"; empty if none is
    std::string foundDigest; ///< of the bytes on disk when integrity is Changed
    std::string format; ///< "safetensors", "pickle", "onnx" …; empty if unknown
    Integrity integrity = Integrity::NotRecorded;
    bool outsideRoot = false; ///< a link that leaves the opened location: listed, not followed
    OriginIndex origin = kNoOrigin;

    friend bool operator==(const Artifact&, const Artifact&) = default;
};

/// Part of an A/B test on live traffic.
struct LiveTest
{
    std::string test; ///< versions with equal test names are compared with each other
    double share = 0; ///< of the traffic, 0 to 1
    std::int64_t trials = 0;
    std::int64_t successes = 0;
    std::string outcome; ///< what counts as a success: "booked", "clicked"
    OriginIndex origin = kNoOrigin;

    friend bool operator==(const LiveTest&, const LiveTest&) = default;
};

/// What somebody added about a version: in the journal of its location, or as the description that a system keeps.
struct Note
{
    std::string text;
    std::string author; ///< empty if the source does not say
    std::optional<Timestamp> time;
    OriginIndex origin = kNoOrigin;

    friend bool operator==(const Note&, const Note&) = default;
};

/// How the run that made a version went.
struct RunCourse
{
    Name status; ///< the source's own word in lower case: "running", "finished", "failed"
    std::optional<Timestamp> started;
    std::optional<Timestamp> ended;
    OriginIndex origin = kNoOrigin;

    /// Milliseconds, if it has ended and the clock did not go back.
    std::optional<std::int64_t> duration() const;
    bool isEmpty() const { return status.isEmpty() && !started && !ended; }
    friend bool operator==(const RunCourse&, const RunCourse&) = default;
};

/// Everything a record or a version states. Vectors are ordered by key; a key appears once unless data sets differ.
struct Facts
{
    std::vector<Origin> origins;
    std::optional<Timestamp> created;
    OriginIndex createdOrigin = kNoOrigin;
    RunCourse run;
    Attributed author; ///< name, with mail address if the source has one: "Ana Petrović <ana@example.org>"
    Attributed reason; ///< why this version exists: message, description, note
    std::vector<Metric> metrics;
    std::vector<Entry> parameters;
    std::vector<Entry> tags;
    std::vector<Entry> environment; ///< "python" → "3.11.7", then packages
    std::vector<Entry> architecture; ///< "kind", "parameters", "inputs" …
    std::vector<Dataset> datasets;
    CodeReference code;
    std::vector<Artifact> artifacts;
    std::optional<LiveTest> live;
    Attributed card; ///< model card, Markdown as written
    std::vector<Note> notes; ///< oldest first; those without a time before all others
    std::string noiseSource; ///< what the noise of the metrics is from: "5 seeds"

    const Origin* origin(OriginIndex index) const { return index < origins.size() ? &origins[index] : nullptr; }
    /// Index of an equal origin, added if new. Past 65,534 places the last one stands in for all others.
    OriginIndex addOrigin(Origin origin);
    const Metric* metric(Name key) const;
    const Entry* parameter(Name key) const;

    friend bool operator==(const Facts&, const Facts&) = default;
};

/// First entry with this key, or null. The entries must be ordered by key text.
const Entry* findEntry(const std::vector<Entry>& entries, Name key);

/// Where one keyed fact was read: the origin's place, with the key appended where each key has a file of its own.
std::string placeOf(const Facts& facts, OriginIndex origin, Name key);

/// Orders metrics, entries, data sets and artifacts as Facts promises; the last of equal keys wins.
void normalise(Facts& facts);

} // namespace colophon
