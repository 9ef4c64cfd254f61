#include "models/items/releaseconfirmation.h"

#include "models/releases/labeladvice.h"
#include "models/releases/reason.h"

#include <QCoreApplication>
#include <QStringList>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ReleaseConfirmation", text);
}

bool hasUncheckedGate(const ReleasePlan& plan, const std::vector<bool>& checked)
{
    for (std::size_t gate = 0; gate < plan.gates.size(); ++gate) {
        const bool isChecked = gate < checked.size() && checked[gate];
        if (plan.gates[gate].result == Gate::Result::Check && !isChecked)
            return true;
    }
    return false;
}

bool isLabelWrong(const ConfirmationInput& input)
{
    const std::string label = input.label ? input.label->trimmed().toStdString() : std::string();
    return !label.empty() && !releaseLabelFault(label).empty();
}

/// Single quotes keep every character but the single quote itself (POSIX shell, section 2.2.2).
QString shellQuoted(QString text)
{
    return QString(u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'');
}

/// The verb that does the same. A redo names what it marks: by the time the command runs, the last thing done may be
/// another than the undo.
ReleaseKind verbKind(ReleaseKind kind, bool namesVersion)
{
    switch (kind) {
    case ReleaseKind::Rollback:
    case ReleaseKind::Undo:
        return kind;
    case ReleaseKind::Redo:
        return namesVersion ? ReleaseKind::Release : kind;
    case ReleaseKind::Release:
    case ReleaseKind::Observed:
        break;
    }
    return ReleaseKind::Release;
}

/// An undo and a redo say by themselves what they take back, and add that to any other reason.
QStringList statedReason(ReleaseKind verb, const ReleaseRequest& request, const QString& reason)
{
    const bool saysIt = verb == ReleaseKind::Undo || verb == ReleaseKind::Redo;
    if (saysIt && (reason.isEmpty() || reason.toStdString() == request.reason))
        return {};
    return {QStringLiteral("--reason"), shellQuoted(reason)};
}

/// What was shown is what is meant, as in the window. A holder that no address names cannot be asked for.
QStringList expectation(const ReleaseAddresses& addresses, const ReleasePlan& plan)
{
    if (!addresses.from.isEmpty())
        return {QStringLiteral("--expect"), shellQuoted(addresses.from)};
    if (!plan.change.from)
        return {QStringLiteral("--expect"), QStringLiteral("none")};
    return {};
}

} // namespace

Confirmation confirmation(const ReleasePlan& plan, const ConfirmationInput& input)
{
    Confirmation result;
    const bool isOverride = plan.hasFailedGate();
    result.reasonLength = static_cast<qsizetype>(reasonLength(input.reason.toStdString()));
    result.neededLength = static_cast<qsizetype>(leastReasonLength(isOverride));
    if (!plan.caution.empty() && !input.agreedToCaution)
        result.cause = tr("Agree to the caution first");
    else if (hasUncheckedGate(plan, input.checked))
        result.cause = tr("Tick every gate to check");
    else if (isLabelWrong(input))
        result.cause = tr("Write the label like v1.2.0, or none");
    else if (result.reasonLength == 0)
        result.cause = tr("Write a reason first");
    else if (result.reasonLength < result.neededLength)
        result.cause = tr("The reason needs at least %1 characters").arg(result.neededLength);
    else
        result.kind = isOverride ? Confirmation::Kind::Override : Confirmation::Kind::Ready;
    return result;
}

ReleaseRequest confirmedRequest(const ReleasePlan& plan, const ConfirmationInput& input)
{
    ReleaseRequest request = plan.request;
    request.reason = input.reason.trimmed().toStdString();
    request.despiteFailedGates = plan.hasFailedGate();
    request.explicitChoice = input.agreedToCaution;
    if (input.label)
        request.label = input.label->trimmed().toStdString();
    // What was shown is what is meant: another holder by now is a refusal, not a surprise.
    request.expected = plan.from;
    return request;
}

ReleasePlan remainingPlan(const ReleasePlan& plan)
{
    ReleasePlan rest = plan;
    rest.change.from = plan.change.to;
    rest.fromLabel = plan.toLabel;
    return rest;
}

std::optional<ReleaseOutcome> partialOutcome(const Catalog& catalog, const ReleasePlan& plan)
{
    const ReleaseRequest& request = plan.request;
    const Model* model = catalog.model(request.model.text());
    const Version* holder = model ? model->holder(request.stage) : nullptr;
    if (!holder || holder->id != request.to)
        return std::nullopt;
    ReleaseOutcome outcome{.plan = plan, .applied = true, .verified = true, .entry = 0};
    const ReleaseEvent* release = releaseInForce(*model, request.stage, Timestamp::now());
    if (release && release->madeHere && release->to == request.to)
        outcome.entry = release->entry;
    return outcome;
}

QString releaseCommand(const ReleaseAddresses& addresses, const QStringList& locations, const ReleasePlan& plan,
                       const ConfirmationInput& input)
{
    const ReleaseRequest& request = plan.request;
    const ReleaseKind verb = verbKind(request.kind, !addresses.to.isEmpty());
    QStringList words{QStringLiteral("colophon"), QString::fromUtf8(toString(verb))};
    words << shellQuoted(verb == ReleaseKind::Release ? addresses.to : QString::fromStdString(request.model.text()));
    for (const QString& location : locations)
        words << QStringLiteral("--in") << shellQuoted(location);
    words << QStringLiteral("--stage") << shellQuoted(QString::fromStdString(request.stage.text()));
    words += statedReason(verb, request, input.reason.trimmed());
    words += expectation(addresses, plan);
    if (verb == ReleaseKind::Release && !request.label.empty())
        words << QStringLiteral("--label") << shellQuoted(QString::fromStdString(request.label));
    const bool isAllowedAlready = request.kind == ReleaseKind::Redo && verb == ReleaseKind::Release;
    if (plan.hasFailedGate() || isAllowedAlready) // a redo passes no gate a second time
        words.append(QStringLiteral("--anyway"));
    if (!plan.caution.empty() && input.agreedToCaution)
        words.append(QStringLiteral("--yes"));
    return words.join(u' ');
}

} // namespace colophon
