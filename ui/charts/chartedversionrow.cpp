#include "ui/charts/chartedversionrow.h"

#include "ui/plots/plotcursor.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kCheckBoxRoom = 28;
constexpr int kMarkRoom = 18;
constexpr int kGap = 6;

} // namespace

ChartedVersionRow::ChartedVersionRow(const ChartedVersion& version, PlotCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_version(version)
    , m_cursor(cursor)
    , m_shown(new QCheckBox(this))
{
    m_shown->setAccessibleName(tr("Show %1").arg(version.label));
    m_shown->setChecked(true);
    setPlainToolTip(*this, version.label);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_shown);
    layout->addStretch();
    connect(m_shown, &QCheckBox::toggled, this, [this](bool shown) {
        update();
        Q_EMIT shownChanged(shown);
    });
    connect(&cursor, &PlotCursor::changed, this, qOverload<>(&QWidget::update));
}

void ChartedVersionRow::setShown(bool shown)
{
    const QSignalBlocker blocker(m_shown);
    m_shown->setChecked(shown);
    update();
}

void ChartedVersionRow::setValue(const QString& value, const Change& change, bool isBaseline)
{
    m_value = value;
    m_change = change;
    m_isBaseline = isBaseline;
    const QString told = isBaseline ? tr("baseline") : changeText(change);
    setAccessibleName(value.isEmpty() ? m_version.label
                                      : QStringLiteral("%1, %2, %3").arg(m_version.label, value, told));
    update();
}

void ChartedVersionRow::setChangeRoom(int room)
{
    m_changeRoom = room;
    update();
}

QSize ChartedVersionRow::sizeHint() const
{
    return {Theme::instance().scaled(212), Theme::instance().scaled(26)};
}

void ChartedVersionRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const bool isCurrent = m_cursor.version() == m_version.id;
    QPainter painter(this);
    if (isCurrent)
        stylepainting::panel(painter, rect(), stylepainting::kBadgeRadius, theme.colour(Tone::Selection), {});
    painter.setOpacity(m_shown->isChecked() ? 1 : 0.5);
    paintVersionMark(painter, QPointF(kCheckBoxRoom + 9, height() / 2.0), 4.6, m_version.slot, isCurrent);

    double right = width() - 2;
    painter.setFont(theme.font(TypeSize::Small));
    const QRectF change(right - m_changeRoom, 0, m_changeRoom, height());
    if (m_isBaseline && !m_value.isEmpty()) {
        painter.setPen(theme.colour(isCurrent ? Tone::SelectionText : Tone::Muted));
        painter.drawText(change, Qt::AlignRight | Qt::AlignVCenter, tr("base"));
    } else {
        paintChange(painter, change, Qt::AlignRight | Qt::AlignVCenter, m_change, isCurrent);
    }
    right = change.left() - kGap;
    painter.setPen(theme.colour(isCurrent ? Tone::SelectionText : Tone::Text));
    painter.setFont(theme.font(TypeSize::Body, QFont::DemiBold));
    paintNumber(painter, QRectF(0, 0, right, height()), Qt::AlignRight, m_value);
    right -= numberWidth(painter.font(), m_value) + kGap;

    painter.setFont(theme.font(TypeSize::Body));
    const double left = kCheckBoxRoom + kMarkRoom;
    painter.drawText(QRectF(left, 0, right - left, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     elidedName(painter.fontMetrics(), visibleText(m_version.label), int(right - left)));
}

void ChartedVersionRow::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    m_cursor.setVersion(m_version.id);
}

void ChartedVersionRow::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_cursor.setVersion({});
}

} // namespace colophon
