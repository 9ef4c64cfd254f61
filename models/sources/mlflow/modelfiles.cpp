#include "models/sources/mlflow/modelfiles.h"

#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <yaml-cpp/yaml.h>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kFileLimit = std::size_t(1024) * 1024;
constexpr std::size_t kPackageLimit = 2'000;
constexpr std::size_t kTextLimit = 64 * 1024;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\"'";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// "name==1.0", "name>=1", "name=1.0=build", "name[extra]==1" or "name".
std::optional<Entry> parsePackage(std::string_view line)
{
    line = trimmed(line.substr(0, std::min(line.find(" #"), line.find(';'))));
    if (line.empty() || line.front() == '#' || line.front() == '-')
        return std::nullopt;
    const std::size_t nameEnd = std::min(line.find_first_of("=<>!~[ @"), line.size());
    const std::string_view name = trimmed(line.substr(0, nameEnd));
    if (name.empty() || name.find("://") != std::string_view::npos)
        return std::nullopt;
    std::string_view version = line.substr(nameEnd);
    if (version.starts_with('['))
        version.remove_prefix(std::min(version.find(']') + 1, version.size()));
    version = trimmed(version);
    if (version.starts_with('='))
        version.remove_prefix(std::min(version.find_first_not_of('='), version.size()));
    return Entry{Name(toValidUtf8(name)), toValidUtf8(version), ValueType::Text, kNoOrigin};
}

template <typename Function> void forEachLine(std::string_view text, Function function)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        function(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void addText(std::vector<Entry>& entries, const char* key, std::string value, OriginIndex origin,
             ValueType type = ValueType::Text)
{
    if (!value.empty() && value.size() <= kTextLimit)
        entries.push_back({Name(key), std::move(value), type, origin});
}

std::string scalar(const YAML::Node& node)
{
    return node.IsDefined() && node.IsScalar() ? toValidUtf8(node.Scalar()) : std::string();
}

/// What the flavours say: their names, and the Python they were saved with.
void applyFlavours(const YAML::Node& flavours, OriginIndex origin, Facts& facts)
{
    if (!flavours.IsDefined() || !flavours.IsMap())
        return;
    std::string names;
    std::string kind;
    for (const auto& flavour : flavours) {
        const std::string name = scalar(flavour.first);
        names += (names.empty() ? "" : ", ") + name;
        if (name != "python_function" && kind.empty())
            kind = name;
        if (name == "python_function" && flavour.second.IsMap())
            addText(facts.environment, "python", scalar(flavour.second["python_version"]), origin);
    }
    addText(facts.architecture, "flavours", names, origin);
    addText(facts.architecture, "kind", kind, origin);
}

void applyModelFile(const YAML::Node& model, OriginIndex origin, Facts& facts)
{
    if (!model.IsMap())
        return;
    applyFlavours(model["flavors"], origin, facts);
    const YAML::Node signature = model["signature"];
    if (signature.IsDefined() && signature.IsMap()) {
        for (const char* part : {"inputs", "outputs", "params"})
            addText(facts.architecture, part, scalar(signature[part]), origin, ValueType::Json);
    }
    addText(facts.environment, "mlflow", scalar(model["mlflow_version"]), origin);
    addText(facts.architecture, "bytes", scalar(model["model_size_bytes"]), origin, ValueType::Number);
}

void readModelFile(Reading& reading, const OpenFolder& folder, Facts& facts)
{
    const auto content = reading.files.read(folder, "MLmodel", kFileLimit);
    if (!content)
        return;
    const std::string path = joinPath(folder.path, "MLmodel");
    try {
        applyModelFile(YAML::Load(std::string(*content)), facts.addOrigin({reading.source(), path, false}), facts);
    } catch (const YAML::Exception& error) {
        reading.warn(path, "The file is not valid YAML: " + error.msg + ".",
                     "What the model says about itself is missing.", error.mark.line + 1);
    }
}

/// Adds packages that are not known yet; the file read first is the more exact one.
void addPackages(const std::vector<Entry>& packages, OriginIndex origin, Facts& facts)
{
    for (const Entry& package : packages) {
        const auto isSame = [&package](const Entry& other) { return other.key == package.key; };
        if (std::ranges::none_of(facts.environment, isSame))
            facts.environment.push_back({package.key, package.value, package.type, origin});
    }
}

template <typename Parse>
void readPackages(Reading& reading, const OpenFolder& folder, const char* name, Facts& facts, Parse parse)
{
    const auto content = reading.files.read(folder, name, kFileLimit);
    if (!content)
        return;
    const std::vector<Entry> packages = parse(*content);
    if (!packages.empty())
        addPackages(packages, facts.addOrigin({reading.source(), joinPath(folder.path, name), false}), facts);
}

/// python_env.yaml: "python: 3.11.7".
std::vector<Entry> parsePythonVersion(std::string_view text)
{
    std::vector<Entry> entries;
    forEachLine(text, [&entries](std::string_view line) {
        constexpr std::string_view kKey = "python:";
        if (line.starts_with(kKey))
            addText(entries, "python", toValidUtf8(trimmed(line.substr(kKey.size()))), kNoOrigin);
    });
    return entries;
}

} // namespace

std::vector<Entry> parseRequirements(std::string_view text)
{
    std::vector<Entry> packages;
    forEachLine(text, [&packages](std::string_view line) {
        auto package = parsePackage(line);
        if (package && packages.size() < kPackageLimit)
            packages.push_back(std::move(*package));
    });
    return packages;
}

std::vector<Entry> parseCondaPackages(std::string_view text)
{
    std::vector<Entry> packages;
    bool isInside = false;
    forEachLine(text, [&](std::string_view line) {
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const bool isItem = line.substr(indent).starts_with("- ");
        if (indent == 0 && !isItem && !trimmed(line).empty())
            isInside = line.starts_with("dependencies:");
        if (!isInside || !isItem)
            return;
        const std::string_view item = trimmed(line.substr(indent + 2));
        auto package = item.ends_with(':') ? std::nullopt : parsePackage(item);
        if (package && packages.size() < kPackageLimit)
            packages.push_back(std::move(*package));
    });
    return packages;
}

void readModelFiles(Reading& reading, const std::string& path, Facts& facts)
{
    const OpenFolder folder = reading.files.open(path);
    if (!folder.isOpen())
        return;
    readModelFile(reading, folder, facts);
    readPackages(reading, folder, "requirements.txt", facts, parseRequirements);
    readPackages(reading, folder, "python_env.yaml", facts, parsePythonVersion);
    readPackages(reading, folder, "conda.yaml", facts, parseCondaPackages);
}

} // namespace colophon::mlflow
