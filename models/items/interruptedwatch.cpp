#include "models/items/interruptedwatch.h"

#include "models/items/jobs.h"
#include "models/items/workspace.h"
#include "models/releases/release.h"

#include <optional>
#include <utility>

namespace colophon {

namespace {

constexpr int kLookAgain = 12'000; ///< milliseconds

Problem notSettled()
{
    return {.file = {},
            .reason = InterruptedWatch::tr("Not every interrupted release could be settled.").toStdString(),
            .hint = InterruptedWatch::tr("Its system cannot be read now. Mend that, then read again.").toStdString()};
}

} // namespace

InterruptedWatch::InterruptedWatch(Workspace& workspace, JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_jobs(jobs)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kLookAgain);
    connect(&m_again, &QTimer::timeout, this, &InterruptedWatch::look);
    connect(&workspace, &Workspace::stateChanged, this, [this](Workspace::State state) {
        if (state == Workspace::State::Ready)
            look();
        else if (state == Workspace::State::Empty || state == Workspace::State::Failed)
            adopt({});
    });
}

void InterruptedWatch::look()
{
    m_jobs.start(QStringLiteral("releases.interrupted"), {}, this,
                 [this, locations = m_workspace.locations()](const JobControl&) {
                     auto found = interruptedReleases(locations);
                     return [this, locations, found = std::move(found)] {
                         if (locations == m_workspace.locations())
                             adopt(found);
                     };
                 });
}

void InterruptedWatch::adopt(std::vector<InterruptedRelease> found)
{
    const auto removed = std::erase_if(found, [](const InterruptedRelease& each) { return each.mayBeUnderWay; });
    if (removed > 0)
        m_again.start();
    else
        m_again.stop();
    if (std::exchange(m_releases, std::move(found)) != m_releases)
        Q_EMIT changed();
}

void InterruptedWatch::settle()
{
    m_jobs.start(
        QStringLiteral("releases.settle"), tr("Completing the journal"), this,
        [this, locations = m_workspace.locations(), count = m_releases.size()](const JobControl&) {
            const auto settled = ReleaseDesk(locations).recover();
            std::optional<Problem> problem;
            if (!settled)
                problem = settled.error().problem;
            else if (*settled < count)
                problem = notSettled();
            return [this, problem] {
                if (problem)
                    Q_EMIT settlingFailed(*problem);
                m_workspace.rescan();
            };
        },
        JobRunner::Cancelling::Refused);
}

} // namespace colophon
