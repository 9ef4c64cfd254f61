#include "models/items/historylanes.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <utility>

namespace colophon {

namespace {

/// Rows whose lanes cost less than a frame has to spare.
constexpr std::size_t kAtOnce = 4'000;

} // namespace

void HistoryLanes::begin(const HistoryRows& rows)
{
    ++m_generation;
    m_rows = &rows;
    // Giving back the memory of a hundred thousand rows takes longer than a frame: not here.
    auto old = std::make_shared<std::vector<Lanes>>(std::exchange(m_lanes, {}));
    const bool isLarge = std::ranges::any_of(*old, [](const Lanes& lanes) { return lanes.rows.size() > kAtOnce; });
    if (isLarge)
        QThreadPool::globalInstance()->start([old = std::move(old)]() mutable { old.reset(); });
    m_lanes.resize(rows.groups().size());
}

const LaneRow* HistoryLanes::row(std::size_t group, std::size_t row)
{
    const Lanes& lanes = ask(group);
    return row < lanes.rows.size() ? &lanes.rows[row] : nullptr;
}

int HistoryLanes::count(std::size_t group)
{
    const Lanes& lanes = ask(group);
    if (lanes.rows.empty())
        return m_lastCount;
    m_lastCount = lanes.count;
    return lanes.count;
}

HistoryLanes::Lanes HistoryLanes::make(const std::vector<const Version*>& versions)
{
    Lanes lanes{assignLanes(versions), 0, true};
    for (const LaneRow& row : lanes.rows)
        lanes.count = std::max(lanes.count, static_cast<int>(row.laneCount));
    return lanes;
}

HistoryLanes::Lanes& HistoryLanes::ask(std::size_t group)
{
    Lanes& lanes = m_lanes[group];
    if (lanes.isAsked)
        return lanes;
    if (m_rows->groups()[group].versions.size() <= kAtOnce)
        return lanes = make(m_rows->groups()[group].versions);
    lanes.isAsked = true;
    makeElsewhere(group);
    return lanes;
}

void HistoryLanes::makeElsewhere(std::size_t group)
{
    auto promise = std::make_shared<QPromise<std::shared_ptr<Lanes>>>();
    promise->future().then(this, [this, group, generation = m_generation](const std::shared_ptr<Lanes>& made) {
        if (generation != m_generation)
            return;
        m_lanes[group] = std::move(*made);
        Q_EMIT ready();
    });
    promise->start();
    // The catalog keeps the versions alive that the rows point to.
    QThreadPool::globalInstance()->start(
        [promise, catalog = m_rows->catalog(), versions = m_rows->groups()[group].versions] {
            promise->addResult(std::make_shared<Lanes>(make(versions)));
            promise->finish();
        });
}

} // namespace colophon
