#pragma once

#include "models/releases/release.h"

#include <QString>

namespace colophon {

/// The label of today; empty if nobody is meant, or the version is not known any more.
QString labelOf(const Catalog& catalog, const std::optional<VersionId>& id);

/// "churn v1.2.0 as production"
QString subjectOf(const ReleaseOutcome& outcome, const Catalog& catalog);

/// "v1.1.1 was production for 78 days.": how long the earlier holder had the stage until this release. Empty if that is
/// not known.
QString tenureText(const Catalog& catalog, const ReleaseOutcome& outcome);

/// "The release of churn v1.2.0 to production cannot be taken back any more."
QString overtakenTitle(const Catalog& catalog, const ReleaseOutcome& outcome);

/// "v1.3.0 holds production now. Mei Tanaka released it on 1 Mar 2026, 09:15.", as far as that is known.
QString overtakenText(const Catalog& catalog, const ReleaseOutcome& outcome);

} // namespace colophon
