#include "models/sources/folder/fromfile.h"

#include "models/artifacts/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace colophon::folder {

namespace {

constexpr std::string_view kShapes = "tensors.";

std::optional<double> numberIn(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// What the sidecars said about this; the one that was read last overrules.
const Entry* recordedEntry(const std::vector<Entry>& entries, std::string_view key, OriginIndex fromFile)
{
    const auto found = std::find_if(entries.rbegin(), entries.rend(),
                                    [&](const Entry& entry) { return entry.key == key && entry.origin != fromFile; });
    return found == entries.rend() ? nullptr : &*found;
}

void warnOfDifference(const std::string& what, const std::string& recorded, const std::string& found,
                      OriginIndex origin, FactsWriter& writer)
{
    const Origin* place = writer.facts.origin(origin);
    writer.warn(place ? place->place : std::string(), 0,
                what + " is recorded as " + recorded + ", but the model file says " + found + ".",
                "Both are shown. Correct the record, or put back the file that it describes.");
}

void warnOfMissingTensor(const Entry& entry, FactsWriter& writer)
{
    const Origin* place = writer.facts.origin(entry.origin);
    writer.warn(place ? place->place : std::string(), 0,
                "“" + entry.key.text() + "” is recorded as " + entry.value
                    + ", but was not found in what was read of the model files.",
                "Correct the record, or put back the file that it describes.");
}

std::string shapeText(const std::vector<std::uint64_t>& shape)
{
    std::string text;
    for (const std::uint64_t dimension : shape)
        text += (text.empty() ? "" : ",") + std::to_string(dimension);
    return "[" + text + "]";
}

/// "pt" for everything that people call PyTorch; empty for what is no framework.
std::string frameworkOf(std::string_view name)
{
    static const std::map<std::string, std::string, std::less<>> kNames{
        {"pt", "pt"},     {"pytorch", "pt"}, {"torch", "pt"}, {"tf", "tf"},    {"tensorflow", "tf"},
        {"flax", "flax"}, {"jax", "flax"},   {"np", "np"},    {"numpy", "np"}, {"mlx", "mlx"},
    };
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    const auto known = kNames.find(lower);
    return known == kNames.end() ? std::string() : known->second;
}

} // namespace

bool isRecorded(std::string_view key, const FactsWriter& writer)
{
    return recordedEntry(writer.facts.architecture, key, kNoOrigin) != nullptr;
}

void addFromFile(std::string_view key, std::string value, ValueType type, OriginIndex origin, FactsWriter& writer)
{
    std::vector<Entry>& entries = writer.facts.architecture;
    const Entry* recorded = recordedEntry(entries, key, origin);
    if (recorded == nullptr || recorded->value == value) {
        entries.push_back({Name(key), std::move(value), type, origin});
        return;
    }
    const auto left = numberIn(recorded->value);
    const auto right = numberIn(value);
    if (left && right && *left == *right)
        return;
    if (left && right)
        warnOfDifference("“" + std::string(key) + "”", recorded->value, value, recorded->origin, writer);
    entries.push_back({Name(std::string(key) + " (file)"), std::move(value), type, origin});
}

void compareShapes(const TensorShapes& shapes, OriginIndex origin, FactsWriter& writer)
{
    std::vector<Entry> found;
    for (const Entry& entry : writer.facts.architecture) {
        const std::string& key = entry.key.text();
        if (!key.starts_with(kShapes) || entry.type != ValueType::Json)
            continue;
        const auto tensor = shapes.find(std::string_view(key).substr(kShapes.size()));
        if (tensor == shapes.end()) {
            warnOfMissingTensor(entry, writer);
            continue;
        }
        std::string shape = shapeText(tensor->second);
        if (shape == entry.value)
            continue;
        warnOfDifference("“" + key + "”", entry.value, shape, entry.origin, writer);
        found.push_back({Name(key + " (file)"), std::move(shape), ValueType::Json, origin});
    }
    std::ranges::move(found, std::back_inserter(writer.facts.architecture));
}

void compareFramework(std::string_view written, FactsWriter& writer)
{
    constexpr std::array<std::string_view, 3> kKeys = {"framework", "library", "library_name"};
    const std::string ofFile = frameworkOf(written);
    for (const std::vector<Entry>* entries : {&writer.facts.architecture, &writer.facts.tags}) {
        for (const Entry& entry : *entries) {
            const bool names = std::ranges::find(kKeys, entry.key.text()) != kKeys.end();
            const std::string recorded = names ? frameworkOf(entry.value) : std::string();
            if (!recorded.empty() && !ofFile.empty() && recorded != ofFile)
                warnOfDifference("“" + entry.key.text() + "”", entry.value, "“" + std::string(written) + "”",
                                 entry.origin, writer);
        }
    }
}

void takeRecorded(const RecordedFile& recorded, Artifact& artifact, FactsWriter& writer)
{
    artifact.digest = recorded.digest;
    artifact.size = recorded.size;
    artifact.origin = recorded.origin;
    if (recorded.format.empty())
        return;
    if (!contradicts(recorded.format, artifact.format)) {
        artifact.format = recorded.format;
        return;
    }
    warnOfDifference("The format of " + artifact.path, recorded.format, artifact.format, recorded.origin, writer);
    writer.text(writer.facts.architecture, "recorded format", recorded.format, recorded.origin);
}

} // namespace colophon::folder
