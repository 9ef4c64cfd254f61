#include "ui/plots/barsview.h"

#include "models/compare/numbertext.h"
#include "ui/plots/plotcursor.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr double kTop = 22; // room for the values over full bars
constexpr double kNoteHeight = 16;
constexpr double kBottom = 30;
constexpr double kLeft = 52;
constexpr double kRight = 16;
constexpr double kGroupShare = 0.78; // of the width of a group that bars take
constexpr int kPaleAlpha = 120;

QString fullText(const BarValue& value)
{
    return value.text;
}

/// Two significant digits, without a leading zero: ".81", "1.5", "38".
QString shortText(const BarValue& value)
{
    if (!value.value)
        return {};
    const double size = std::abs(*value.value);
    const int decimals = size >= 10 ? 0 : size >= 1 ? 1 : 2;
    QString text = QString::fromStdString(numberText(*value.value, decimals));
    if (size < 1 && text.startsWith(QStringLiteral("0.")))
        text.remove(0, 1);
    return text;
}

} // namespace

BarsView::BarsView(PlotCursor& cursor, QWidget* parent)
    : PlotView(cursor, parent)
    , m_scene(std::make_unique<QGraphicsScene>())
    , m_chart(new QChart)
    , m_shares(new QValueAxis)
    , m_groups(new QBarCategoryAxis)
{
    setAccessibleName(tr("Metrics side by side"));
    m_scene->addItem(m_chart);
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    // Qt Charts lays its axes out later than its bars, and their labels take HTML: both are painted here.
    m_shares->setRange(0, 100);
    m_shares->setVisible(false);
    m_groups->setVisible(false);
    m_chart->addAxis(m_shares, Qt::AlignLeft);
    m_chart->addAxis(m_groups, Qt::AlignBottom);
    connect(&Theme::instance(), &Theme::changed, this, &BarsView::rebuild);
}

BarsView::~BarsView() = default;

void BarsView::setData(BarData data)
{
    m_data = std::move(data);
    rebuild();
    announce();
}

bool BarsView::isEmpty() const
{
    return std::ranges::none_of(m_data.groups, [](const BarGroup& group) {
        return std::ranges::any_of(group.values, [](const BarValue& value) { return value.value.has_value(); });
    });
}

/// Of the largest value of the group, 0 to 100. Values below zero have no length.
double BarsView::share(std::size_t group, std::size_t version) const
{
    double largest = 0;
    for (const BarValue& value : m_data.groups[group].values)
        if (value.value && std::isfinite(*value.value))
            largest = std::max(largest, *value.value);
    // Scores between 0 and 1 keep that scale: half a bar is one half.
    if (largest > 0.5 && largest <= 1)
        largest = 1;
    const std::optional<double>& value = m_data.groups[group].values[version].value;
    return value && std::isfinite(*value) && largest > 0 ? std::max(0.0, *value / largest * 100) : 0;
}

void BarsView::rebuild()
{
    if (m_series)
        m_chart->removeSeries(m_series);
    delete m_series;
    m_series = new QBarSeries;
    m_series->setBarWidth(kGroupShare);
    m_groups->clear();
    m_categories.clear();
    for (const BarGroup& group : m_data.groups)
        m_categories << QString::number(m_categories.size()) + u' ' + group.name.toHtmlEscaped();
    for (std::size_t version = 0; version < m_data.versions.size(); ++version) {
        // Qt Charts takes names for HTML.
        auto* bars = new QBarSet(m_data.versions[version].name.toHtmlEscaped());
        const QColor colour = Theme::instance().versionColour(m_data.versions[version].slot);
        QColor pale = colour;
        pale.setAlpha(kPaleAlpha);
        bars->setColor(colour);
        bars->setSelectedColor(pale);
        bars->setPen(QPen(Theme::instance().colour(Tone::Surface), 2));
        for (std::size_t group = 0; group < m_data.groups.size(); ++group) {
            bars->append(share(group, version));
            bars->setBarSelected(int(group), m_data.groups[group].values[version].isOtherData);
        }
        m_series->append(bars);
    }
    m_groups->append(m_categories);
    m_chart->addSeries(m_series);
    m_series->attachAxis(m_groups);
    m_series->attachAxis(m_shares);
    update();
}

QRectF BarsView::plotRect(QSize size) const
{
    // The line that names what is left out stands above the values of the highest bars.
    const double top = shownGroups(size) < m_data.groups.size() ? kTop + kNoteHeight : kTop;
    return {QPointF(kLeft, top),
            QPointF(std::max(kLeft + 20, size.width() - kRight), std::max(top + 20, size.height() - kBottom))};
}

/// Names of metrics are never cut: as many groups as have room for their names. The rest is in the table.
std::size_t BarsView::shownGroups(QSize size) const
{
    const QFontMetricsF metrics(Theme::instance().font(TypeSize::Small));
    const double width = std::max(20.0, size.width() - kRight - kLeft);
    double widest = 0;
    std::size_t count = 0;
    for (const BarGroup& group : m_data.groups) {
        widest = std::max(widest, metrics.horizontalAdvance(visibleText(group.name)) + 8);
        if (count > 0 && widest * double(count + 1) > width)
            break;
        ++count;
    }
    return count;
}

QRectF BarsView::barRect(std::size_t group, std::size_t version, QSize size) const
{
    const std::size_t shown = shownGroups(size);
    if (group >= shown || !m_data.groups[group].values[version].value)
        return {};
    const QRectF plot = plotRect(size);
    const double groupWidth = plot.width() / double(shown);
    const double barWidth = groupWidth * kGroupShare / double(m_data.versions.size());
    const double left = plot.left() + (double(group) + (1 - kGroupShare) / 2) * groupWidth + double(version) * barWidth;
    const double height = plot.height() * share(group, version) / 100;
    return {left, plot.bottom() - height, barWidth, height};
}

void BarsView::paintPlot(QPainter& painter, QSize size, bool interactive)
{
    if (isEmpty())
        return;
    m_chart->setGeometry(QRectF(QPointF(), QSizeF(size)));
    m_chart->setPlotArea(plotRect(size));
    m_groups->setRange(m_categories.front(), m_categories.at(qsizetype(shownGroups(size)) - 1));
    paintShares(painter, size);
    m_scene->setSceneRect(QRectF(QPointF(), QSizeF(size)));
    m_scene->render(&painter, QRectF(QPointF(), QSizeF(size)), m_scene->sceneRect());
    paintValues(painter, size);
    paintGroupNames(painter, size);
    if (!interactive || plotCursor().version().isEmpty())
        return;
    // The version in question is underlined in every group.
    for (std::size_t version = 0; version < m_data.versions.size(); ++version)
        for (std::size_t group = 0; group < shownGroups(size); ++group)
            if (m_data.versions[version].id == plotCursor().version()) {
                const QRectF bar = barRect(group, version, size);
                painter.fillRect(QRectF(bar.left() + 1, plotRect(size).bottom() + 2, bar.width() - 2, 2),
                                 Theme::instance().colour(Tone::Text));
            }
}

void BarsView::paintShares(QPainter& painter, QSize size) const
{
    const Theme& theme = Theme::instance();
    const QRectF plot = plotRect(size);
    painter.save();
    painter.setFont(theme.font(TypeSize::Caption));
    for (const int share : {0, 50, 100}) {
        const double y = std::floor(plot.bottom() - plot.height() * share / 100.0) + 0.5;
        painter.setPen(QPen(theme.colour(share == 0 ? Tone::Control : Tone::Grid), 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.colour(Tone::Muted));
        painter.drawText(QRectF(0, y - 9, plot.left() - 8, 18), Qt::AlignRight | Qt::AlignVCenter,
                         QStringLiteral("%1 %").arg(share));
    }
    painter.restore();
}

/// The longest form that fits over every bar, so that all values are written alike; none where even the short is too
/// long.
void BarsView::paintValues(QPainter& painter, QSize size) const
{
    painter.save();
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    const QFontMetricsF metrics(painter.font());
    const double room
        = plotRect(size).width() / double(shownGroups(size)) * kGroupShare / double(m_data.versions.size());
    const auto fits = [&](QString (*form)(const BarValue&)) {
        return std::ranges::all_of(m_data.groups, [&](const BarGroup& group) {
            return std::ranges::all_of(
                group.values, [&](const BarValue& value) { return metrics.horizontalAdvance(form(value)) <= room; });
        });
    };
    QString (*form)(const BarValue&) = fits(fullText) ? fullText : fits(shortText) ? shortText : nullptr;
    for (std::size_t group = 0; form && group < m_data.groups.size(); ++group) {
        for (std::size_t version = 0; version < m_data.versions.size(); ++version) {
            const QRectF bar = barRect(group, version, size);
            const BarValue& value = m_data.groups[group].values[version];
            if (bar.width() <= 0)
                continue;
            painter.setPen(Theme::instance().colour(value.isOtherData ? Tone::Warning : Tone::Muted));
            painter.drawText(QRectF(bar.center().x() - 40, bar.top() - 16, 80, 14), Qt::AlignCenter, form(value));
        }
    }
    painter.restore();
}

void BarsView::paintGroupNames(QPainter& painter, QSize size) const
{
    const QRectF plot = plotRect(size);
    const std::size_t shown = shownGroups(size);
    const double width = plot.width() / double(shown);
    painter.save();
    painter.setFont(Theme::instance().font(TypeSize::Small));
    painter.setPen(Theme::instance().colour(Tone::Text));
    for (std::size_t group = 0; group < shown; ++group) {
        const QRectF area(plot.left() + double(group) * width, plot.bottom() + 6, width, 18);
        painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, visibleText(m_data.groups[group].name));
    }
    if (shown < m_data.groups.size()) {
        painter.setFont(Theme::instance().font(TypeSize::Caption));
        painter.setPen(Theme::instance().colour(Tone::Muted));
        painter.drawText(QRectF(plot.left(), 2, plot.width(), kNoteHeight), Qt::AlignRight | Qt::AlignVCenter,
                         tr("%n more in the table", nullptr, int(m_data.groups.size() - shown)));
    }
    painter.restore();
}

QString BarsView::finding() const
{
    if (isEmpty())
        return tr("No metric to compare");
    QStringList groups;
    for (const BarGroup& group : m_data.groups)
        groups << group.name;
    return tr("%1 of %n version(s), each as a share of its axis", nullptr, int(m_data.versions.size()))
        .arg(groups.join(QStringLiteral(", ")));
}

TextTable BarsView::table() const
{
    TextTable table{{tr("metric")}, {}};
    for (const BarVersion& version : m_data.versions)
        table.header << version.name;
    for (const BarGroup& group : m_data.groups) {
        QStringList row{group.name};
        for (const BarValue& value : group.values)
            row << (value.value ? QString::fromStdString(exactText(*value.value)) : QString());
        table.rows << row;
    }
    return table;
}

std::optional<BarsView::Place> BarsView::barAt(QPointF position) const
{
    const QRectF plot = plotRect(size());
    for (std::size_t group = 0; group < m_data.groups.size(); ++group)
        for (std::size_t version = 0; version < m_data.versions.size(); ++version) {
            const QRectF bar = barRect(group, version, size());
            if (bar.width() > 0 && QRectF(bar.left(), plot.top(), bar.width(), plot.height()).contains(position))
                return Place{group, version};
        }
    return {};
}

QString BarsView::sentence(const Place& place) const
{
    const BarGroup& group = m_data.groups[place.group];
    const BarValue& value = group.values[place.version];
    const QString number = value.value ? QString::fromStdString(exactText(*value.value)) : tr("not recorded");
    const QString other = value.isOtherData ? tr(", measured on other data") : QString();
    const QString direction = group.direction.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(group.direction);
    return QStringLiteral("%1 of %2: %3%4%5")
        .arg(group.name, m_data.versions[place.version].name, number, other, direction);
}

void BarsView::mouseMoveEvent(QMouseEvent* event)
{
    const auto place = barAt(event->position());
    plotCursor().setVersion(place ? m_data.versions[place->version].id : QString());
}

void BarsView::mousePressEvent(QMouseEvent* event)
{
    const auto place = barAt(event->position());
    if (event->button() == Qt::LeftButton && place)
        Q_EMIT versionActivated(m_data.versions[place->version].id);
}

void BarsView::leaveEvent(QEvent* event)
{
    PlotView::leaveEvent(event);
    if (!hasFocus())
        plotCursor().setVersion({});
}

void BarsView::keyPressEvent(QKeyEvent* event)
{
    const int direction = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (direction == 0 || m_data.versions.empty()) {
        PlotView::keyPressEvent(event);
        return;
    }
    const auto at = std::ranges::find(m_data.versions, plotCursor().version(), &BarVersion::id);
    const auto count = std::ptrdiff_t(m_data.versions.size());
    const std::ptrdiff_t index = at == m_data.versions.end() ? (direction > 0 ? -1 : 0) : at - m_data.versions.begin();
    plotCursor().setVersion(m_data.versions[std::size_t((index + direction + count) % count)].id);
}

bool BarsView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotView::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const auto place = barAt(help->pos());
    QToolTip::showText(help->globalPos(), place ? plainToolTip(sentence(*place)) : QString(), this);
    return true;
}

} // namespace colophon
