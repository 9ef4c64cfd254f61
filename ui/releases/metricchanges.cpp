#include "ui/releases/metricchanges.h"

#include "models/compare/numbertext.h"
#include "ui/plots/standingmark.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace colophon {

namespace {

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

QList<MetricChange> metricChanges(const Version& from, const Version& to, const std::vector<Name>& keys,
                                  const Directions& corrected)
{
    QList<MetricChange> changes;
    for (const Name& key : keys) {
        const ComparisonCell cell = compareMetric(from, to, key, directionOf(key, corrected));
        if (!cell.number || !cell.delta)
            continue;
        const double before = *cell.number - *cell.delta;
        const double values[]{before, *cell.number};
        const int decimals = decimalsFor(values);
        changes.append({visibleText(toText(key.text())), toText(numberText(before, decimals)),
                        toText(numberText(*cell.number, decimals)), changeOf(cell, before, decimals)});
    }
    return changes;
}

MetricChanges::MetricChanges(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MetricChanges::setChanges(const QList<MetricChange>& changes)
{
    m_changes = changes;
    QStringList spoken;
    for (const MetricChange& change : changes)
        spoken.append(QStringLiteral("%1 %2, %3").arg(change.key, change.after, changeText(change.change)));
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    setPlainToolTip(*this, accessibleName());
    updateGeometry();
    update();
}

QSize MetricChanges::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const int rows = m_orientation == Qt::Horizontal ? 1 : static_cast<int>(m_changes.size());
    return {theme.scaled(240), rows * theme.scaled(22)};
}

QSize MetricChanges::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void MetricChanges::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_orientation == Qt::Horizontal) {
        paintLine(painter);
        return;
    }
    const int height = Theme::instance().scaled(22);
    for (int row = 0; row < m_changes.size(); ++row)
        paintRow(painter, QRect(0, row * height, width(), height), m_changes[row]);
}

/// As many changes as fit; the rest is in the tool tip.
void MetricChanges::paintLine(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TypeSize::Body);
    const int gap = theme.scaled(6);
    int x = 0;
    for (const MetricChange& change : m_changes) {
        const QString words = change.key + u' ' + change.after;
        const int wordsWidth = QFontMetrics(font).horizontalAdvance(words);
        const int changeWide = static_cast<int>(std::ceil(changeWidth(font, change.change)));
        if (x + wordsWidth + gap + changeWide > width())
            return;
        painter.setFont(font);
        painter.setPen(theme.colour(Tone::Text));
        painter.drawText(QRect(x, 0, wordsWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, words);
        x += wordsWidth + gap;
        paintChange(painter, QRectF(x, 0, changeWide, height()), Qt::AlignLeft | Qt::AlignVCenter, change.change);
        x += changeWide + theme.scaled(16);
    }
}

void MetricChanges::paintRow(QPainter& painter, const QRect& row, const MetricChange& change) const
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TypeSize::Small);
    // The change keeps its room and the values theirs; the name makes way.
    const QString values = QStringLiteral("%1 → %2").arg(change.before, change.after);
    const int taken = static_cast<int>(std::ceil(changeWidth(font, change.change)))
        + QFontMetrics(font).horizontalAdvance(values) + 2 * theme.scaled(8);
    const int keyWidth = std::min(row.width() / 3, row.width() - taken);
    painter.setFont(font);
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(QRect(row.left(), row.top(), keyWidth - 4, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(change.key, Qt::ElideMiddle, keyWidth - 4));
    painter.setPen(theme.colour(Tone::Text));
    painter.drawText(row.adjusted(keyWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, values);
    paintChange(painter, row, Qt::AlignRight | Qt::AlignVCenter, change.change);
}

} // namespace colophon
