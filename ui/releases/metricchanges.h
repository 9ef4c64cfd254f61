#pragma once

#include "models/compare/comparison.h"
#include "ui/widgets/numberpainter.h"

#include <QList>
#include <QWidget>

namespace colophon {

/// One metric of a release: what it was, what it is, and how that is to be judged.
struct MetricChange
{
    QString key;
    QString before;
    QString after;
    Change change;

    friend bool operator==(const MetricChange&, const MetricChange&) = default;
};

/// Those of the metrics that both versions have, judged by the direction that was corrected, else by their name.
QList<MetricChange> metricChanges(const Version& from, const Version& to, const std::vector<Name>& keys,
                                  const Directions& corrected);

/// Paints changes of metrics, side by side in one line or below each other.
class MetricChanges : public QWidget
{
    Q_OBJECT

public:
    MetricChanges(Qt::Orientation orientation, QWidget* parent = nullptr);

    void setChanges(const QList<MetricChange>& changes);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintLine(QPainter& painter) const;
    void paintRow(QPainter& painter, const QRect& row, const MetricChange& change) const;

    Qt::Orientation m_orientation;
    QList<MetricChange> m_changes;
};

} // namespace colophon
