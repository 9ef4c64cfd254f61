#include "models/items/historylanes.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace colophon {

namespace {

/// Rows whose lanes cost less than a frame has to spare.
constexpr std::size_t kAtOnce = 4'000;

using Versions = std::vector<const Version*>;

RowParents parentsOf(const Versions& versions, std::size_t group, const Catalog& catalog, const VersionPlaces& places,
                     const std::stop_token& stop)
{
    RowParents parents;
    for (const Version* version : versions) {
        if (stop.stop_requested())
            return {};
        parents.addRow();
        for (const ParentEdge& edge : version->parents) {
            const std::optional<VersionPosition> position = catalog.position(edge.parent);
            if (!position)
                continue;
            const VersionPlace place = places[position->model][position->version];
            if (place.row >= 0 && static_cast<std::size_t>(place.group) == group)
                parents.addParent({static_cast<std::uint32_t>(place.row), isInferred(edge.evidence)});
        }
    }
    return parents;
}

} // namespace

HistoryLanes::~HistoryLanes()
{
    m_stop.request_stop();
}

void HistoryLanes::begin(const HistoryRows& rows)
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = {};
    m_rows = &rows;
    m_lanes.clear();
    m_lanes.resize(rows.groups().size());
}

const LaneRow* HistoryLanes::row(std::size_t group, std::size_t row)
{
    GroupLanes& lanes = ask(group);
    if (!lanes.sheet || row >= lanes.sheet->size())
        return nullptr;
    if (!lanes.seen.row(row)) {
        std::swap(lanes.seen, lanes.seenBefore);
        if (!lanes.seen.row(row))
            lanes.seen = lanes.sheet->stretchAround(row);
    }
    return lanes.seen.row(row);
}

int HistoryLanes::count(std::size_t group)
{
    const GroupLanes& lanes = ask(group);
    if (lanes.sheet)
        m_lastCount = lanes.sheet->laneCount();
    return m_lastCount;
}

HistoryLanes::GroupLanes& HistoryLanes::ask(std::size_t group)
{
    GroupLanes& lanes = m_lanes[group];
    if (lanes.isAsked)
        return lanes;
    lanes.isAsked = true;
    const Versions& versions = m_rows->groups()[group].versions;
    if (versions.size() <= kAtOnce)
        lanes.sheet = std::make_shared<const LaneSheet>(
            parentsOf(versions, group, *m_rows->catalog(), *m_rows->places(), m_stop.get_token()));
    else
        makeElsewhere(group);
    return lanes;
}

void HistoryLanes::makeElsewhere(std::size_t group)
{
    auto promise = std::make_shared<QPromise<SheetPointer>>();
    promise->future().then(this, [this, group, generation = m_generation](const SheetPointer& made) {
        if (generation != m_generation)
            return;
        m_lanes[group].sheet = made;
        Q_EMIT ready();
    });
    promise->start();
    // The catalog keeps the versions alive that the rows point to.
    QThreadPool::globalInstance()->start([promise, group, catalog = m_rows->catalog(), places = m_rows->places(),
                                          versions = m_rows->groups()[group].versions, stop = m_stop.get_token()] {
        promise->addResult(
            std::make_shared<const LaneSheet>(parentsOf(versions, group, *catalog, *places, stop), stop));
        promise->finish();
    });
}

} // namespace colophon
