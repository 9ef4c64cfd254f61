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

QString verbOf(ReleaseKind kind)
{
    switch (kind) {
    case ReleaseKind::Rollback:
        return QStringLiteral("rollback");
    case ReleaseKind::Undo:
    case ReleaseKind::Redo: // takes back what was done last, which is an undo
        return QStringLiteral("undo");
    case ReleaseKind::Release:
    case ReleaseKind::Observed:
        break;
    }
    return QStringLiteral("release");
}

/// An undo says by itself what it takes back, and adds that to any other reason.
QStringList statedReason(const ReleaseRequest& request, const QString& reason)
{
    const bool isUndo = request.kind == ReleaseKind::Undo || request.kind == ReleaseKind::Redo;
    if (isUndo && (reason.isEmpty() || reason.toStdString() == request.reason))
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
        result.cause = tr("Tick the gate to check");
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
    QStringList words{QStringLiteral("colophon"), verbOf(request.kind)};
    words << shellQuoted(request.kind == ReleaseKind::Release ? addresses.to
                                                              : QString::fromStdString(request.model.text()));
    for (const QString& location : locations)
        words << QStringLiteral("--in") << shellQuoted(location);
    words << QStringLiteral("--stage") << shellQuoted(QString::fromStdString(request.stage.text()));
    words += statedReason(request, input.reason.trimmed());
    words += expectation(addresses, plan);
    if (request.kind == ReleaseKind::Release && !request.label.empty())
        words << QStringLiteral("--label") << shellQuoted(QString::fromStdString(request.label));
    if (plan.hasFailedGate())
        words.append(QStringLiteral("--anyway"));
    if (!plan.caution.empty() && input.agreedToCaution)
        words.append(QStringLiteral("--yes"));
    return words.join(u' ');
}

} // namespace colophon
