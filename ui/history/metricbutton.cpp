#include "ui/history/metricbutton.h"

#include "models/items/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionButton>

#include <array>

namespace colophon {

namespace {

/// Menu texts take "&" as the mark of a key.
QString menuText(Name metric)
{
    return visibleText(toQString(metric)).replace(u'&', QStringLiteral("&&"));
}

} // namespace

QString directionText(Direction direction)
{
    switch (direction) {
    case Direction::Higher:
        return MetricButton::tr("higher is better");
    case Direction::Lower:
        return MetricButton::tr("lower is better");
    case Direction::None:
        break;
    }
    return MetricButton::tr("direction not known");
}

MetricButton::MetricButton(QWidget* parent)
    : QPushButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("evolutionMetric"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &MetricButton::fillMenu);
}

void MetricButton::setMetrics(const std::vector<Name>& metrics, Name current, Direction direction)
{
    m_metrics = metrics;
    m_current = current;
    m_direction = direction;
    setAccessibleName(metrics.empty() ? nameText() : tr("Metric: %1, %2").arg(nameText(), directionText(direction)));
    setEnabled(!metrics.empty());
    updateGeometry();
    update();
}

QString MetricButton::nameText() const
{
    return m_metrics.empty() ? tr("No metric recorded") : visibleText(toQString(m_current));
}

QSize MetricButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const int name = QFontMetrics(theme.font(TypeSize::Body, QFont::Medium)).horizontalAdvance(nameText());
    const int direction = m_metrics.empty()
        ? 0
        : QFontMetrics(theme.font(TypeSize::Small)).horizontalAdvance(directionText(m_direction));
    return {std::min(name, theme.scaled(220)) + direction + 50, theme.scaled(24)};
}

QSize MetricButton::minimumSizeHint() const
{
    return {Theme::instance().scaled(90), sizeHint().height()};
}

void MetricButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.features &= ~QStyleOptionButton::HasMenu;
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    const QRect area = rect().adjusted(10, 0, -28, 0);
    painter.setFont(theme.font(TypeSize::Body, QFont::Medium));
    painter.setPen(theme.colour(isEnabled() ? Tone::Text : Tone::Faint));
    const QString name = painter.fontMetrics().elidedText(nameText(), Qt::ElideMiddle, area.width());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, name);
    if (m_metrics.empty())
        return;
    const int left = painter.fontMetrics().horizontalAdvance(name) + 8;
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(theme.colour(Tone::Muted));
    const QRect rest = area.adjusted(left, 0, 0, 0);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(directionText(m_direction), Qt::ElideRight, rest.width()));
    paintIcon(painter, QStringLiteral("chevron-down"), QRectF(width() - 23, (height() - 14) / 2.0, 14, 14),
              theme.colour(Tone::Muted));
}

void MetricButton::fillMenu()
{
    m_menu->clear();
    auto* group = new QActionGroup(m_menu);
    for (const Name metric : m_metrics) {
        QAction* action = m_menu->addAction(menuText(metric));
        action->setCheckable(true);
        action->setChecked(metric == m_current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, metric] { Q_EMIT metricChosen(metric); });
    }
    m_menu->addSeparator();
    addDirection(Direction::Higher, tr("Higher is better"));
    addDirection(Direction::Lower, tr("Lower is better"));
    addDirection(Direction::None, tr("Neither is better"));
    if (!m_hasLegend)
        return;
    m_menu->addSeparator();
    for (const QString& text :
         {tr("Line: recorded parent"), tr("Dashed line: inferred parent"), tr("≠: other evaluation data")})
        m_menu->addAction(text)->setEnabled(false);
}

void MetricButton::addDirection(Direction direction, const QString& text)
{
    QAction* action = m_menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(direction == m_direction);
    connect(action, &QAction::triggered, this, [this, direction] { Q_EMIT directionChosen(direction); });
}

EvolutionLegend::EvolutionLegend(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Lines: recorded, dashed inferred, ≠ other data"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize EvolutionLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Caption));
    const QString all = tr("recorded") + tr("inferred") + tr("other data");
    return {metrics.horizontalAdvance(all) + 116, Theme::instance().scaled(20)};
}

void EvolutionLegend::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.font(TypeSize::Caption));
    double x = 0;
    const double y = std::round(height() / 2.0) + 0.5;
    const auto label = [&](const QString& text) {
        painter.setPen(theme.colour(Tone::Muted));
        painter.drawText(QRectF(x, 0, width(), height()), Qt::AlignVCenter, text);
        x += painter.fontMetrics().horizontalAdvance(text) + 14;
    };
    for (const bool isInferred : {false, true}) {
        QPen pen(theme.colour(Tone::Lane), 1.5);
        if (isInferred)
            pen.setDashPattern({3.3, 2.6});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, y), QPointF(x + 20, y));
        x += 26;
        label(isInferred ? tr("inferred") : tr("recorded"));
    }
    painter.setPen(theme.colour(Tone::Warning));
    painter.drawText(QRectF(x, 0, 12, height()), Qt::AlignVCenter, QStringLiteral("≠"));
    x += 14;
    label(tr("other data"));
}

} // namespace colophon
