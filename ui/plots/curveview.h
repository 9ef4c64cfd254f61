#pragma once

#include "models/items/metriccurve.h"
#include "ui/plots/curvepainting.h"
#include "ui/plots/plotview.h"

#include <QPoint>

namespace colophon {

struct CurveOptions
{
    CurveAxis across = CurveAxis::Step; ///< what the points of the series are laid out by
    bool showsBand = true;
    bool isLogarithmic = false;
    bool showsStrip = true; ///< the overview below, to choose the part that is shown
    bool showsReadout = false; ///< values at the cursor in a box; off where a list beside the plot shows them

    friend bool operator==(const CurveOptions&, const CurveOptions&) = default;
};

/// Metric curves of several versions over their steps: every peak is kept at every zoom, as minimum and maximum of each
/// pixel column are painted. Drag zooms, Shift+drag and the middle button move, the wheel zooms at the pointer, the
/// strip below shows the whole; the cursor is shared with other plots.
class CurveView : public PlotView
{
    Q_OBJECT

public:
    explicit CurveView(PlotCursor& cursor, QWidget* parent = nullptr);

    /// `metric` is what the curves are of. Series whose curve is null are still being read.
    void setCurves(const QString& metric, std::vector<CurveSeries> series);
    void setOptions(const CurveOptions& options);
    const CurveOptions& options() const { return m_options; }
    const std::vector<CurveSeries>& series() const { return m_series; }

    /// The part shown, in steps.
    double from() const { return m_from; }
    double to() const { return m_to; }
    void showRange(double from, double to);
    void showAll(); ///< all steps and all values
    void zoomBack(); ///< to the part shown before
    void zoomIn() { zoom(0.5, (m_from + m_to) / 2); }
    void zoomOut() { zoom(2, (m_from + m_to) / 2); }
    bool canZoomBack() const { return !m_earlier.empty(); }
    bool showsAll() const;

    QString finding() const override;
    TextTable table() const override;
    QAbstractTableModel* tableModel(QObject* parent) const override;
    bool isEmpty() const override;

    /// Where the curves are painted and what its edges mean, for a widget of this size.
    CurveFrame frame(QSize size) const;

Q_SIGNALS:
    void rangeChanged();

protected:
    void paintPlot(QPainter& painter, QSize size, bool interactive) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Zoom, Move, StripFrom, StripTo, StripMove };

    std::pair<double, double> wholeRange() const;
    std::pair<double, double> valueRangeShown() const;
    static double valueAxisWidth(const Axis& axis);
    double labelWidth() const;
    QRectF stripRect(QSize size) const;
    Axis stripAxis(QSize size) const;
    void setRange(double from, double to);
    void remember();
    void forgetRange();
    void zoom(double factor, double centre);
    void moveCursor(int direction, bool byPage);
    void chooseSeries(int direction);
    void hover(QPointF position);
    Drag dragAt(QPointF position) const;
    void dragStrip(QPointF position);
    const CurveSeries* activeSeries() const;

    void paintCurves(QPainter& painter, const CurveFrame& frame) const;
    void paintLabels(QPainter& painter, const CurveFrame& frame);
    void paintOutside(QPainter& painter, const CurveFrame& frame, const QStringList& above, const QStringList& below);
    void paintStrip(QPainter& painter, QSize size) const;
    void paintCursor(QPainter& painter, const CurveFrame& frame) const;
    void paintReadout(QPainter& painter, const CurveFrame& frame, double x) const;
    void paintProgress(QPainter& painter, const CurveFrame& frame) const;

    QString m_metric;
    std::vector<CurveSeries> m_series;
    CurveOptions m_options;
    double m_from = 0;
    double m_to = 1;
    bool m_followsAll = true; ///< nobody zoomed: newly read curves widen the range
    bool m_fitsOutside = false; ///< the axis covers curves on other data, too, in a part of the steps
    std::vector<std::pair<double, double>> m_earlier;
    QRectF m_outsideLink;

    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_dragged;
    std::pair<double, double> m_pressedRange;
};

} // namespace colophon
