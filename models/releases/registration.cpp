#include "models/releases/registration.h"

#include "models/catalog/naming.h"
#include "models/releases/journalnames.h"
#include "models/releases/reason.h"
#include "models/releases/refusal.h"
#include "models/releases/registrationfacts.h"
#include "models/store/registrywriter.h"

#include <algorithm>

namespace colophon {

namespace {

std::optional<WriteFailure> nameRefusal(const RegistrationRequest& request)
{
    if (request.model.isEmpty() || request.label.empty())
        return refused("A version needs a model and a label.", "Name both: --model churn --version v1.2.0");
    if (request.files.empty())
        return refused("No model file is named.", "Name at least one file or folder of the model.");
    for (const auto& problem : {modelNameProblem(request.model.text()), labelProblem(request.label)}) {
        if (problem)
            return refused(*problem);
    }
    for (const auto& [key, value] : request.metrics) {
        if (!isMetricNumber(value))
            return refused(key + "=" + value + " is no number.", "Metrics are numbers. Record texts as parameters.");
    }
    if (auto problem = longReasonProblem(request.reason))
        return refused(std::move(*problem));
    return std::nullopt;
}

std::optional<WriteFailure> pathRefusal(const RegistrationDraft& draft)
{
    auto problem = journalPathProblem(draft.path);
    for (const Artifact& artifact : draft.facts.artifacts) {
        if (!problem)
            problem = journalPathProblem(artifact.path);
    }
    for (const Dataset& data : draft.facts.datasets) {
        if (!problem)
            problem = journalPathProblem(data.path);
    }
    return problem ? std::optional(refused(std::move(*problem))) : std::nullopt;
}

std::string recorded(const Version& parent, Name model)
{
    return parent.model == model ? parent.label : parent.model.text() + "@" + parent.label;
}

std::optional<WriteFailure> ownerRefusal(const Catalog& catalog, Name name)
{
    const Model* const model = catalog.model(name.text());
    const std::string system = model != nullptr ? systemOwning(catalog, *model) : std::string();
    if (system.empty())
        return std::nullopt;
    return refused(name.text() + " lives in " + system + "; register it there.",
                   "Here, versions of plain folders are registered: choose another model name.");
}

/// Whether registering these files would only add facts to this version: its record gives way to the registered one.
bool givesWay(const Catalog& catalog, const Version& version, const RegistrationDraft& draft, const std::string& root)
{
    return std::ranges::any_of(version.records, [&](const Record& record) {
        const SourceInfo* const source = catalog.source(record.source);
        const bool isFileHere = record.kind == RecordKind::File && source != nullptr && source->root == root;
        return isFileHere
            && (record.native == draft.path
                || std::ranges::find(draft.facts.artifacts, record.native, &Artifact::path)
                    != draft.facts.artifacts.end());
    });
}

std::optional<WriteFailure> labelRefusal(const Catalog& catalog, const RegistrationRequest& request,
                                         const RegistrationDraft& draft, const std::string& root)
{
    const Model* const model = catalog.model(request.model.text());
    const Version* const taken = model != nullptr ? model->withLabel(request.label) : nullptr;
    if (taken == nullptr || givesWay(catalog, *taken, draft, root))
        return std::nullopt;
    const std::string place = taken->records.empty() ? std::string() : taken->records.front().native;
    for (const Artifact& artifact : draft.facts.artifacts) {
        if (std::ranges::find(taken->facts.artifacts, artifact.path, &Artifact::path) != taken->facts.artifacts.end())
            return refused(artifact.path + " is " + request.model.text() + " " + request.label + " already.",
                           taken->records.empty() || taken->records.front().kind != RecordKind::File
                               ? "Choose another label. Registered versions are never overwritten."
                               : "To add facts to it, register " + place + "; else choose another label.",
                           artifact.path);
    }
    return refused(request.model.text() + " has a version " + request.label + " already"
                       + (place.empty() ? "." : ": " + place + "."),
                   "Choose another label; two versions cannot have one address.");
}

} // namespace

std::string systemOwning(const Catalog& catalog, const Model& model)
{
    const auto systemOf = [&catalog](SourceId id) {
        const SourceInfo* const source = catalog.source(id);
        return source != nullptr ? source->registrar : std::string();
    };
    for (const Version& version : model.versions) {
        const std::string system = version.records.empty() ? std::string() : systemOf(version.records.front().source);
        if (!system.empty())
            return system;
    }
    for (const Origin& origin : model.facts.origins) {
        if (std::string system = systemOf(origin.source); model.versions.empty() && !system.empty())
            return system;
    }
    return {};
}

std::expected<std::string, AddressError> parentAddress(const Catalog& catalog, Name model, const std::string& parent)
{
    // The history finds exact labels whatever they consist of; an address cannot name one with a separator in it.
    const Model* const own = catalog.model(model.text());
    if (own != nullptr && std::ranges::find(own->versions, parent, &Version::label) != own->versions.end())
        return parent;
    auto ofModel = findVersion(catalog, model.text() + "@" + parent);
    if (ofModel)
        return recorded(**ofModel, model);
    auto anywhere = findVersion(catalog, parent);
    if (anywhere)
        return recorded(**anywhere, model);
    const bool isAddress = parent.find_first_of("@#") != std::string::npos;
    return std::unexpected(std::move(isAddress ? anywhere.error() : ofModel.error()));
}

WriteFailure parentRefusal(const AddressError& error)
{
    std::string candidates;
    for (const std::string& candidate : error.candidates)
        candidates += (candidates.empty() ? "" : ", ") + candidate;
    return refused("The parent is not known: " + error.reason,
                   candidates.empty() ? "Name a version that is listed, or leave the parent out."
                                      : "These are there: " + toDisplayText(candidates) + ".");
}

std::expected<RegistrationDraft, WriteFailure>
draftRegistration(const Catalog& catalog, const RegistrationRequest& request, std::stop_token stop)
{
    if (auto refusal = nameRefusal(request))
        return std::unexpected(std::move(*refusal));
    if (auto refusal = ownerRefusal(catalog, request.model))
        return std::unexpected(std::move(*refusal));
    const auto root = RootFolder::open(request.locationPath);
    if (!root)
        return std::unexpected(refused(root.error()));
    auto draft = gatherFacts(request, *root, std::move(stop));
    if (!draft)
        return draft;
    if (auto refusal = pathRefusal(*draft))
        return std::unexpected(std::move(*refusal));
    if (auto refusal = labelRefusal(catalog, request, *draft, root->path()))
        return std::unexpected(std::move(*refusal));
    return draft;
}

std::expected<RegistrationResult, WriteFailure>
registerVersion(const Catalog& catalog, const RegistrationRequest& request, std::stop_token stop)
{
    auto draft = draftRegistration(catalog, request, std::move(stop));
    if (!draft)
        return std::unexpected(std::move(draft.error()));
    const auto root = RootFolder::open(request.locationPath);
    if (!root)
        return std::unexpected(refused(root.error()));
    auto writer = RegistryWriter::open(root->path());
    const auto entry = writer ? writer->registerVersion({.model = request.model,
                                                         .label = request.label,
                                                         .path = draft->path,
                                                         .facts = draft->facts,
                                                         .parent = request.parent,
                                                         .actor = draft->facts.author.text,
                                                         .time = *draft->facts.created})
                              : std::unexpected(writer.error());
    if (!entry) {
        const bool isRefused = entry.error().kind == RegistryFailure::Kind::Refused;
        return std::unexpected(WriteFailure{
            isRefused ? WriteFailure::Kind::Refused : WriteFailure::Kind::Failed, entry.error().problem, {}});
    }
    return RegistrationResult{entry->native, entry->number, std::move(draft->facts), std::move(draft->warnings)};
}

} // namespace colophon
