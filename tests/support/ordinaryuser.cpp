#include "tests/support/ordinaryuser.h"

#include "tests/support/temptree.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <sys/stat.h>
#include <unistd.h>

namespace colophon::test {

namespace {

constexpr uid_t kNobody = 65534;

} // namespace

OrdinaryUser::OrdinaryUser(const TempTree& tree)
    : m_before(::geteuid())
{
    ::chmod(tree.path().c_str(), 0755);
    // The real user, too: a program started by a mixed one runs as if it were setuid, and may not read its own /proc.
    if (m_before == 0 && ::setresuid(kNobody, kNobody, m_before) != 0)
        throw std::runtime_error("the rights of the superuser could not be given up");
}

OrdinaryUser::~OrdinaryUser()
{
    if (::geteuid() != m_before && ::setresuid(m_before, m_before, m_before) != 0)
        std::abort(); // No later test may go on with other rights than it expects.
}

void openToEverybody(const TempTree& tree)
{
    namespace fs = std::filesystem;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(tree.path())) {
        const fs::perms rights = entry.is_directory() ? fs::perms::all : fs::perms(0666);
        fs::permissions(entry.path(), rights);
    }
}

} // namespace colophon::test
