#include "models/releases/registration.h"

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
    const std::string both = request.model.text() + request.label;
    if (toDisplayText(both) != both)
        return refused("Model or label holds characters that cannot be shown.", "Use plain text.");
    return std::nullopt;
}

std::string recorded(const Version& parent, Name model)
{
    return parent.model == model ? parent.label : parent.model.text() + "@" + parent.label;
}

} // namespace

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

std::expected<RegistrationDraft, WriteFailure> draftRegistration(const RegistrationRequest& request,
                                                                 std::stop_token stop)
{
    if (auto refusal = nameRefusal(request))
        return std::unexpected(std::move(*refusal));
    const auto root = RootFolder::open(request.locationPath);
    if (!root)
        return std::unexpected(refused(root.error()));
    return gatherFacts(request, *root, std::move(stop));
}

std::expected<RegistrationResult, WriteFailure> registerVersion(const RegistrationRequest& request,
                                                                std::stop_token stop)
{
    auto draft = draftRegistration(request, std::move(stop));
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
