#pragma once

#include "models/items/historymodel.h"

#include <QHeaderView>

namespace colophon {

/// Header of the history table: metric names stand over their numbers, at the right.
class HistoryHeader : public QHeaderView
{
    Q_OBJECT

public:
    HistoryHeader(const HistoryModel& model, QWidget* parent = nullptr);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
    bool event(QEvent* event) override;

private:
    const HistoryModel& m_model;
};

} // namespace colophon
