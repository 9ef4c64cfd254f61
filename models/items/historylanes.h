#pragma once

#include "models/items/historyrows.h"
#include "models/lineage/lineage.h"

#include <QObject>

#include <vector>

namespace colophon {

/// The lineage lanes of the shown rows. Those of small groups are made when a row first asks; large groups are worked
/// out on a worker thread, because a filter has to show its rows before a hundred thousand lanes are laid.
class HistoryLanes : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Forgets the lanes of before; `rows` must outlive this or begin anew.
    void begin(const HistoryRows& rows);
    /// Null while they are worked out.
    const LaneRow* row(std::size_t group, std::size_t row);
    /// Most lanes of all rows of a group; the count of before while they are worked out.
    int count(std::size_t group);

Q_SIGNALS:
    void ready();

private:
    struct Lanes
    {
        std::vector<LaneRow> rows;
        int count = 0;
        bool isAsked = false;
    };

    static Lanes make(const std::vector<const Version*>& versions);
    Lanes& ask(std::size_t group);
    void makeElsewhere(std::size_t group);

    const HistoryRows* m_rows = nullptr;
    std::vector<Lanes> m_lanes; ///< by group
    int m_lastCount = 1;
    quint64 m_generation = 0; ///< late results for earlier rows are dropped
};

} // namespace colophon
