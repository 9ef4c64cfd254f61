#pragma once

#include "models/items/foldertree.h"

#include <chrono>
#include <stop_token>
#include <vector>

namespace colophon {

/// Looks at folders again and again in rounds that take no more than a given time.
///
/// Those that changed last come first in every round, because that is where somebody works; the others take turns in
/// what is left of it.
class FolderRounds
{
public:
    explicit FolderRounds(std::vector<KnownFolder> folders);

    /// Whether any of the folders that it came to had changed.
    bool round(std::chrono::milliseconds budget, const std::stop_token& stop);
    /// Whether the last round came to all of them.
    bool wasComplete() const { return m_wasComplete; }
    bool isEmpty() const { return m_folders.empty(); }

private:
    void bringForward(std::vector<std::size_t> changed);

    std::vector<KnownFolder> m_folders; ///< those that changed last first
    std::size_t m_next = 0; ///< whose turn it is among the others
    bool m_wasComplete = true;
};

} // namespace colophon
