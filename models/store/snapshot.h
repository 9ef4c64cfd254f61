#pragma once

#include "models/catalog/problem.h"

#include <expected>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace colophon {

/// The registry of a location opened so that nothing at the location is written, locked or created.
///
/// Without a write-ahead log the file is read in place, as immutable; with one, file and log are copied to a private
/// temporary folder first, because SQLite cannot read a log without writing beside it.
class RegistrySnapshot
{
public:
    enum class Way {
        InPlaceOrCopy,
        OnlyInPlace, ///< no database where a copy would be needed
        OnlyCopy,
    };

    /// The database is null when there is no registry or nothing in it.
    static std::expected<RegistrySnapshot, Problem> open(const std::string& locationPath, Way way = Way::InPlaceOrCopy);

    RegistrySnapshot(RegistrySnapshot&&) noexcept;
    RegistrySnapshot& operator=(RegistrySnapshot&&) noexcept;
    ~RegistrySnapshot();

    SQLite::Database* database() const;
    /// False when somebody wrote while the file was read in place: what was read may then be torn.
    bool isConsistent() const;

private:
    RegistrySnapshot();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace colophon
