#include "models/items/folderrounds.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace colophon {

FolderRounds::FolderRounds(std::vector<KnownFolder> folders)
    : m_folders(std::move(folders))
{
    std::ranges::stable_sort(m_folders, std::ranges::greater(), &KnownFolder::newest);
}

bool FolderRounds::round(std::chrono::milliseconds budget, const std::stop_token& stop)
{
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    std::vector<std::size_t> changed;
    // One folder is looked at in any case: a slow disk must not stop the turns.
    const auto look = [this, &changed](std::size_t index) {
        if (lookAgain(m_folders[index]))
            changed.push_back(index);
    };
    std::size_t recent = 0;
    do {
        if (recent < m_folders.size())
            look(recent++);
    } while (recent < m_folders.size() && !stop.stop_requested() && Clock::now() - start < budget / 2);

    const std::size_t others = m_folders.size() - recent;
    std::size_t taken = 0;
    while (taken < others && !stop.stop_requested() && (taken == 0 || Clock::now() - start < budget)) {
        m_next = m_next < recent || m_next >= m_folders.size() ? recent : m_next;
        look(m_next++);
        ++taken;
    }
    m_wasComplete = taken == others;
    bringForward(changed);
    return !changed.empty();
}

void FolderRounds::bringForward(std::vector<std::size_t> changed)
{
    std::ranges::sort(changed);
    std::size_t front = 0;
    for (const std::size_t index : changed) {
        const auto begin = m_folders.begin() + std::ptrdiff_t(front++);
        const auto found = m_folders.begin() + std::ptrdiff_t(index);
        std::rotate(begin, found, found + 1);
    }
}

} // namespace colophon
