#include "ui/releases/releasewords.h"

#include "models/compare/numbertext.h"
#include "models/releases/holdings.h"
#include "ui/releases/releaseflow.h"
#include "ui/widgets/momenttext.h"

namespace colophon {

namespace {

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

/// "Mei Tanaka rolled back to it on 1 Mar 2026, 09:15."
QString actText(const ReleaseEvent& event)
{
    const QString actor = event.actor.empty() ? ReleaseFlow::tr("Somebody") : toText(event.actor);
    const QString time = momentText(QDateTime::fromMSecsSinceEpoch(event.time.milliseconds));
    if (event.toLabel.empty())
        return ReleaseFlow::tr("%1 emptied it on %2.").arg(actor, time);
    if (event.kind == ReleaseKind::Rollback)
        return ReleaseFlow::tr("%1 rolled back to it on %2.").arg(actor, time);
    if (event.kind == ReleaseKind::Undo)
        return ReleaseFlow::tr("%1 took another release back on %2.").arg(actor, time);
    return ReleaseFlow::tr("%1 released it on %2.").arg(actor, time);
}

/// Whether this is what has put the present holder there, or emptied the stage.
bool isOf(const ReleaseEvent* event, const Version* holder)
{
    return event && (holder ? event->to == holder->id : event->toLabel.empty());
}

} // namespace

QString labelOf(const Catalog& catalog, const std::optional<VersionId>& id)
{
    const Version* version = id ? catalog.version(*id) : nullptr;
    return version ? toText(displayLabel(*version)) : QString();
}

QString subjectOf(const ReleaseOutcome& outcome, const Catalog& catalog)
{
    const ReleaseRequest& request = outcome.plan.request;
    return ReleaseFlow::tr("%1 %2 as %3")
        .arg(toText(request.model.text()), labelOf(catalog, request.to), toText(request.stage.text()));
}

QString tenureText(const Catalog& catalog, const ReleaseOutcome& outcome)
{
    const Model* model = catalog.model(outcome.plan.request.model.text());
    if (!model || !outcome.plan.from)
        return {};
    const ReleaseRequest& request = outcome.plan.request;
    const auto held = lastTenure(*model, request.stage, *outcome.plan.from, outcome.plan.change.time);
    if (!held)
        return {};
    return ReleaseFlow::tr("%1 was %2 for %3.")
        .arg(labelOf(catalog, outcome.plan.from), toText(request.stage.text()), toText(durationText(*held)));
}

QString overtakenTitle(const Catalog& catalog, const ReleaseOutcome& outcome)
{
    const ReleaseRequest& request = outcome.plan.request;
    return ReleaseFlow::tr("The release of %1 %2 to %3 cannot be taken back any more.")
        .arg(toText(request.model.text()), labelOf(catalog, request.to), toText(request.stage.text()));
}

QString overtakenText(const Catalog& catalog, const ReleaseOutcome& outcome)
{
    const ReleaseRequest& request = outcome.plan.request;
    const Model* model = catalog.model(request.model.text());
    if (!model)
        return {};
    const Version* holder = model->holder(request.stage);
    const QString stage = toText(request.stage.text());
    const QString present = holder ? ReleaseFlow::tr("%1 holds %2 now.").arg(toText(displayLabel(*holder)), stage)
                                   : ReleaseFlow::tr("Nobody holds %1 now.").arg(stage);
    const ReleaseEvent* last = lastEvent(*model, request.stage, Timestamp::now());
    if (!isOf(last, holder))
        return ReleaseFlow::tr("%1 Who did that is not recorded.").arg(present);
    return present + u' ' + actText(*last);
}

} // namespace colophon
