#include "models/artifacts/format.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace colophon {

namespace {

using namespace std::string_view_literals;

struct Extension
{
    std::string_view text; ///< with the dot, lower case
    std::string_view format;
    bool ambiguous = false;
};

// Longer endings first: ".pkl.gz" before a bare ".gz" would ever matter.
constexpr std::array kExtensions = std::to_array<Extension>({
    {".pkl.gz", "joblib"},   {".joblib.gz", "joblib"},  {".pkl", "pickle"},
    {".pickle", "pickle"},   {".joblib", "joblib"},     {".onnx", "onnx"},
    {".ort", "onnx"},        {".pt", "pytorch"},        {".pth", "pytorch"},
    {".pt2", "pytorch"},     {".ckpt", "checkpoint"},   {".safetensors", "safetensors"},
    {".gguf", "gguf"},       {".ggml", "ggml"},         {".h5", "hdf5"},
    {".hdf5", "hdf5"},       {".keras", "keras"},       {".tflite", "tflite"},
    {".pb", "protobuf"},     {".mlmodel", "coreml"},    {".cbm", "catboost"},
    {".ubj", "xgboost"},     {".xgb", "xgboost"},       {".lgb", "lightgbm"},
    {".skops", "skops"},     {".mar", "torch archive"}, {".engine", "tensorrt"},
    {".pdparams", "paddle"}, {".pmml", "pmml"},         {".rds", "r"},
    {".bin", "", true},      {".model", "", true},      {".json", "", true},
    {".txt", "", true},
});

bool endsWithIgnoringCase(std::string_view text, std::string_view lowerEnding)
{
    if (text.size() < lowerEnding.size())
        return false;
    return std::ranges::equal(text.substr(text.size() - lowerEnding.size()), lowerEnding, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
    });
}

const Extension* extensionOf(std::string_view fileName)
{
    const auto found = std::ranges::find_if(kExtensions, [fileName](const Extension& extension) {
        return fileName.size() > extension.text.size() && endsWithIgnoringCase(fileName, extension.text);
    });
    return found == kExtensions.end() ? nullptr : &*found;
}

/// 8 bytes of header length, then a JSON object.
bool looksLikeSafetensors(std::string_view start)
{
    constexpr std::uint64_t kLargestHeader = 100'000'000;
    if (start.size() < 10 || start[8] != '{')
        return false;
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = (length << 8U) | static_cast<unsigned char>(start[static_cast<std::size_t>(i)]);
    return length >= 2 && length <= kLargestHeader;
}

bool isPickle(std::string_view start)
{
    return start.size() > 2 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5;
}

/// Of the formats that a ZIP file may hold, the one that the names of its first members and its own name show.
std::string_view formatOfZip(std::string_view start, std::string_view byName)
{
    if (start.contains("data.pkl"sv) || start.contains("archive/"sv))
        return "pytorch";
    if (start.contains("schema.json"sv) && byName == "skops"sv)
        return "skops";
    return byName.empty() ? "zip"sv : byName;
}

std::string_view formatOfJson(std::string_view start)
{
    if (start.contains("\"learner\""sv))
        return "xgboost";
    return {};
}

struct Magic
{
    std::size_t offset;
    std::string_view bytes;
    std::string_view format;
};

constexpr std::array kMagics = std::to_array<Magic>({
    {0, "GGUF"sv, "gguf"},
    {0, "\x89HDF\r\n\x1a\n"sv, "hdf5"},
    {4, "TFL3"sv, "tflite"},
    {0, "CBM1"sv, "catboost"},
    {0, "{L\0\0"sv, "xgboost"},
    {0, "binf"sv, "xgboost"},
    {0, "tree\n"sv, "lightgbm"},
    {0, "version https://git-lfs"sv, "git-lfs pointer"},
});

/// The format with this name, or with an extension of this name.
std::string_view formatNamed(std::string_view name)
{
    const auto byName = std::ranges::find(kExtensions, name, &Extension::format);
    return byName != kExtensions.end() ? byName->format : formatByName("file." + std::string(name));
}

/// Python objects, mostly in a ZIP file or a pickle: the same file has several names.
bool isOfPython(std::string_view format)
{
    constexpr std::array kOfPython
        = {"pickle"sv, "joblib"sv, "pytorch"sv, "checkpoint"sv, "skops"sv, "torch archive"sv, "zip"sv};
    return std::ranges::find(kOfPython, format) != kOfPython.end();
}

/// Models of libraries, which have a file format of their own and are as often kept in a container of Python.
bool isOfLibrary(std::string_view format)
{
    return format == "xgboost"sv || format == "lightgbm"sv || format == "catboost"sv;
}

/// What Python keeps the models of any library in.
bool isContainer(std::string_view format)
{
    return format == "pickle"sv || format == "joblib"sv || format == "skops"sv || format == "zip"sv;
}

/// Whether one file may be called both: by what made it, and by what it is kept in.
bool agree(std::string_view recorded, std::string_view found)
{
    return recorded == found || (isOfPython(recorded) && isOfPython(found))
        || (isOfLibrary(recorded) && isContainer(found))
        || (recorded == "keras"sv && (found == "hdf5"sv || found == "zip"sv))
        || (recorded == "hdf5"sv && found == "keras"sv);
}

/// Formats that are known by their bytes; all others only by their extension.
bool hasMark(std::string_view format)
{
    constexpr std::array kMarked = {"gguf"sv,    "hdf5"sv,     "tflite"sv, "safetensors"sv, "keras"sv,   "catboost"sv,
                                    "xgboost"sv, "lightgbm"sv, "pickle"sv, "joblib"sv,      "pytorch"sv, "zip"sv};
    return std::ranges::find(kMarked, format) != kMarked.end();
}

} // namespace

std::string_view formatByName(std::string_view fileName)
{
    const Extension* extension = extensionOf(fileName);
    return extension ? extension->format : std::string_view{};
}

bool isAmbiguousName(std::string_view fileName)
{
    const Extension* extension = extensionOf(fileName);
    return extension && extension->ambiguous;
}

std::string_view stemOf(std::string_view fileName)
{
    const Extension* extension = extensionOf(fileName);
    return extension ? fileName.substr(0, fileName.size() - extension->text.size()) : fileName;
}

std::string_view formatOf(std::string_view start, std::string_view fileName)
{
    for (const Magic& magic : kMagics) {
        if (start.size() >= magic.offset && start.substr(magic.offset).starts_with(magic.bytes))
            return magic.format;
    }
    const std::string_view byName = formatByName(fileName);
    if (start.starts_with("PK\x03\x04"sv))
        return formatOfZip(start, byName);
    if (looksLikeSafetensors(start))
        return "safetensors";
    if (isPickle(start))
        return byName == "joblib"sv || byName == "pytorch"sv ? byName : "pickle"sv;
    if (start.starts_with('{'))
        return formatOfJson(start);
    // Without the mark, the extension is a claim that the bytes contradict.
    return !start.empty() && isAlwaysMarked(byName) ? std::string_view{} : byName;
}

bool isAlwaysMarked(std::string_view format)
{
    constexpr std::array kAlwaysMarked = {"gguf"sv, "hdf5"sv, "tflite"sv, "safetensors"sv, "keras"sv};
    return std::ranges::find(kAlwaysMarked, format) != kAlwaysMarked.end();
}

bool contradicts(std::string_view recorded, std::string_view found)
{
    const std::string_view known = formatNamed(recorded);
    return !known.empty() && hasMark(found) && !agree(known, found);
}

} // namespace colophon
