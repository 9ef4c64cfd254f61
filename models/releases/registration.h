#pragma once

#include "models/catalog/address.h"
#include "models/catalog/name.h"
#include "models/sources/source.h"

#include <cstdint>
#include <expected>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colophon {

/// "These files are version LABEL of MODEL." Everything else is found out by itself.
struct RegistrationRequest
{
    std::string locationPath; ///< folder whose registry gets the version
    std::vector<std::string> files; ///< model files or folders; relative to the working directory, or absolute
    Name model;
    std::string label;
    std::string parent; ///< as parentAddress() answers it; may be empty
    std::vector<std::pair<std::string, std::string>> metrics; ///< what isMetricNumber() denies is refused
    std::vector<std::pair<std::string, std::string>> parameters;
    /// JSON or YAML, as `files`; what `metrics` states wins; values that are no numbers are left out with a warning.
    /// May be empty.
    std::string metricsFile;
    std::string parameterFile; ///< the same for parameters
    std::vector<std::string> data; ///< files and folders, as `files`
    std::string labelColumn; ///< of the data; its distribution is recorded
    std::string reason;
    std::string actor; ///< empty: the user of this computer
};

/// What would be recorded, before anything is written.
struct RegistrationDraft
{
    std::string path; ///< of the first file, relative to the location
    Facts facts;
    std::vector<Problem> warnings; ///< what could not be found out
};

struct RegistrationResult
{
    std::string native; ///< name of the version in its source: the path of its first file, or MODEL/LABEL
    std::int64_t entry = 0; ///< number of the journal entry
    Facts facts; ///< as recorded
    std::vector<Problem> warnings; ///< what could not be found out
};

/// What the registry keeps of a parent that somebody named by an address or by a label of the same model: its label, or
/// MODEL@LABEL of another model. A parent that is not there is an error: the journal cannot be corrected afterwards.
std::expected<std::string, AddressError> parentAddress(const Catalog& catalog, Name model, const std::string& parent);

/// The same as a refusal, with the candidates in the hint.
WriteFailure parentRefusal(const AddressError& error);

/// Whether the text is a number as metrics are written: "0.95", "+1e-3", also "nan" and "inf".
bool isMetricNumber(std::string_view text);

/// The system that hands out the versions of this model (SourceInfo::registrar); empty if a version can be registered
/// here.
std::string systemOwning(const Catalog& catalog, const Model& model);

/// Finds out what registerVersion() would record, and writes nothing. Refused where registerVersion() refuses, except
/// that the registry is not asked whether the label is free. Blocking; reads every byte of the files.
std::expected<RegistrationDraft, WriteFailure>
draftRegistration(const Catalog& catalog, const RegistrationRequest& request, std::stop_token stop = {});

/// Adds a version to the embedded registry of a folder: one transaction with one journal entry "register".
///
/// Recorded by itself: who, when, on which host; commit, branch, remote and state of the Git checkout that the location
/// lies in; digest, size and format of every model file; digest, row count and label distribution of the data; the
/// packages of requirements.txt and conda.yaml beside the first file.
/// Files that the folder recognises as this version already get the registered facts. Refused: any other label that
/// the model has in the catalog, which would be an address of two versions; a model that another system owns; files
/// that are missing or outside the location, or whose names are no UTF-8; a label column that no data file has.
/// Blocking; reads every byte of the files.
std::expected<RegistrationResult, WriteFailure>
registerVersion(const Catalog& catalog, const RegistrationRequest& request, std::stop_token stop = {});

} // namespace colophon
