#pragma once

#include "models/items/choice.h"
#include "models/items/workspace.h"
#include "ui/plots/series.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace colophon {

/// Reads the curves of one metric of several versions, each prepared for drawing off the GUI thread, and hands them
/// over as they arrive. Curves that were read stay until the catalog changes.
class CurveLoader : public QObject
{
    Q_OBJECT

public:
    CurveLoader(Workspace& workspace, const ChosenVersions& chosen, QObject* parent = nullptr);

    /// Shows this metric of these versions; `otherData`: ids that are not comparable with the baseline.
    void load(Name metric, const std::vector<const Version*>& versions, const QSet<QString>& otherData);
    Name metric() const { return m_metric; }
    const std::vector<CurveSeries>& series() const { return m_series; }
    /// Versions whose curve could not be read, with the reason.
    const QStringList& failures() const { return m_failures; }

Q_SIGNALS:
    void changed();

private:
    void fetch(std::size_t index, const VersionId& id);
    void fail(const QString& id, const QString& name, const Problem& problem);
    void receive(const QString& id, Name metric, std::shared_ptr<const CurvePyramid> curve);

    Workspace& m_workspace;
    const ChosenVersions& m_chosen;
    Name m_metric;
    std::vector<CurveSeries> m_series;
    QStringList m_failures;
    QHash<QString, std::shared_ptr<const CurvePyramid>> m_read; ///< by version id and metric
};

} // namespace colophon
