#pragma once

#include "models/catalog/catalog.h"

#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

/// Writes a version down in one expression:
///   version("v1.1.0").parent("v1.0.0").metric("accuracy", 0.9).stage("production")
/// Unless said otherwise the model is "churn" and the id is MODEL@LABEL. Parents are labels of the same model, or ids.
class VersionNotation
{
public:
    explicit VersionNotation(std::string_view label);

    VersionNotation& model(std::string_view name);
    VersionNotation& id(std::string_view id);
    /// A day as "2026-03-01", or any text that parseTimestamp() reads.
    VersionNotation& created(std::string_view time);
    VersionNotation& author(std::string_view author);
    VersionNotation& reason(std::string_view reason);
    VersionNotation& parent(std::string_view label, Evidence evidence = Evidence::Recorded);
    VersionNotation& metric(std::string_view key, double value, std::string_view dataset = {});
    VersionNotation& parameter(std::string_view key, std::string_view value);
    VersionNotation& tag(std::string_view key, std::string_view value);
    VersionNotation& environment(std::string_view key, std::string_view value);
    VersionNotation& dataset(std::string_view name, std::string_view digest = {}, std::string_view context = {});
    VersionNotation& commit(std::string_view commit);
    VersionNotation& artifact(std::string_view path, std::string_view digest = {},
                              Integrity integrity = Integrity::Unchecked);
    VersionNotation& stage(std::string_view stage);
    VersionNotation& alias(std::string_view alias);
    VersionNotation& record(std::string_view native, RecordKind kind = RecordKind::File, int source = 1);
    VersionNotation& deleted();

    /// The version, with the facts in the order that Facts promises.
    Version get() const;
    operator Version() const { return get(); } // NOLINT(google-explicit-constructor): reads as a literal

private:
    Version m_version;
};

VersionNotation version(std::string_view label);

/// Writes down what a source emits: record("churn/7").model("churn").label("7").sameAs("run:a").
class RecordNotation
{
public:
    explicit RecordNotation(std::string_view native, RecordKind kind);

    RecordNotation& source(int number);
    RecordNotation& model(std::string_view name);
    RecordNotation& label(std::string_view label);
    RecordNotation& created(std::string_view time);
    RecordNotation& sameAs(std::string_view native);
    RecordNotation& parent(ParentHint hint);
    RecordNotation& stage(std::string_view stage);
    RecordNotation& metric(std::string_view key, double value, std::string_view dataset = {});
    RecordNotation& parameter(std::string_view key, std::string_view value);
    RecordNotation& author(std::string_view author);
    RecordNotation& commit(std::string_view commit);
    RecordNotation& artifact(std::string_view path, std::string_view digest, std::uint64_t size = 1);
    RecordNotation& deleted();

    operator SourceRecord() const { return m_record; } // NOLINT(google-explicit-constructor): reads as a literal

private:
    SourceRecord m_record;
};

RecordNotation record(std::string_view native, RecordKind kind = RecordKind::Registered);

/// Source `number` ("s1") of this kind, at the place `location` of "/project".
SourceInfo sourceInfo(int number = 1, std::string_view kind = "folder", std::string_view location = ".");

/// A complete catalog of one source that holds these versions in history order, with their stages.
CatalogPointer catalogOf(const std::vector<Version>& versions, std::vector<SourceInfo> sources = {sourceInfo()});

/// As catalogOf(), with a release history for the model "churn".
CatalogPointer catalogOf(const std::vector<Version>& versions, const std::vector<ReleaseEvent>& releases);

} // namespace colophon::test
