#include "ui/widgets/segmentedcontrol.h"

#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kIconSize = 16;
constexpr int kGap = 7;

/// One segment; corners are round only at the ends of the row.
class Segment : public QPushButton
{
public:
    Segment(const QString& text, const QString& iconName, bool large, QWidget* parent)
        : QPushButton(text, parent)
        , m_iconName(iconName)
        , m_large(large)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const Theme& theme = Theme::instance();
        const int text = QFontMetrics(theme.font(TypeSize::Body, QFont::DemiBold))
                             .size(Qt::TextShowMnemonic, this->text())
                             .width();
        const int icon = shownIcon(true).isEmpty() ? 0 : kIconSize + kGap;
        return {text + icon + (m_large ? 26 : 22), theme.scaled(m_large ? 30 : 26)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGround(painter);
        paintContent(painter);
    }

private:
    const QBoxLayout& row() const { return *static_cast<const QBoxLayout*>(parentWidget()->layout()); }
    bool isStacked() const { return row().direction() == QBoxLayout::TopToBottom; }
    bool isFirst() const { return isStacked() || row().indexOf(const_cast<Segment*>(this)) == 0; }
    bool isLast() const { return isStacked() || row().indexOf(const_cast<Segment*>(this)) == row().count() - 1; }
    bool isExclusive() const { return group() && group()->exclusive(); }

    QString shownIcon(bool on) const
    {
        return !isExclusive() && on && m_iconName.isEmpty() ? QStringLiteral("check") : m_iconName;
    }

    /// Neighbours overlap by one pixel, so that the outline between them is one line.
    void paintGround(QPainter& painter) const
    {
        const Theme& theme = Theme::instance();
        Tone ground = Tone::Raised;
        if (isChecked())
            ground = Tone::Selection;
        else if (underMouse() || isDown() || !isEnabled())
            ground = Tone::Hover;
        const QRectF whole(isFirst() ? 0 : -10, 0, width() + (isFirst() ? 0 : 10) + (isLast() ? 0 : 10), height());
        painter.setClipRect(rect());
        stylepainting::panel(painter, whole, stylepainting::kFieldRadius, theme.colour(ground),
                             theme.colour(Tone::Control));
        if (!isFirst())
            painter.fillRect(QRect(0, 0, 1, height()), theme.colour(Tone::Control));
    }

    void paintContent(QPainter& painter) const
    {
        const Theme& theme = Theme::instance();
        const bool on = isChecked();
        const QColor colour = theme.colour(!isEnabled() ? Tone::Faint : on ? Tone::Accent : Tone::Text);
        painter.setFont(theme.font(TypeSize::Body, on ? QFont::DemiBold : QFont::Medium));
        painter.setPen(colour);
        const QString iconName = shownIcon(on);
        const int space = iconName.isEmpty() ? 0 : kIconSize + kGap;
        const int textWidth = painter.fontMetrics().size(Qt::TextShowMnemonic, text()).width();
        const int left = (width() - textWidth - space) / 2;
        if (space > 0)
            paintIcon(painter, iconName, QRectF(left, (height() - kIconSize) / 2, kIconSize, kIconSize),
                      on || !isEnabled() ? colour : theme.colour(Tone::Muted));
        painter.drawText(QRect(left + space, 0, textWidth + 1, height()), Qt::AlignVCenter | Mnemonics::textFlag(),
                         text());
    }

    QString m_iconName;
    bool m_large;
};

} // namespace

SegmentedControl::SegmentedControl(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_group(new QButtonGroup(this))
{
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        Q_EMIT toggled(index, on);
        if (on && m_group->exclusive())
            Q_EMIT currentChanged(index);
    });
}

void SegmentedControl::setExclusive(bool exclusive)
{
    m_group->setExclusive(exclusive);
    for (QAbstractButton* segment : m_group->buttons())
        segment->setAutoExclusive(exclusive);
    placeTabStop();
}

void SegmentedControl::placeTabStop()
{
    const int stop = std::max(0, current());
    for (int i = 0; i < count(); ++i) {
        const bool isStop = !m_group->exclusive() || i == stop;
        m_group->button(i)->setFocusPolicy(isStop ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void SegmentedControl::setLarge(bool large)
{
    m_large = large;
}

void SegmentedControl::setStacked(bool stacked)
{
    m_layout->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setSpacing(stacked ? Theme::instance().scaled(3) : 0);
}

int SegmentedControl::widthInRow() const
{
    int width = 0;
    for (const QAbstractButton* segment : m_group->buttons())
        width += segment->sizeHint().width();
    return width;
}

QAbstractButton* SegmentedControl::add(const QString& text, const QString& iconName)
{
    auto* segment = new Segment(text, iconName, m_large, this);
    segment->setAutoExclusive(m_group->exclusive()); // for assistive tools: a radio button
    m_group->addButton(segment, count());
    m_layout->addWidget(segment);
    // Also when it is switched from outside, of which the group says nothing.
    connect(segment, &QAbstractButton::toggled, this, &SegmentedControl::placeTabStop);
    placeTabStop();
    return segment;
}

int SegmentedControl::addSegment(const QString& text, const QString& iconName)
{
    add(text, iconName);
    return count() - 1;
}

int SegmentedControl::addSegment(QAction* action, const QString& iconName)
{
    QString text = action->text();
    text.remove(u'&');
    QAbstractButton* segment = add(text, iconName);
    const auto follow = [this, segment, action] {
        const QSignalBlocker blocker(m_group);
        segment->setChecked(action->isChecked());
        segment->setEnabled(action->isEnabled());
        setPlainToolTip(*segment, textOfToolTip(action->toolTip()));
    };
    connect(action, &QAction::changed, segment, follow);
    connect(segment, &QAbstractButton::clicked, action, &QAction::trigger);
    follow();
    return count() - 1;
}

void SegmentedControl::setSegmentText(int index, const QString& text)
{
    m_group->button(index)->setText(visibleText(text));
    m_group->button(index)->updateGeometry();
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled, const QString& reason)
{
    m_group->button(index)->setEnabled(enabled);
    setPlainToolTip(*m_group->button(index), enabled ? QString() : reason);
}

int SegmentedControl::count() const
{
    return m_layout->count();
}

int SegmentedControl::current() const
{
    for (int i = 0; i < count(); ++i)
        if (isOn(i))
            return i;
    return -1;
}

bool SegmentedControl::isOn(int index) const
{
    const QAbstractButton* button = m_group->button(index);
    return button && button->isChecked();
}

void SegmentedControl::setOn(int index, bool on)
{
    const QSignalBlocker blocker(m_group);
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(on);
}

} // namespace colophon
