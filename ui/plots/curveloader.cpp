#include "ui/plots/curveloader.h"

#include "models/compare/comparison.h"
#include "models/compare/versionnames.h"

namespace colophon {

namespace {

/// "v1.2.0: mlruns/1/metrics/loss, line 3: The value is no number."
QString failureText(const QString& name, const Problem& problem)
{
    QString place = QString::fromStdString(problem.file);
    if (!place.isEmpty() && problem.line > 0)
        place = CurveLoader::tr("%1, line %2").arg(place).arg(problem.line);
    const QString reason = QString::fromStdString(problem.reason);
    return place.isEmpty() ? QStringLiteral("%1: %2").arg(name, reason)
                           : QStringLiteral("%1: %2: %3").arg(name, place, reason);
}

} // namespace

CurveLoader::CurveLoader(Workspace& workspace, const ChosenVersions& chosen, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_chosen(chosen)
{
    connect(&workspace, &Workspace::catalogChanged, this, [this] { m_read.clear(); });
}

QString CurveLoader::cacheKey(const QString& id) const
{
    return QStringLiteral("%1\n%2\n%3").arg(id, QString::fromStdString(m_metric.text())).arg(int(m_axis));
}

void CurveLoader::load(Name metric, const std::vector<const Version*>& versions)
{
    m_metric = metric;
    m_wanted.clear();
    m_withoutCurve.clear();
    for (const Version* version : versions) {
        const QString id = QString::fromStdString(version->id);
        const QString name = QString::fromStdString(nameAmong(versions, *version));
        const Metric* value = version->facts.metric(metric);
        if (!value || !value->hasCurve)
            m_withoutCurve.append(name);
        else
            m_wanted.push_back({id,
                                name,
                                m_chosen.slot(id),
                                {},
                                {},
                                incomparability(*versions.front(), *version, metric).has_value()});
    }
    fetchMissing();
}

void CurveLoader::setAxis(CurveAxis axis)
{
    if (axis == m_axis)
        return;
    m_axis = axis;
    fetchMissing();
}

void CurveLoader::setSmoothing(double weight)
{
    if (weight == m_smoothing)
        return;
    m_smoothing = weight;
    for (CurveSeries& series : m_series) {
        if (weight > 0)
            smooth(series.id);
        else
            series.line.reset();
    }
    Q_EMIT changed();
}

void CurveLoader::fetchMissing()
{
    m_failures.clear();
    m_series = m_wanted;
    for (CurveSeries& series : m_series)
        series.curve = m_read.value(cacheKey(series.id));
    // Work that is started delivers later, never from inside these calls.
    for (const CurveSeries& series : m_series) {
        if (!series.curve)
            fetch(series.id, series.name);
        else if (m_smoothing > 0)
            smooth(series.id);
    }
    Q_EMIT changed();
}

void CurveLoader::fetch(const QString& id, const QString& name)
{
    const auto deliver = [this, id, name, key = cacheKey(id)](const std::expected<CurvePointer, Problem>& curve) {
        if (curve)
            receive(id, key, *curve);
        else if (key == cacheKey(id))
            fail(id, name, curve.error());
    };
    m_workspace.fetchCurve(id.toStdString(), m_metric, m_axis, this, deliver);
}

void CurveLoader::fail(const QString& id, const QString& name, const Problem& problem)
{
    const QString text = failureText(name, problem);
    if (!m_failures.contains(text))
        m_failures.append(text);
    std::erase_if(m_series, [&](const CurveSeries& series) { return series.id == id; });
    Q_EMIT changed();
}

void CurveLoader::receive(const QString& id, const QString& key, const CurvePointer& curve)
{
    m_read.insert(key, curve);
    if (key != cacheKey(id))
        return;
    for (CurveSeries& series : m_series) {
        if (series.id == id)
            series.curve = curve;
    }
    if (m_smoothing > 0)
        smooth(id);
    Q_EMIT changed();
}

void CurveLoader::smooth(const QString& id)
{
    const CurvePointer curve = m_read.value(cacheKey(id));
    if (!curve)
        return;
    const QString job = QStringLiteral("curves.smooth.%1.%2").arg(quintptr(this)).arg(id);
    m_workspace.smoothCurve(job, curve, m_smoothing, this, [this, id, curve](const CurvePointer& line) {
        for (CurveSeries& series : m_series) {
            if (series.id == id && series.curve == curve && m_smoothing > 0)
                series.line = line;
        }
        Q_EMIT changed();
    });
}

} // namespace colophon
