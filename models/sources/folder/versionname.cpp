#include "models/sources/folder/versionname.h"

#include "models/catalog/label.h"
#include "models/sources/folder/trainingname.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>
#include <vector>

namespace colophon::folder {

namespace {

bool isSeparator(char c)
{
    return c == '_' || c == '-' || c == '.' || c == ' ' || c == '@' || c == '=';
}

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return lowerCase(c); });
    return lower;
}

std::string_view trimSeparators(std::string_view text)
{
    while (!text.empty() && isSeparator(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSeparator(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Words that announce a pre-release. Others after the number are qualities of the model: "1.2.3-quantized".
bool isPreReleaseWord(std::string_view identifier)
{
    constexpr std::array<std::string_view, 10> kWords
        = {"alpha", "beta", "rc", "pre", "preview", "dev", "snapshot", "nightly", "canary", "milestone"};
    std::string word = lowerCase(identifier);
    while (!word.empty() && isDigit(word.back()))
        word.pop_back();
    return std::ranges::find(kWords, word) != kWords.end();
}

bool hasCrediblePreRelease(const SemVer& version)
{
    return version.preRelease.empty() || version.preRelease.size() > 1 || isPreReleaseWord(version.preRelease.front());
}

/// "1.2", "v1.2", "1.2.3.4", also with a pre-release written the Python way: "2.0.0rc1".
bool isDottedNumber(std::string_view text)
{
    if (text.starts_with('v') || text.starts_with('V'))
        text.remove_prefix(1);
    int dots = 0;
    bool digitBefore = false;
    std::size_t i = 0;
    for (; i < text.size() && (isDigit(text[i]) || (text[i] == '.' && digitBefore)); ++i) {
        digitBefore = isDigit(text[i]);
        dots += text[i] == '.' ? 1 : 0;
    }
    if (dots == 0 || !digitBefore)
        return false;
    std::string_view rest = text.substr(i);
    if (rest.starts_with('-'))
        rest.remove_prefix(1);
    return rest.empty() ? i == text.size() : isPreReleaseWord(rest);
}

/// "q4_0", "Q4_K", "iq3_xs", "TQ1_0": how coarsely the weights were rounded is a quality of the file.
bool isQuantisation(std::string_view text)
{
    constexpr std::array<std::string_view, 28> kKinds
        = {"q4_0",   "q4_1",  "q5_0",  "q5_1",    "q8_0",   "q8_1",  "q4_0_4_4", "q4_0_4_8", "q4_0_8_8", "q2_k",
           "q3_k",   "q4_k",  "q5_k",  "q6_k",    "q8_k",   "tq1_0", "tq2_0",    "iq1_s",    "iq1_m",    "iq2_xxs",
           "iq2_xs", "iq2_s", "iq2_m", "iq3_xxs", "iq3_xs", "iq3_s", "iq4_nl",   "iq4_xs"};
    return std::ranges::find(kKinds, lowerCase(text)) != kKinds.end();
}

/// How sure a text is the version and not part of the name; 0 is "it is not".
int rankOf(std::string_view text)
{
    const bool marked = text.front() == 'v' || text.front() == 'V';
    const Label label = parseLabel(text);
    switch (label.kind) {
    case LabelKind::SemVer:
        return hasCrediblePreRelease(*label.semver) ? 7 : 0;
    case LabelKind::Date:
        return 6;
    case LabelKind::Dotted:
        return marked ? 5 : 3;
    case LabelKind::Number:
        return marked ? 5 : isDigit(text.front()) ? 1 : 4;
    case LabelKind::Hash:
        return 2;
    case LabelKind::Text:
        return isDottedNumber(text) ? (marked ? 5 : 3) : 0;
    }
    return 0;
}

/// Where parts of a name begin and end. Names with very many parts are cut: their end is what matters.
struct Bounds
{
    std::vector<std::size_t> starts;
    std::vector<std::size_t> ends;
};

Bounds boundsOf(std::string_view name)
{
    constexpr std::size_t kMostParts = 16;
    Bounds bounds;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        const bool before = i > 0 && !isSeparator(name[i - 1]);
        const bool after = i < name.size() && !isSeparator(name[i]);
        if (!before && after)
            bounds.starts.push_back(i);
        if (before && !after)
            bounds.ends.push_back(i);
    }
    const std::size_t surplus = bounds.starts.size() > kMostParts ? bounds.starts.size() - kMostParts : 0;
    bounds.starts.erase(bounds.starts.begin(), bounds.starts.begin() + static_cast<std::ptrdiff_t>(surplus));
    return bounds;
}

struct Found
{
    int rank = 0;
    std::size_t start = 0;
    std::size_t end = 0;

    std::size_t length() const { return end - start; }
};

/// The part of a name that no version is looked for in; empty when there is none.
std::string_view quantisationIn(std::string_view name, const Bounds& bounds)
{
    std::string_view longest;
    for (const std::size_t start : bounds.starts) {
        for (const std::size_t end : bounds.ends) {
            if (end > start + longest.size() && isQuantisation(name.substr(start, end - start)))
                longest = name.substr(start, end - start);
        }
    }
    return longest;
}

Found bestVersion(std::string_view name)
{
    constexpr std::size_t kLongestLabel = 80;
    const Bounds bounds = boundsOf(name);
    const std::string_view quantisation = quantisationIn(name, bounds);
    const std::size_t from
        = quantisation.empty() ? name.size() : static_cast<std::size_t>(quantisation.data() - name.data());
    const std::size_t upTo = from + quantisation.size();
    Found best;
    for (const std::size_t start : bounds.starts) {
        for (const std::size_t end : bounds.ends) {
            if (end <= start || end - start > kLongestLabel || (start < upTo && end > from))
                continue;
            const std::string_view text = name.substr(start, end - start);
            if (std::ranges::none_of(text, isDigit))
                continue;
            const Found found{rankOf(text), start, end};
            if (found.rank > best.rank || (found.rank == best.rank && found.length() >= best.length()))
                best = found;
        }
    }
    return best;
}

/// What is left of the name around the version.
std::string baseAround(std::string_view name, std::size_t start, std::size_t end)
{
    const std::string_view before = trimSeparators(name.substr(0, start));
    const std::string_view after = trimSeparators(name.substr(end));
    if (after.empty() || isGenericName(after))
        return std::string(before);
    if (before.empty())
        return std::string(after);
    return std::string(before) + name[start - 1] + std::string(after);
}

const std::unordered_set<std::string_view>& genericWords()
{
    static const std::unordered_set<std::string_view> kWords
        = {"model",      "models",    "weight",     "weights", "checkpoint", "checkpoints", "ckpt",     "ckpts",
           "export",     "exports",   "exported",   "final",   "best",       "latest",      "last",     "saved",
           "savedmodel", "pytorch",   "tf",         "flax",    "keras",      "onnx",        "adapter",  "network",
           "pipeline",   "artifact",  "artifacts",  "output",  "outputs",    "result",      "results",  "run",
           "runs",       "version",   "versions",   "release", "releases",   "epoch",       "step",     "iter",
           "global",     "estimator", "classifier", "trained", "training",   "data",        "bin",      "dist",
           "build",      "src",       "tmp",        "temp",    "file",       "files",       "serving",  "deploy",
           "prod",       "old",       "new",        "current", "default",    "v",           "ver",      "state",
           "dict",       "full",      "registry",   "store",   "storage",    "home",        "workspace"};
    return kWords;
}

std::string_view parentOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

} // namespace

std::optional<VersionName> splitVersion(std::string_view name)
{
    if (std::ranges::none_of(name, isDigit))
        return std::nullopt;
    if (auto version = splitTrainingName(name))
        return version;
    const Found found = bestVersion(name);
    if (found.rank == 0)
        return std::nullopt;
    return VersionName{baseAround(name, found.start, found.end), std::string(name.substr(found.start, found.length()))};
}

bool isGenericName(std::string_view name)
{
    const std::string lower = lowerCase(name);
    std::string_view rest = trimSeparators(lower);
    while (!rest.empty()) {
        const auto end = std::ranges::find_if(rest, isSeparator);
        const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
        if (!genericWords().contains(word))
            return false;
        rest = trimSeparators(rest.substr(word.size()));
    }
    return true;
}

std::string_view nameOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // without a slash: npos + 1 is 0
}

std::string nameOfModelFolder(std::string_view folderName)
{
    const auto version = splitVersion(folderName);
    return version ? version->base : std::string(folderName);
}

std::string nameFromFolders(std::string_view folder, const ModelFolder& named)
{
    for (std::string_view path = folder; !path.empty(); path = parentOf(path)) {
        if (path == named.path)
            return named.model;
        if (std::string name = nameOfModelFolder(nameOf(path)); !isGenericName(name))
            return name;
    }
    return {};
}

std::string modelName(std::string_view base, std::string_view folder, std::string_view rootName,
                      const ModelFolder& named)
{
    if (!isGenericName(base))
        return std::string(base);
    if (std::string name = nameFromFolders(folder, named); !name.empty())
        return name;
    if (std::string name = nameOfModelFolder(rootName); !isGenericName(name))
        return name;
    if (!base.empty())
        return std::string(base);
    for (std::string_view path = folder; !path.empty(); path = parentOf(path)) {
        if (std::string name = nameOfModelFolder(nameOf(path)); !name.empty())
            return name;
    }
    return rootName.empty() ? "model" : std::string(rootName);
}

bool sameLabel(std::string_view left, std::string_view right)
{
    const Label a = parseLabel(left);
    const Label b = parseLabel(right);
    if (a.kind == LabelKind::Text)
        return lowerCase(left) == lowerCase(right);
    return a.kind == b.kind && a == b;
}

std::optional<PartNumber> partNumber(std::string_view stem)
{
    // "-00001-of-00003"
    constexpr std::size_t kLength = 15;
    if (stem.size() <= kLength)
        return std::nullopt;
    const std::string_view end = stem.substr(stem.size() - kLength);
    const bool isPart = end[0] == '-' && end.substr(6, 4) == "-of-" && std::ranges::all_of(end.substr(1, 5), isDigit)
        && std::ranges::all_of(end.substr(10), isDigit);
    if (!isPart)
        return std::nullopt;
    PartNumber part{.base = stem.substr(0, stem.size() - kLength)};
    std::from_chars(end.data() + 1, end.data() + 6, part.number);
    std::from_chars(end.data() + 10, end.data() + kLength, part.total);
    return part;
}

std::string_view withoutPartNumber(std::string_view stem)
{
    const auto part = partNumber(stem);
    return part ? part->base : stem;
}

} // namespace colophon::folder
