#include "ui/details/changerows.h"

#include "models/compare/numbertext.h"
#include "models/compare/valuetext.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace colophon {

namespace {

constexpr qsizetype kLongestValue = 18;

QString toText(const std::string& text)
{
    return visibleText(QString::fromStdString(text));
}

ChangeMark markOf(Standing standing)
{
    switch (standing) {
    case Standing::Better:
        return ChangeMark::Better;
    case Standing::Worse:
        return ChangeMark::Worse;
    case Standing::WithinNoise:
        return ChangeMark::WithinNoise;
    case Standing::NotComparable:
        return ChangeMark::NotComparable;
    case Standing::Equal:
        return ChangeMark::Equal;
    case Standing::Baseline:
    case Standing::Missing:
    case Standing::Changed:
        break;
    }
    return ChangeMark::None;
}

bool isShownGroup(FactGroup group)
{
    return group == FactGroup::Metrics || group == FactGroup::Parameters || group == FactGroup::Datasets
        || group == FactGroup::Code || group == FactGroup::Environment || group == FactGroup::Architecture;
}

/// Hashes and paths are cut: the full values are in the comparison.
QString shortText(const ComparisonCell& cell)
{
    const QString text
        = cell.standing == Standing::Missing ? QStringLiteral("–") : toText(readableValue(cell.text, cell.type));
    return text.size() > kLongestValue ? QString(text.left(kLongestValue - 1) + u'…') : text;
}

ChangeRow numberRow(const ComparisonRow& row, const ComparisonCell& before, const ComparisonCell& after)
{
    const double values[]{*before.number, *after.number};
    const int decimals = decimalsFor(values);
    ChangeRow result;
    result.before = toText(numberText(*before.number, decimals));
    result.after = toText(numberText(*after.number, decimals));
    result.change.mark = row.group == FactGroup::Metrics ? markOf(after.standing) : ChangeMark::None;
    result.change.isUp = after.delta.value_or(0) >= 0;
    result.change.delta = toText(deltaText(after.delta.value_or(0), decimals));
    if (result.change.mark == ChangeMark::Better || result.change.mark == ChangeMark::Worse)
        result.change.note = toText(percentText(after.delta.value_or(0), *before.number));
    return result;
}

ChangeRow textRow(const ComparisonCell& before, const ComparisonCell& after)
{
    ChangeRow result;
    result.before = shortText(before);
    result.after = shortText(after);
    result.note = before.standing == Standing::Missing ? ChangeRows::tr("added")
        : after.standing == Standing::Missing          ? ChangeRows::tr("removed")
                                                       : ChangeRows::tr("changed");
    return result;
}

} // namespace

std::vector<ChangeRow> changeRows(const Comparison& comparison)
{
    std::vector<ChangeRow> rows;
    const std::size_t baseline = comparison.baseline;
    const std::size_t other = 1 - baseline;
    for (const ComparisonRow& row : comparison.rows) {
        if (!isShownGroup(row.group) || row.cells.size() != 2)
            continue;
        const ComparisonCell& before = row.cells[baseline];
        const ComparisonCell& after = row.cells[other];
        ChangeRow result = before.number && after.number ? numberRow(row, before, after) : textRow(before, after);
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
        spoken.append(QStringLiteral("%1 %2 to %3, %4").arg(row.key, row.before, row.after, change));
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
    for (std::size_t index = 0; index < m_rows.size(); ++index)
        paintRow(painter, QRect(0, static_cast<int>(index) * rowHeight(), width(), rowHeight()), m_rows[index]);
}

void ChangeRows::paintRow(QPainter& painter, const QRect& place, const ChangeRow& row) const
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.font(TypeSize::Small);
    const QFont bold = theme.font(TypeSize::Small, row.isSame ? QFont::Normal : QFont::DemiBold);
    const int arrowAt = place.width() * 52 / 100;
    const int keyWidth = place.width() * 32 / 100;
    const auto text
        = [&](const QRect& rect, Qt::Alignment alignment, const QString& words, const QFont& with, Tone tone) {
              painter.setFont(with);
              painter.setPen(theme.colour(tone));
              painter.drawText(rect, alignment | Qt::AlignVCenter,
                               QFontMetrics(with).elidedText(words, Qt::ElideMiddle, rect.width()));
          };
    const int left = theme.scaled(16);
    text(QRect(left, place.top(), keyWidth - left, place.height()), Qt::AlignLeft, row.key, font, Tone::Text);
    text(QRect(keyWidth, place.top(), arrowAt - keyWidth - 12, place.height()), Qt::AlignRight, row.before, font,
         Tone::Muted);
    text(QRect(arrowAt - 10, place.top(), 16, place.height()), Qt::AlignHCenter, QStringLiteral("→"), font,
         Tone::Muted);
    const int afterWidth = place.width() * 20 / 100;
    text(QRect(arrowAt + 8, place.top(), afterWidth, place.height()), Qt::AlignLeft, row.after, bold, Tone::Text);
    const QRect right(arrowAt + 8 + afterWidth, place.top(), place.width() - arrowAt - 8 - afterWidth, place.height());
    if (!row.note.isEmpty()) {
        text(right, Qt::AlignRight, row.isSame ? QStringLiteral("=") : row.note, font, Tone::Muted);
        return;
    }
    painter.setFont(font);
    paintChange(painter, right, Qt::AlignRight | Qt::AlignVCenter, row.change);
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
                           plainToolTip(QStringLiteral("%1: %2 → %3").arg(row.key, row.before, row.after)), this);
    }
    return true;
}

} // namespace colophon
