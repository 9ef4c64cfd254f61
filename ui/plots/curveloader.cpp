#include "ui/plots/curveloader.h"

namespace colophon {

namespace {

QString cacheKey(const QString& id, Name metric)
{
    return QString(id + u'\n' + QString::fromStdString(metric.text()));
}

} // namespace

CurveLoader::CurveLoader(Workspace& workspace, const ChosenVersions& chosen, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_chosen(chosen)
{
    connect(&workspace, &Workspace::catalogChanged, this, [this] { m_read.clear(); });
}

void CurveLoader::load(Name metric, const std::vector<const Version*>& versions, const QSet<QString>& otherData)
{
    m_metric = metric;
    m_series.clear();
    m_failures.clear();
    for (const Version* version : versions) {
        const Metric* value = version->facts.metric(metric);
        if (!value || !value->hasCurve)
            continue;
        const QString id = QString::fromStdString(version->id);
        m_series.push_back({id,
                            QString::fromStdString(displayLabel(*version)),
                            m_chosen.slot(id),
                            m_read.value(cacheKey(id, metric)),
                            {},
                            otherData.contains(id)});
    }
    for (std::size_t index = 0; index < m_series.size(); ++index) {
        if (!m_series[index].curve)
            fetch(index, m_series[index].id.toStdString());
    }
    Q_EMIT changed();
}

void CurveLoader::fetch(std::size_t index, const VersionId& id)
{
    const QString text = m_series[index].id;
    const QString name = m_series[index].name;
    using Curve = std::expected<std::shared_ptr<const CurvePyramid>, Problem>;
    m_workspace.fetchCurve(id, m_metric, this, [this, text, name, metric = m_metric](const Curve& curve) {
        if (curve)
            receive(text, metric, *curve);
        else if (metric == m_metric)
            fail(text, name, curve.error());
    });
}

void CurveLoader::fail(const QString& id, const QString& name, const Problem& problem)
{
    m_failures.append(QStringLiteral("%1: %2").arg(name, QString::fromStdString(problem.reason)));
    std::erase_if(m_series, [&](const CurveSeries& series) { return series.id == id; });
    Q_EMIT changed();
}

void CurveLoader::receive(const QString& id, Name metric, std::shared_ptr<const CurvePyramid> curve)
{
    m_read.insert(cacheKey(id, metric), curve);
    if (metric != m_metric)
        return;
    for (CurveSeries& series : m_series) {
        if (series.id == id)
            series.curve = curve;
    }
    Q_EMIT changed();
}

} // namespace colophon
