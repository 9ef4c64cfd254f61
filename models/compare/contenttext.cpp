#include "models/compare/contenttext.h"

#include "models/compare/numbertext.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace colophon {

namespace {

bool namesKind(const Entry& entry)
{
    return entry.key == "kind" || entry.key == "flavours" || entry.key == "model_type";
}

std::uint64_t sizeOfFiles(const Version& version)
{
    std::uint64_t size = 0;
    for (const Artifact& artifact : version.facts.artifacts)
        size += artifact.size.value_or(0);
    return size;
}

} // namespace

std::string contentText(const Version& version)
{
    std::vector<std::string> parts;
    for (const Entry& entry : version.facts.architecture) {
        // Several records may say the same.
        if (namesKind(entry) && !entry.value.empty() && std::ranges::find(parts, entry.value) == parts.end())
            parts.push_back(entry.value);
    }
    if (const std::uint64_t size = sizeOfFiles(version); size > 0)
        parts.push_back(byteText(size));
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : " · ") + part;
    return text;
}

} // namespace colophon
