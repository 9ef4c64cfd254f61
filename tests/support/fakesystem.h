#pragma once

#include "models/sources/source.h"

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>
#include <vector>

namespace colophon::test {

/// What a fake system throws where a program would be killed.
struct Crash : std::runtime_error
{
    Crash()
        : std::runtime_error("killed")
    {
    }
};

/// A system that keeps versions and stages in memory, and fails when told to. Shared by all sources opened on it, as a
/// server is by its clients.
struct FakeSystem
{
    enum class Fault {
        None,
        LosesRace, ///< somebody else is faster, between the check and the change
        FailsBefore, ///< nothing is written
        FailsAfter, ///< the stage moves, then something else fails
        Forgets, ///< says that all went well and did nothing
        CrashesBefore,
        CrashesAfter,
    };

    std::mutex mutex;
    std::vector<SourceRecord> records;
    std::vector<RecordedModel> models;
    std::vector<Problem> problems; ///< found when it is read
    std::map<std::pair<Name, Name>, std::string> holders; ///< (model, stage) → native
    StageCapabilities capabilities{.canWrite = true, .isAtomic = true, .needsExplicitChoice = false, .caution = {}};
    Fault fault = Fault::None;
    bool isReadable = true;
};

/// Makes the system known to Location::open(): it claims every folder that holds a file "fake.store".
SourceKind fakeKind(const std::shared_ptr<FakeSystem>& system);

} // namespace colophon::test
