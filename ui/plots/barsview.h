#pragma once

#include "ui/plots/plotview.h"
#include "ui/plots/series.h"

#include <QGraphicsScene>

#include <memory>

class QBarCategoryAxis;
class QBarSeries;
class QChart;
class QValueAxis;

namespace colophon {

/// Metrics of several versions side by side: each group has a scale of its own, from 0 to its largest value, so a bar
/// is a share. Values measured on other data are pale. Arrows move from bar to bar.
class BarsView : public PlotView
{
    Q_OBJECT

public:
    explicit BarsView(PlotCursor& cursor, QWidget* parent = nullptr);
    ~BarsView() override;

    void setData(BarData data);
    const BarData& data() const { return m_data; }

    QString finding() const override;
    TextTable table() const override;
    bool isEmpty() const override;

    /// The bar of one value in a widget of this size; empty where nothing is recorded.
    QRectF barRect(std::size_t group, std::size_t version, QSize size) const;

protected:
    void paintPlot(QPainter& painter, QSize size, bool interactive) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Place
    {
        std::size_t group = 0;
        std::size_t version = 0;
    };
    QRectF plotRect(QSize size) const;
    std::size_t shownGroups(QSize size) const;
    double share(std::size_t group, std::size_t version) const;
    std::optional<Place> barAt(QPointF position) const;
    QString sentence(const Place& place) const;
    void rebuild();
    void paintShares(QPainter& painter, QSize size) const;
    void paintValues(QPainter& painter, QSize size) const;
    void paintGroupNames(QPainter& painter, QSize size) const;

    BarData m_data;
    std::unique_ptr<QGraphicsScene> m_scene;
    QChart* m_chart;
    QValueAxis* m_shares;
    QBarCategoryAxis* m_groups;
    QStringList m_categories;
    QBarSeries* m_series = nullptr;
};

} // namespace colophon
