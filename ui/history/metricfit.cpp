#include "ui/history/metricfit.h"

#include "models/compare/numbertext.h"
#include "models/items/historycells.h"
#include "models/items/text.h"
#include "ui/widgets/numberpainter.h"
#include "ui/widgets/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <span>

namespace colophon {

namespace {

constexpr double kGap = 8; ///< least room between a value and its change
constexpr int kUsualChange = 62; ///< room for a change of usual length, so that values of all models line up
/// Versions measured for a column: the newest are what is seen.
constexpr std::size_t kSample = 200;
constexpr std::size_t kMostFormats = 2'000;

std::span<const Version> sampleOf(const Model& model)
{
    return std::span(model.versions).first(std::min(kSample, model.versions.size()));
}

QString valueAt(const HistoryMetricCell& cell, int decimals)
{
    return cell.change.number ? toQString(numberText(*cell.change.number, decimals)) : cell.value;
}

QString deltaAt(const HistoryMetricCell& cell, int decimals)
{
    return cell.change.delta && !cell.delta.isEmpty() ? toQString(deltaText(*cell.change.delta, decimals)) : QString();
}

double roomOfChange(const QFont& font, const QString& delta)
{
    // The triangle is the widest of the marks that follow a number.
    return delta.isEmpty() ? 0 : kGap + changeWidth(font, {delta, {}, ChangeMark::Better, true});
}

} // namespace

std::size_t MetricFit::PlaceHash::operator()(const Place& place) const
{
    const std::size_t column = std::hash<const void*>()(place.model) * 31 + std::hash<Name>()(place.key);
    return column * 31 + static_cast<std::size_t>(place.width);
}

MetricFit::MetricFit(const HistoryModel& model)
    : m_model(model)
{
    clear();
}

void MetricFit::clear()
{
    m_formats.clear();
    m_wanted.clear();
    m_valueFont = Theme::instance().font(TypeSize::Body);
    m_changeFont = Theme::instance().font(TypeSize::Caption);
}

void MetricFit::followCatalog()
{
    if (m_catalog == m_model.catalog() && m_formats.size() < kMostFormats)
        return;
    m_catalog = m_model.catalog();
    m_formats.clear();
    m_wanted.clear();
}

FittedMetric MetricFit::fitted(const Version& version, Name key, double width)
{
    followCatalog();
    const HistoryMetricCell cell = m_model.metricCell(version, key);
    const Model* model = m_catalog ? m_catalog->model(version.model.text()) : nullptr;
    if (!model || cell.value.isEmpty())
        return {cell.value, {}, 0};
    const Format& format = this->format(*model, key, static_cast<int>(width));
    FittedMetric fitted{valueAt(cell, format.decimals), {}, format.changeRoom};
    if (format.changeRoom > 0)
        fitted.delta = deltaAt(cell, format.decimals);
    const double value = numberWidth(m_valueFont, fitted.value);
    // Versions beside the measured ones may be longer: what they need is taken from the room between, then their
    // change.
    const double change = roomOfChange(m_changeFont, fitted.delta);
    if (value + change > width)
        fitted.delta.clear();
    fitted.changeRoom
        = std::clamp(width - value, 0.0, std::max(format.changeRoom, fitted.delta.isEmpty() ? 0 : change));
    if (value > width)
        fitted.value = QFontMetricsF(m_valueFont).elidedText(fitted.value, Qt::ElideRight, width);
    return fitted;
}

double MetricFit::wantedWidth(const Model& model, Name key)
{
    followCatalog();
    const Place place{&model, key, 0};
    if (const auto found = m_wanted.find(place); found != m_wanted.end())
        return found->second;
    return m_wanted.emplace(place, widthsOf(model, key, m_model.decimals(model, key)).sum()).first->second;
}

const MetricFit::Format& MetricFit::format(const Model& model, Name key, int width)
{
    const Place place{&model, key, width};
    if (const auto found = m_formats.find(place); found != m_formats.end())
        return found->second;
    return m_formats.emplace(place, chooseFormat(model, key, width)).first->second;
}

MetricFit::Format MetricFit::chooseFormat(const Model& model, Name key, double width) const
{
    std::vector<double> values;
    for (const Version& version : sampleOf(model)) {
        if (const HistoryMetricCell cell = m_model.metricCell(version, key); cell.change.number)
            values.push_back(*cell.change.number);
    }
    const int most = m_model.decimals(model, key);
    const int least = std::clamp(decimalsInNarrowList(values), 0, most);
    std::vector<Widths> widths;
    for (int decimals = most; decimals >= least; --decimals) {
        widths.push_back(widthsOf(model, key, decimals));
        const Widths& last = widths.back();
        if (last.sum() <= width) {
            const double usual = std::max<double>(last.change, Theme::instance().scaled(kUsualChange));
            return {decimals, std::min(usual, width - last.value)};
        }
    }
    for (int decimals = most; decimals > least; --decimals) {
        if (widths[static_cast<std::size_t>(most - decimals)].value <= width)
            return {decimals, 0};
    }
    return {least, 0};
}

MetricFit::Widths MetricFit::widthsOf(const Model& model, Name key, int decimals) const
{
    Widths widths;
    for (const Version& version : sampleOf(model)) {
        const HistoryMetricCell cell = m_model.metricCell(version, key);
        if (!cell.change.number)
            continue;
        widths.value = std::max(widths.value, numberWidth(m_valueFont, valueAt(cell, decimals)));
        widths.change = std::max(widths.change, roomOfChange(m_changeFont, deltaAt(cell, decimals)));
    }
    return widths;
}

} // namespace colophon
