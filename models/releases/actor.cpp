#include "models/releases/release.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace colophon {

namespace {

/// The full name in an account's comment field: the part before the first comma, where "&" stands for the login.
std::string fullName(const passwd& account)
{
    std::string name;
    for (const char* c = account.pw_gecos != nullptr ? account.pw_gecos : ""; *c != '\0' && *c != ','; ++c) {
        if (*c == '&')
            name += account.pw_name;
        else
            name += *c;
    }
    return name;
}

} // namespace

std::string currentActor()
{
    passwd account{};
    passwd* found = nullptr;
    std::array<char, 16384> buffer{};
    if (::getpwuid_r(::getuid(), &account, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) {
        const std::string name = fullName(account);
        return name.empty() ? account.pw_name : name;
    }
    const char* const login = std::getenv("USER"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    return login != nullptr ? login : "uid " + std::to_string(::getuid());
}

} // namespace colophon
