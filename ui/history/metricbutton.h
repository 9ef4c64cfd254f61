#pragma once

#include "models/compare/comparison.h"

#include <QPushButton>

class QMenu;

namespace colophon {

/// "accuracy, higher is better": opens the menu of metrics, in which the direction can be corrected.
class MetricButton : public QPushButton
{
    Q_OBJECT

public:
    explicit MetricButton(QWidget* parent = nullptr);

    void setMetrics(const std::vector<Name>& metrics, Name current, Direction direction);
    Name metric() const { return m_current; }
    /// Entries at the end that explain the lines, where there is no room for a legend.
    void setLegendInMenu(bool isInMenu) { m_hasLegend = isInMenu; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void metricChosen(colophon::Name metric);
    void directionChosen(colophon::Direction direction);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString nameText() const;
    void fillMenu();
    void addDirection(Direction direction, const QString& text);

    QMenu* m_menu;
    std::vector<Name> m_metrics;
    Name m_current;
    Direction m_direction = Direction::None;
    bool m_hasLegend = false;
};

/// What the lines of Evolution and of the lanes mean.
class EvolutionLegend : public QWidget
{
    Q_OBJECT

public:
    explicit EvolutionLegend(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

QString directionText(Direction direction);

} // namespace colophon
