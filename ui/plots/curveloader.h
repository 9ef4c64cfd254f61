#pragma once

#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "ui/plots/series.h"

#include <QHash>
#include <QObject>

namespace colophon {

/// Reads the curves of one metric of several versions, each prepared for drawing off the GUI thread, and hands them
/// over as they arrive. Curves that were read stay until the catalog changes.
class CurveLoader : public QObject
{
    Q_OBJECT

public:
    CurveLoader(Workspace& workspace, const ChosenVersions& chosen, QObject* parent = nullptr);

    /// Shows this metric of these versions of the workspace's catalog; the first is what the others are compared with.
    void load(Name metric, const std::vector<const Version*>& versions);
    void setAxis(CurveAxis axis);
    /// How much lines are smoothed, 0 to 1; the curves themselves stay.
    void setSmoothing(double weight);

    Name metric() const { return m_metric; }
    CurveAxis axis() const { return m_axis; }
    const std::vector<CurveSeries>& series() const { return m_series; }
    /// Versions whose curve could not be read, with file, line and reason.
    const QStringList& failures() const { return m_failures; }
    /// Names of versions that have no curve of the metric.
    const QStringList& withoutCurve() const { return m_withoutCurve; }

Q_SIGNALS:
    void changed();

private:
    QString cacheKey(const QString& id) const;
    void fetchMissing();
    void fetch(const QString& id, const QString& name);
    void fail(const QString& id, const QString& name, const Problem& problem);
    void receive(const QString& id, const QString& key, const CurvePointer& curve);
    void smooth(const QString& id);

    Workspace& m_workspace;
    const ChosenVersions& m_chosen;
    Name m_metric;
    CurveAxis m_axis = CurveAxis::Step;
    double m_smoothing = 0;
    std::vector<CurveSeries> m_series; ///< of the versions whose curve is not known to be broken
    std::vector<CurveSeries> m_wanted; ///< of all versions that have a curve
    QStringList m_failures;
    QStringList m_withoutCurve;
    QHash<QString, CurvePointer> m_read; ///< by version id, metric and axis
};

} // namespace colophon
