#pragma once

#include "ui/plots/axis.h"
#include "ui/plots/plotview.h"
#include "ui/plots/series.h"

namespace colophon {

/// A metric from version to version: one line for each stretch of equal evaluation data, whiskers where the noise is
/// known, and bands above what is or was in production. Arrows move from version to version, Enter chooses one.
class TrendView : public PlotView
{
    Q_OBJECT

public:
    explicit TrendView(PlotCursor& cursor, QWidget* parent = nullptr);

    void setData(TrendData data);
    const TrendData& data() const { return m_data; }

    QString finding() const override;
    TextTable table() const override;
    bool isEmpty() const override;

    /// Where a point is painted in a widget of this size.
    QPointF pointAt(std::size_t index, QSize size) const;

protected:
    void paintPlot(QPainter& painter, QSize size, bool interactive) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame
    {
        QRectF plot;
        Axis y;
        double step = 0;
    };
    Frame frame(QSize size) const;
    QPointF pointAt(const Frame& frame, std::size_t index) const;
    int nearest(QPointF position) const; ///< index of the point; -1 if none is near
    int current() const; ///< point of the cursor's version
    QString sentence(const TrendPoint& point) const;
    QString productionText(std::size_t point) const;

    void paintBands(QPainter& painter, const Frame& frame) const;
    void paintBandName(QPainter& painter, const QRectF& box, const TrendBand& band) const;
    void paintLines(QPainter& painter, const Frame& frame) const;
    void paintPartNotes(QPainter& painter, const Frame& frame) const;
    void paintPoints(QPainter& painter, const Frame& frame, bool interactive) const;
    void paintNames(QPainter& painter, const Frame& frame) const;
    std::vector<std::size_t> namedPoints(double room, const Frame& frame) const;

    TrendData m_data;
};

} // namespace colophon
