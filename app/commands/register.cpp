#include "app/commands/exitstatus.h"
#include "app/commands/json.h"
#include "app/commands/opened.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include "models/files/rootfolder.h"
#include "models/releases/reason.h"
#include "models/releases/registration.h"
#include "models/store/registry.h"
#include "models/store/registryplace.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace colophon {

namespace {

struct RegisterArguments
{
    std::vector<std::string> locations;
    std::string model;
    std::vector<std::string> metrics;
    std::vector<std::string> parameters;
    RegistrationRequest request;
    bool json = false;
};

using KeyValues = std::vector<std::pair<std::string, std::string>>;

/// "K=V" cut at the first "="; each key once; prints what is wrong and answers false for others.
bool split(const std::vector<std::string>& texts, const char* option, KeyValues& into)
{
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == 0 || equals == std::string::npos) {
            printError(std::string(option) + " " + text + ": write it as KEY=VALUE.");
            return false;
        }
        if (std::ranges::find(into, text.substr(0, equals), &KeyValues::value_type::first) != into.end()) {
            printError(std::string(option) + " names " + text.substr(0, equals) + " twice; a version has one value.");
            return false;
        }
        into.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return true;
}

int reportFailure(const WriteFailure& failure)
{
    printProblem(failure.problem);
    printNote("Nothing was changed.");
    return failure.kind == WriteFailure::Kind::HalfDone ? kHalfWritten : kNotWritten;
}

/// The folder in whose registry a file is recorded when --in does not say: the current one if it has a registry and
/// holds the file. Else the project that the file lies in, so that a version that is registered in a subfolder is
/// there when the project is opened; the current folder where no project is known yet.
std::string folderFor(const std::string& file)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path named = fs::absolute(file, error).lexically_normal();
    const fs::path folder = fs::canonical((named.has_filename() ? named : named.parent_path()).parent_path(), error);
    const fs::path current = error ? fs::path() : fs::current_path(error);
    if (error)
        return "."; // What is wrong with the file is told where it is read.
    const bool isBelow = *folder.lexically_relative(current).begin() != "..";
    if (isBelow && hasRegistry("."))
        return ".";
    return folderWithRegistry(folder.string()).value_or(".");
}

/// The other commands look at the current folder and would not find the version there.
void noteOtherFolder(const RegisterArguments& arguments, const std::string& root)
{
    std::error_code error;
    if (arguments.locations.empty() && root != std::filesystem::current_path(error))
        printNote("This is the registry of the project; other commands find it there, or here with --in " + root + ".");
}

void printResult(const RegisterArguments& arguments, const RegistrationResult& result, const std::string& root)
{
    const std::string registry = joinPath(root, kRegistryPath);
    if (arguments.json) {
        const Json json{
            {"schema", "colophon.register/1"}, {"model", arguments.model}, {"label", arguments.request.label},
            {"native", result.native},         {"registry", registry},     {"entry", result.entry}};
        print(jsonText(json) + "\n");
        return;
    }
    print(toDisplayText(arguments.model + "@" + arguments.request.label) + " registered in " + toDisplayText(registry)
          + ", journal entry " + std::to_string(result.entry) + ".\n");
}

bool areNumbers(const KeyValues& metrics)
{
    for (const auto& [key, value] : metrics) {
        if (!isMetricNumber(value)) {
            printError("--metric " + key + "=" + value + " is no number.");
            return false;
        }
    }
    return true;
}

/// The parent as it is recorded. Otherwise prints why there is none; the error is the exit status.
std::expected<std::string, int> parentIn(const Catalog& catalog, const RegistrationRequest& request)
{
    auto parent = parentAddress(catalog, request.model, request.parent);
    if (parent)
        return std::move(*parent);
    printProblem(parentRefusal(parent.error()).problem);
    return std::unexpected(kWrongUsage);
}

int registerOne(const RegisterArguments& arguments)
{
    RegistrationRequest request = arguments.request;
    if (arguments.locations.size() > 1) {
        printError("A version is registered in one location; give --in only once.");
        return kWrongUsage;
    }
    request.locationPath = arguments.locations.empty() ? folderFor(request.files.front()) : arguments.locations.front();
    request.model = Name(arguments.model);
    if (!split(arguments.metrics, "--metric", request.metrics)
        || !split(arguments.parameters, "--param", request.parameters) || !areNumbers(request.metrics))
        return kWrongUsage;
    if (const auto problem = longReasonProblem(request.reason)) {
        printProblem(*problem);
        return kWrongUsage;
    }
    const auto opened = openAll({request.locationPath});
    if (!opened)
        return opened.error();
    if (!request.parent.empty()) {
        auto parent = parentIn(*opened->catalog, request);
        if (!parent)
            return parent.error();
        request.parent = std::move(*parent);
    }
    const auto result = registerVersion(*opened->catalog, request);
    if (!result)
        return reportFailure(result.error());
    for (const Problem& warning : result->warnings)
        printProblem(warning);
    const std::string root = opened->locations.front()->path();
    printResult(arguments, *result, root);
    noteOtherFolder(arguments, root);
    return kDone;
}

} // namespace

void addRegisterVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<RegisterArguments>();
    RegistrationRequest& request = arguments->request;
    CLI::App* verb = program.add_subcommand("register", "Adds a version of a plain folder to the embedded registry");
    verb->add_option("FILE", request.files, "Model files or folders")->required();
    const auto option = [&](const char* name, auto& value, const char* help, const char* type) {
        return verb->add_option(name, value, help)->type_name(type)->allow_extra_args(false);
    };
    option("--in", arguments->locations,
           "Folder whose registry gets the version (default: the current one, or the project around the file)",
           "FOLDER");
    option("--model", arguments->model, "Name of the model", "NAME")->required();
    option("--version", request.label, "Label of the version, such as v1.2.0", "LABEL")->required();
    option("--parent", request.parent, "Version it was made from", "VERSION");
    option("--metric", arguments->metrics, "A metric; repeatable", "K=V");
    option("--param", arguments->parameters, "A parameter; repeatable", "K=V");
    option("--metrics-file", request.metricsFile, "JSON or YAML file with metrics", "FILE");
    option("--param-file", request.parameterFile, "JSON or YAML file with parameters", "FILE");
    option("--data", request.data, "File or folder of data that it was trained or measured on; repeatable", "PATH");
    option("--label-column", request.labelColumn, "Column of the data whose distribution is recorded", "NAME");
    option("--reason", request.reason, "Why this version exists", "TEXT");
    verb->add_flag("--json", arguments->json, "JSON instead of text");
    verb->callback([arguments, &action] { action = [arguments] { return registerOne(*arguments); }; });
}

} // namespace colophon
