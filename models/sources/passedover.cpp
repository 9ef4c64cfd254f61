#include "models/sources/passedover.h"

#include <algorithm>
#include <array>

namespace colophon {

bool isPassedOver(std::string_view parent, std::string_view name)
{
    static constexpr std::array<std::string_view, 17> kNames{
        ".git",         ".hg",           ".svn",          ".colophon",          ".venv", ".tox",    ".cache",
        ".mypy_cache",  ".ruff_cache",   ".pytest_cache", ".ipynb_checkpoints", ".idea", ".vscode", "__pycache__",
        "node_modules", "site-packages", ".eggs"};
    if (name == "cache" && (parent == ".dvc" || parent.ends_with("/.dvc")))
        return true;
    return std::ranges::find(kNames, name) != kNames.end();
}

bool isEnvironmentMark(std::string_view entry)
{
    // Python writes the file into every virtual environment, conda keeps its records in the folder.
    return entry == "pyvenv.cfg" || entry == "conda-meta";
}

} // namespace colophon
