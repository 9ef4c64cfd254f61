#pragma once

#include "models/releases/release.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace colophon {

/// What a person has entered in the release window so far.
struct ConfirmationInput
{
    QString reason;
    std::vector<bool> checked; ///< one for each gate of the plan: a person has looked at it
    bool agreedToCaution = false;
    /// Of the release; an empty text gives it none. Nothing: it was not asked for, and that of the plan stays.
    std::optional<QString> label = {};
};

/// Whether the release may be confirmed now, and if not, why not.
struct Confirmation
{
    enum class Kind {
        Off, ///< something is missing; `cause` says what
        Ready,
        Override, ///< ready, but a gate failed: the button warns
    };
    Kind kind = Kind::Off;
    QString cause; ///< "Write a reason first"; empty unless Off
    qsizetype reasonLength = 0; ///< trimmed characters
    qsizetype neededLength = 0;

    friend bool operator==(const Confirmation&, const Confirmation&) = default;
};

Confirmation confirmation(const ReleasePlan& plan, const ConfirmationInput& input);

/// The request that the plan becomes when this input is confirmed.
ReleaseRequest confirmedRequest(const ReleasePlan& plan, const ConfirmationInput& input);

/// What is left of a release that was done in part although its stage has moved: the same change once more, from the
/// holder that it has put there.
ReleasePlan remainingPlan(const ReleasePlan& plan);

/// The same release as far as the catalog shows it, to be taken back; empty if the stage has not moved.
std::optional<ReleaseOutcome> partialOutcome(const Catalog& catalog, const ReleasePlan& plan);

/// The versions of a release as the command line names them.
struct ReleaseAddresses
{
    QString to; ///< "churn@v1.2.0"; a rollback or an undo needs none
    QString from; ///< of the present holder; empty if nobody holds the stage or the version is not known
};

/// "colophon release churn@v1.2.0 --stage production --reason '…'": the same act on the command line, quoted for sh,
/// with the same conditions. A rollback and an undo are the verbs of these names; what was agreed to is not asked
/// again.
QString releaseCommand(const ReleaseAddresses& addresses, const QStringList& locations, const ReleasePlan& plan,
                       const ConfirmationInput& input);

} // namespace colophon
