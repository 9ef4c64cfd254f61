#pragma once

#include "models/catalog/problem.h"

#include <expected>
#include <string>

namespace colophon {

/// Writes the sample project: three models whose histories each tell a story. The same bytes at every call, whoever
/// writes it and wherever.
///
///   mlruns/            churn: 12 versions on two branches in an MLflow file store; the later ones were measured on
///                      re-balanced labels
///   models/triage      accuracy rises from 0.81 to 0.95 because labels were corrected; one version lacks its facts,
///                      one file is not what was recorded
///   models/recommender two versions in an A/B test
///
/// The folder is made if needed and must be empty. The sample is there as a whole or not at all.
std::expected<void, Problem> writeSample(const std::string& folder);

} // namespace colophon
