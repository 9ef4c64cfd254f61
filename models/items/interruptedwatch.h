#pragma once

#include "models/releases/interrupted.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace colophon {

class JobRunner;
class Workspace;

/// Looks for interrupted releases after each reading, and settles them when asked to.
class InterruptedWatch : public QObject
{
    Q_OBJECT

public:
    InterruptedWatch(Workspace& workspace, JobRunner& jobs, QObject* parent = nullptr);

    /// Without those that another program may still be at.
    const std::vector<InterruptedRelease>& releases() const { return m_releases; }
    /// Writes into the journals how they ended, and reads again.
    void settle();

Q_SIGNALS:
    void changed();
    /// The journal could not be written, or a system not be read.
    void settlingFailed(const colophon::Problem& problem);

private:
    void look();
    void adopt(std::vector<InterruptedRelease> found);

    Workspace& m_workspace;
    JobRunner& m_jobs;
    QTimer m_again; ///< until what may be under way has ended or has not
    std::vector<InterruptedRelease> m_releases;
};

} // namespace colophon
