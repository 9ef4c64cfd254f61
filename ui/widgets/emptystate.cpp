#include "ui/widgets/emptystate.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kIconSize = 32;
constexpr int kTextWidth = 320;

PlainLabel* centred(QWidget* parent)
{
    auto* label = new PlainLabel({}, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMinimumWidth(Theme::instance().scaled(120));
    label->setMaximumWidth(Theme::instance().scaled(kTextWidth));
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

/// A line of its own with equal space at both sides; a layout item with an alignment would not break its lines right.
QHBoxLayout* centredLine(QWidget* widget)
{
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(widget, 1000);
    line->addStretch(1);
    return line;
}

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QWidget(this))
    , m_title(centred(this))
    , m_text(centred(this))
    , m_primary(makeButton({}, {}, ButtonRole::Primary, this))
    , m_secondary(makeButton({}, {}, ButtonRole::Plain, this))
{
    m_icon->setFixedSize(kIconSize, kIconSize);
    m_title->setType(TypeSize::Title, QFont::DemiBold);
    m_text->setTone(Tone::Muted);
    m_primary->hide();
    m_secondary->hide();

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(0);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(12);
    layout->addLayout(centredLine(m_title));
    layout->addSpacing(6);
    layout->addLayout(centredLine(m_text));
    layout->addSpacing(16);
    layout->addLayout(buttons);
    layout->addStretch(3);

    connect(m_primary, &QPushButton::clicked, this, &EmptyState::primaryTriggered);
    connect(m_secondary, &QPushButton::clicked, this, &EmptyState::secondaryTriggered);
}

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent)
    : EmptyState(parent)
{
    setContent(iconName, title, text);
}

void EmptyState::setContent(const QString& iconName, const QString& title, const QString& text)
{
    m_iconName = iconName;
    m_title->setFullText(title);
    m_text->setFullText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

void EmptyState::setPrimaryAction(const QString& text, const QString& iconName)
{
    m_primary->setText(text);
    m_primary->setIcon(icon(iconName, Tone::OnAccent));
    m_primary->setVisible(!text.isEmpty());
}

void EmptyState::setSecondaryAction(const QString& text, const QString& iconName)
{
    m_secondary->setText(text);
    m_secondary->setIcon(icon(iconName, Tone::Text));
    m_secondary->setVisible(!text.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent*)
{
    if (m_iconName.isEmpty())
        return;
    QPainter painter(this);
    paintIcon(painter, m_iconName, m_icon->geometry(), Theme::instance().colour(Tone::Muted));
}

} // namespace colophon
