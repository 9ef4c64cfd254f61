#pragma once

#include "models/items/historyrows.h"
#include "models/lineage/lanes.h"

#include <QObject>

#include <memory>
#include <stop_token>
#include <vector>

namespace colophon {

/// The lineage lanes of the shown rows. Those of small groups are made when a row first asks; large groups are walked
/// through on a worker thread, because a filter has to show its rows before a hundred thousand lanes are laid. A walk
/// through rows that are no longer shown is stopped.
class HistoryLanes : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~HistoryLanes() override;

    /// Forgets the lanes of before; `rows` must outlive this or begin anew.
    void begin(const HistoryRows& rows);
    /// Null while they are worked out. Valid until the next call.
    const LaneRow* row(std::size_t group, std::size_t row);
    /// Most lanes of all rows of a group; the count of before while they are worked out.
    int count(std::size_t group);

Q_SIGNALS:
    void ready();

private:
    using SheetPointer = std::shared_ptr<const LaneSheet>;

    struct GroupLanes
    {
        SheetPointer sheet; ///< null while it is worked out
        LaneStretch seen; ///< the rows that were asked for last
        LaneStretch seenBefore; ///< a page of rows may lie on both sides of a border
        bool isAsked = false;
    };

    GroupLanes& ask(std::size_t group);
    void makeElsewhere(std::size_t group);

    const HistoryRows* m_rows = nullptr;
    std::vector<GroupLanes> m_lanes; ///< by group
    int m_lastCount = 1;
    std::stop_source m_stop; ///< of the walks through the present rows
    quint64 m_generation = 0; ///< late results for earlier rows are dropped
};

} // namespace colophon
