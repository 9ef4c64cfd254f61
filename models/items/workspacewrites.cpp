#include "models/items/workspaceprivate.h"
#include "models/releases/notes.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>

#include <utility>

namespace colophon {

namespace {

Problem notVerified(qint64 rememberedAt)
{
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(rememberedAt), QLocale::ShortFormat);
    const QString reason = Workspace::tr("What is shown was read on %1 and may have changed since.").arg(time);
    return {.file = {},
            .reason = reason.toStdString(),
            .hint = Workspace::tr("Read the location again, then plan the release.").toStdString()};
}

/// The request with its parent as the registry keeps it.
std::expected<RegistrationRequest, WriteFailure> withKnownParent(RegistrationRequest request, const Catalog& catalog)
{
    if (request.parent.empty())
        return request;
    auto parent = parentAddress(catalog, request.model, request.parent);
    if (!parent)
        return std::unexpected(parentRefusal(parent.error()));
    request.parent = std::move(*parent);
    return request;
}

std::optional<Problem> versionGone()
{
    Problem problem;
    problem.reason = Workspace::tr("This version is not there any more.").toStdString();
    return problem;
}

} // namespace

void Workspace::Private::planNow(const ReleaseRequest& request, QObject* context,
                                 const std::function<void(std::expected<ReleasePlan, Problem>)>& done)
{
    jobs.start(
        QStringLiteral("workspace.plan"), {}, context,
        [catalog = catalog, locations = locations, rememberedAt = rememberedAt, request, done](const JobControl&) {
            auto plan = rememberedAt == 0 ? ReleaseDesk(locations).plan(*catalog, request)
                                          : std::unexpected(notVerified(rememberedAt));
            return [done, plan = std::move(plan)] { done(plan); };
        });
}

/// Runs what writes into a location: it cannot be cancelled, its own changes are not taken for somebody else's, and
/// everything is read again afterwards.
template <typename Outcome, typename Work>
void Workspace::Private::write(const QString& title, QObject* context, Work work,
                               std::function<void(std::expected<Outcome, WriteFailure>)> done)
{
    watcher.pause();
    const auto deliver = [this, context = QPointer<QObject>(context),
                          done = std::move(done)](const std::expected<Outcome, WriteFailure>& outcome) {
        watcher.resume();
        if (context)
            done(outcome);
        q.rescan();
    };
    jobs.start(
        {}, title, &q,
        [work = std::move(work), deliver](const JobControl& control) {
            auto outcome = work(control);
            return [deliver, outcome = std::move(outcome)] { deliver(outcome); };
        },
        JobRunner::Cancelling::Refused);
}

void Workspace::planRelease(const ReleaseRequest& request, QObject* context,
                            std::function<void(std::expected<ReleasePlan, Problem>)> done)
{
    const auto start = [this, request, context = QPointer<QObject>(context), done = std::move(done)] {
        m_private->planNow(request, context, done);
    };
    if (m_private->rememberedAt != 0 && m_private->state == State::Reading)
        m_private->afterReading.emplace_back(start);
    else
        start();
}

void Workspace::applyRelease(const ReleasePlan& plan, QObject* context,
                             std::function<void(std::expected<ReleaseOutcome, WriteFailure>)> done)
{
    m_private->write<ReleaseOutcome>(
        tr("Writing the release"), context,
        [plan, locations = m_private->locations](const JobControl&) { return ReleaseDesk(locations).apply(plan); },
        std::move(done));
}

void Workspace::draftRegistration(const RegistrationRequest& request, QObject* context,
                                  std::function<void(std::expected<RegistrationDraft, WriteFailure>)> done)
{
    m_private->jobs.start(QStringLiteral("workspace.draft"), {}, context,
                          [request, catalog = m_private->catalog,
                           done = std::move(done)](const JobControl& control) -> std::function<void()> {
                              std::expected<RegistrationDraft, WriteFailure> draft;
                              if (const auto known = withKnownParent(request, *catalog))
                                  draft = colophon::draftRegistration(*catalog, *known, control.stop());
                              else
                                  draft = std::unexpected(known.error());
                              if (control.isStopped())
                                  return {};
                              return [done, draft = std::move(draft)] { done(draft); };
                          });
}

void Workspace::registerVersion(const RegistrationRequest& request, QObject* context,
                                std::function<void(std::expected<RegistrationResult, WriteFailure>)> done)
{
    m_private->write<RegistrationResult>(
        tr("Registering %1").arg(QString::fromStdString(request.label)), context,
        [request, catalog = m_private->catalog](const JobControl&) -> std::expected<RegistrationResult, WriteFailure> {
            const auto known = withKnownParent(request, *catalog);
            if (!known)
                return std::unexpected(known.error());
            return colophon::registerVersion(*catalog, *known);
        },
        std::move(done));
}

void Workspace::findNoteObstacle(const VersionId& version, QObject* context,
                                 std::function<void(std::optional<Problem>)> done)
{
    m_private->jobs.start({}, {}, context,
                          [catalog = m_private->catalog, locations = m_private->locations, version,
                           done = std::move(done)](const JobControl&) {
                              const Version* found = catalog->version(version);
                              auto obstacle = found ? noteObstacle(locations, *catalog, *found) : versionGone();
                              return [done, obstacle = std::move(obstacle)] { done(obstacle); };
                          });
}

void Workspace::writeNote(const VersionId& version, const std::string& text, QObject* context,
                          std::function<void(std::expected<std::int64_t, WriteFailure>)> done)
{
    m_private->write<std::int64_t>(
        tr("Writing the note"), context,
        [catalog = m_private->catalog, locations = m_private->locations, version,
         text](const JobControl&) -> std::expected<std::int64_t, WriteFailure> {
            if (const Version* found = catalog->version(version))
                return colophon::writeNote(locations, *catalog, *found, text);
            return std::unexpected(WriteFailure{WriteFailure::Kind::Refused, *versionGone(), {}});
        },
        std::move(done));
}

} // namespace colophon
