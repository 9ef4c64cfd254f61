#pragma once

#include "models/catalog/facts.h"
#include "models/catalog/release.h"
#include "models/catalog/sourcerecord.h"
#include "models/store/journal.h"
#include "models/store/registryproblem.h"
#include "models/store/schema.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// A version that somebody registers by hand.
struct Registration
{
    Name model;
    std::string label;
    std::string path; ///< of its first file, relative to the location; its native name unless taken
    Facts facts;
    std::string parent; ///< "MODEL@LABEL" or a bare label; empty if none was named
    std::string actor;
    Timestamp time;
};

/// Where a registered version is found again.
struct RegisteredVersion
{
    std::string native;
    std::int64_t number = 0; ///< of the journal entry
};

/// A change of one slot of a plain folder.
struct StageWrite
{
    Name model;
    Name stage;
    std::optional<std::string> from; ///< native name of the holder that the caller has seen; empty: nobody
    std::optional<std::string> to; ///< empty: clear the stage
    std::string actor;
    Timestamp time;
};

/// A release that was begun and neither finished nor given up.
struct OpenIntent
{
    std::int64_t number = 0;
    std::string payload; ///< canonical JSON
};

/// The embedded registry of a location, opened for writing; made by the first write. Every member function is one
/// transaction, durable when it returns (WAL, synchronous FULL). For one thread.
class RegistryWriter
{
public:
    /// `patience`: how long to wait for another program's transaction.
    static std::expected<RegistryWriter, RegistryFailure> open(const std::string& locationPath,
                                                               std::span<const SchemaStep> steps = schemaSteps(),
                                                               std::chrono::milliseconds patience = kPatience);

    RegistryWriter(RegistryWriter&&) noexcept;
    RegistryWriter& operator=(RegistryWriter&&) noexcept;
    ~RegistryWriter();

    /// Appends one entry. Adds to the payload what it does not state itself of: host, tool and UTC offset; and whether
    /// the clock went back.
    std::expected<JournalEntry, RegistryFailure> append(const std::string& kind, nlohmann::json payload,
                                                        Timestamp time);
    /// Refused when MODEL has LABEL already. The native name of the version is `path`, or MODEL/LABEL when another
    /// version has that path.
    std::expected<RegisteredVersion, RegistryFailure> registerVersion(const Registration& registration);
    /// Compare-and-set: refused, with who was first and when, unless `from` is the present holder.
    std::expected<void, RegistryFailure> setStage(const StageWrite& write);
    /// Oldest first.
    std::expected<std::vector<OpenIntent>, RegistryFailure> openIntents();

    static constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(10);

private:
    RegistryWriter();
    struct State;
    std::unique_ptr<State> m_state;
};

/// Adds a note to a version; time and number are those of the entry. Empty texts are refused. Answers the number of the
/// journal entry.
std::expected<std::int64_t, RegistryFailure> addNote(const std::string& locationPath, const RecordedNote& note);

} // namespace colophon
