#include "ui/details/changerows.h"

#include "models/compare/metricdecimals.h"
#include "models/compare/noiserows.h"
#include "models/compare/numbertext.h"
#include "models/compare/valuetext.h"
#include "ui/plots/standingmark.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr qsizetype kLongestValue = 18;
constexpr qsizetype kLongestTip = 400;
constexpr int kMostKey = 36; ///< per cent of the width

QString toText(const std::string& text)
{
    return visibleText(QString::fromStdString(text));
}

bool isShownGroup(FactGroup group)
{
    return group == FactGroup::Metrics || group == FactGroup::Parameters || group == FactGroup::Datasets
        || group == FactGroup::Code || group == FactGroup::Environment || group == FactGroup::Architecture;
}

QString cut(const QString& text, qsizetype most)
{
    return text.size() > most ? QString(text.left(most - 1) + u'…') : text;
}

/// Hashes and paths are cut: the full values are in the comparison.
QString shortText(const ComparisonCell& cell)
{
    if (cell.standing == Standing::Missing)
        return QStringLiteral("–");
    return cut(toText(shortened(readableValue(cell.text, cell.type))), kLongestValue);
}

QString wholeText(const ComparisonCell& cell)
{
    return cell.standing == Standing::Missing ? QString()
                                              : cut(toText(readableValue(cell.text, cell.type)), kLongestTip);
}

int decimalsOf(const Comparison& comparison, const ComparisonRow& row)
{
    const double values[]{*row.cells[0].number, *row.cells[1].number};
    // A metric of one data set among several has a row of its own, which is no key of the model.
    if (row.group != FactGroup::Metrics || !comparison.versions.front()->facts.metric(row.key))
        return decimalsFor(values);
    return decimalsBeside(metricDecimals(*comparison.catalog, comparison.versions, row.key), values[0], values[1]);
}

ChangeRow numberRow(const ComparisonRow& row, const ComparisonCell& before, const ComparisonCell& after, int decimals)
{
    ChangeRow result;
    result.before = toText(numberText(*before.number, decimals));
    result.after = toText(numberText(*after.number, decimals));
    result.change = changeOf(after, *before.number, decimals);
    if (row.group != FactGroup::Metrics)
        result.change.mark = ChangeMark::None;
    return result;
}

ChangeRow textRow(const ComparisonCell& before, const ComparisonCell& after)
{
    ChangeRow result;
    result.before = shortText(before);
    result.after = shortText(after);
    result.wholeBefore = wholeText(before);
    result.wholeAfter = wholeText(after);
    result.note = before.standing == Standing::Missing ? ChangeRows::tr("added")
        : after.standing == Standing::Missing          ? ChangeRows::tr("removed")
                                                       : ChangeRows::tr("changed");
    return result;
}

/// "test labels: routine: 349, urgent: 86 → routine: 292, urgent: 143"
QString wholeChange(const ChangeRow& row, const QString& arrow)
{
    return QStringLiteral("%1%2%3").arg(row.wholeBefore.isEmpty() ? row.before : row.wholeBefore, arrow,
                                        row.wholeAfter.isEmpty() ? row.after : row.wholeAfter);
}

} // namespace

std::vector<ChangeRow> changeRows(const Comparison& comparison)
{
    std::vector<ChangeRow> rows;
    const std::size_t baseline = comparison.baseline;
    const std::size_t other = 1 - baseline;
    for (const ComparisonRow& row : comparison.rows) {
        if (!isShownGroup(row.group) || row.cells.size() != 2 || isToldAsNoise(comparison, row))
            continue;
        const ComparisonCell& before = row.cells[baseline];
        const ComparisonCell& after = row.cells[other];
        ChangeRow result = before.number && after.number ? numberRow(row, before, after, decimalsOf(comparison, row))
                                                         : textRow(before, after);
        result.key = toText(rowTitle(row));
        result.isSame = !row.differs;
        rows.push_back(std::move(result));
    }
    return rows;
}

ChangeRows::ChangeRows(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void ChangeRows::setRows(std::vector<ChangeRow> rows)
{
    m_rows = std::move(rows);
    QStringList spoken;
    for (const ChangeRow& row : m_rows) {
        const QString change = row.note.isEmpty() ? changeText(row.change) : row.note;
        spoken.append(QStringLiteral("%1 %2, %3").arg(row.key, wholeChange(row, tr(" to ")), change));
    }
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int ChangeRows::rowHeight() const
{
    return Theme::instance().scaled(23);
}

QSize ChangeRows::sizeHint() const
{
    return {Theme::instance().scaled(320), static_cast<int>(m_rows.size()) * rowHeight()};
}

QSize ChangeRows::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ChangeRows::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns shared = columnsFor(m_rows);
    for (std::size_t index = 0; index < m_rows.size(); ++index)
        paintRow(painter, QRect(0, static_cast<int>(index) * rowHeight(), width(), rowHeight()), shared, m_rows[index]);
}

/// Changes and keys get what they need, names up to a limit; values share the rest and are cut first.
ChangeRows::Columns ChangeRows::columnsFor(std::span<const ChangeRow> rows) const
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TypeSize::Small);
    const QFontMetrics plain(font);
    const QFontMetrics bold(theme.font(TypeSize::Small, QFont::DemiBold));
    const int gap = theme.scaled(8);
    int key = 0;
    int before = 0;
    int after = 0;
    int change = 0;
    for (const ChangeRow& row : rows) {
        key = std::max(key, plain.horizontalAdvance(row.key));
        before = std::max(before, plain.horizontalAdvance(row.before));
        after = std::max(after, bold.horizontalAdvance(row.after));
        change = std::max(change,
                          row.note.isEmpty() ? static_cast<int>(std::ceil(changeWidth(font, row.change)))
                                             : plain.horizontalAdvance(row.note));
    }
    const int arrow = gap + theme.scaled(14);
    Columns ends;
    ends.key = theme.scaled(16) + std::min(key + 1, width() * kMostKey / 100);
    ends.after = width() - change - gap;
    const int values = ends.after - arrow - ends.key - gap / 2;
    if (before + after > values) {
        after = std::min(after, std::max(values - before, values / 2));
        before = values - after;
    }
    // Both halves alike where the values allow it; the arrow makes way for the longer one.
    const int half = (ends.after - ends.key - arrow) / 2;
    ends.arrow = ends.after - std::clamp(half, after + 1, std::max(after + 1, values - before - 1));
    ends.before = ends.arrow - arrow;
    return ends;
}

void ChangeRows::paintRow(QPainter& painter, const QRect& place, const Columns& shared, const ChangeRow& row) const
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TypeSize::Small);
    const QFont bold = theme.font(TypeSize::Small, row.isSame ? QFont::Normal : QFont::DemiBold);
    const int gap = theme.scaled(8);
    const auto isCut = [&](const Columns& columns) {
        return QFontMetrics(font).horizontalAdvance(row.before) > columns.before - columns.key - gap / 2
            || QFontMetrics(bold).horizontalAdvance(row.after) > columns.after - columns.arrow;
    };
    // A row whose values are cut in the shared columns does better with columns of its own, and without the percentage
    // where even these are too narrow: part of a number is no number.
    Columns columns = isCut(shared) ? columnsFor(std::span(&row, 1)) : shared;
    Change change = row.change;
    if (!change.note.isEmpty() && isCut(columns)) {
        ChangeRow shorter = row;
        shorter.change.note.clear();
        change = shorter.change;
        columns = columnsFor(std::span(&shorter, 1));
    }
    const auto text = [&](int left, int right, Qt::Alignment alignment, const QString& words, const QFont& with,
                          Tone tone, Qt::TextElideMode mode = Qt::ElideRight) {
        painter.setFont(with);
        painter.setPen(theme.colour(tone));
        painter.drawText(QRect(left, place.top(), right - left, place.height()), alignment | Qt::AlignVCenter,
                         QFontMetrics(with).elidedText(words, mode, right - left));
    };
    text(theme.scaled(16), columns.key, Qt::AlignLeft, row.key, font, Tone::Text, Qt::ElideMiddle);
    text(columns.key + gap / 2, columns.before, Qt::AlignRight, row.before, font, Tone::Muted);
    text(columns.before + gap / 2, columns.arrow, Qt::AlignLeft, QStringLiteral("→"), font, Tone::Muted);
    text(columns.arrow, columns.after, Qt::AlignRight, row.after, bold, Tone::Text);
    if (!row.note.isEmpty())
        return text(columns.after, place.width(), Qt::AlignRight, row.isSame ? QStringLiteral("=") : row.note, font,
                    Tone::Muted);
    painter.setFont(font);
    paintChange(painter, QRect(columns.after, place.top(), place.width() - columns.after, place.height()),
                Qt::AlignRight | Qt::AlignVCenter, change);
}

bool ChangeRows::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const auto index = static_cast<std::size_t>(std::max(0, help->pos().y() / rowHeight()));
    if (index < m_rows.size()) {
        const ChangeRow& row = m_rows[index];
        QToolTip::showText(help->globalPos(),
                           plainToolTip(row.key + QStringLiteral(": ") + wholeChange(row, QStringLiteral(" → "))),
                           this);
    }
    return true;
}

} // namespace colophon
