#include "models/releases/gitcheckout.h"

#include "models/files/rootfolder.h"
#include "models/releases/isolatedrepository.h"

#include <algorithm>
#include <string_view>

namespace colophon {

namespace {

/// "https://user:token@host/x" without user and token.
std::string withoutUser(std::string url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos)
        return url;
    const std::size_t begin = scheme + 3;
    const std::size_t at = url.substr(0, url.find('/', begin)).rfind('@');
    if (at != std::string::npos && at > begin)
        url.erase(begin, at + 1 - begin);
    return url;
}

bool isObjectId(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    return (text.size() == 40 || text.size() == 64) && text.find_first_not_of(kDigits) == std::string_view::npos;
}

/// "HEAD" alone is looked up among the names; no object is opened, so that none that is missing is fetched.
std::string headOf(const GitCommand& git, std::string& warning)
{
    const auto head = git.run({"rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD"});
    if (head && head->exitStatus != 0 && head->errors.find("dubious ownership") != std::string::npos)
        warning = "Git does not trust the repository, because it belongs to somebody else.";
    if (!head || head->exitStatus != 0)
        return {};
    std::string id = head->output.substr(0, head->output.find('\n'));
    return isObjectId(id) ? id : std::string();
}

} // namespace

GitCheckout gitCheckout(const std::string& folder)
{
    GitCheckout checkout;
    const GitCommand git(folder);
    const std::string head = headOf(git, checkout.warning);
    if (head.empty())
        return checkout;
    const auto isolated = IsolatedRepository::of(git, head);
    if (isolated && !isolated->hasCommit()) {
        checkout.warning = "Git does not have the commit that is checked out.";
        return checkout;
    }
    checkout.code.commit = head;
    checkout.code.branch = toDisplayText(git.answer({"symbolic-ref", "--short", "--quiet", "HEAD"}));
    checkout.code.repository = toDisplayText(withoutUser(git.answer({"config", "--get", "remote.origin.url"})));
    checkout.code.dirty = isolated ? isolated->isChanged() : std::nullopt;
    if (!checkout.code.dirty)
        checkout.warning = "Whether files were changed since the commit could not be told without running what the "
                           "repository names, or in time.";
    return checkout;
}

} // namespace colophon
