#include "ui/widgets/toast.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/stylepainting.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kWidth = 680;
constexpr int kHeight = 48;
constexpr int kBottom = 24;
constexpr int kDuration = 10'000;

/// Text and surface change places on a toast.
QColor ink()
{
    return Theme::instance().colour(Tone::Surface);
}

QColor ground()
{
    return Theme::instance().colour(Tone::Text);
}

/// What lies under the pointer, in the swapped colours.
void paintGround(QPainter& painter, const QWidget& button, const QColor& line, double width)
{
    QColor fill = ink();
    fill.setAlphaF(button.underMouse() ? 0.16F : 0.0F);
    stylepainting::panel(painter, button.rect(), stylepainting::kFieldRadius, fill, line, width);
}

/// An icon in the swapped colours.
class DismissButton : public IconButton
{
public:
    using IconButton::IconButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGround(painter, *this, {}, 1);
        paintIcon(painter, QStringLiteral("x"), QRectF((width() - 16) / 2, (height() - 16) / 2, 16, 16), ink());
    }
};

/// A button in the swapped colours, with its key beside its text.
class ToastButton : public QPushButton
{
public:
    explicit ToastButton(QWidget* parent)
        : QPushButton(parent)
    {
        setAttribute(Qt::WA_Hover);
    }

    void setKeys(const QString& keys) { m_keys = keys; }

    QSize sizeHint() const override
    {
        const int keys = m_keys.isEmpty() ? 0 : QFontMetrics(keyFont()).horizontalAdvance(m_keys) + 8;
        return {QFontMetrics(textFont()).horizontalAdvance(text()) + keys + 46, Theme::instance().scaled(28)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QColor line = ink();
        paintGround(painter, *this, line, hasFocus() ? 2 : 1);
        paintIcon(painter, QStringLiteral("undo-2"), QRectF(10, (height() - 14) / 2, 14, 14), line);
        painter.setPen(line);
        painter.setFont(textFont());
        painter.drawText(rect().adjusted(32, 0, 0, 0), Qt::AlignVCenter, text());
        painter.setFont(keyFont());
        painter.drawText(rect().adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight, m_keys);
    }

private:
    static QFont textFont() { return Theme::instance().font(TypeSize::Body, QFont::DemiBold); }
    static QFont keyFont() { return Theme::instance().font(TypeSize::Caption); }

    QString m_keys;
};

} // namespace

Toast::Toast(QWidget* window)
    : QWidget(window)
    , m_icon(new QWidget(this))
    , m_title(new PlainLabel({}, this))
    , m_text(new PlainLabel({}, this))
    , m_action(new ToastButton(this))
    , m_dismiss(new DismissButton(QStringLiteral("x"), tr("Dismiss"), this))
{
    hide();
    setFocusPolicy(Qt::NoFocus);
    m_icon->setFixedSize(16, 16);
    m_title->setType(TypeSize::Body, QFont::DemiBold);
    m_text->setElide(Qt::ElideRight);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDuration);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 6, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);

    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionTriggered();
    });
    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    connect(&Theme::instance(), &Theme::changed, this, &Toast::followTheme);
    followTheme();
    window->installEventFilter(this);
    m_action->installEventFilter(this);
    m_dismiss->installEventFilter(this);
}

void Toast::show(const ToastMessage& message)
{
    m_iconName = message.iconName.isEmpty() ? QStringLiteral("circle-check") : message.iconName;
    m_title->setFullText(message.title);
    m_text->setFullText(message.text);
    m_action->setText(message.actionText);
    m_action->setAccessibleName(message.actionText);
    static_cast<ToastButton*>(m_action)->setKeys(message.actionKeys);
    m_action->setVisible(!message.actionText.isEmpty());
    m_action->updateGeometry();
    setAccessibleName(message.title + u' ' + message.text);
    place();
    raise();
    QWidget::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    restartUnlessHeld();
}

void Toast::withdraw()
{
    if (m_action->isVisibleTo(this))
        hide();
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    stylepainting::panel(painter, rect(), stylepainting::kCardRadius, ground(), {});
    paintIcon(painter, m_iconName, m_icon->geometry(), ink());
}

void Toast::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    restartUnlessHeld();
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    // The window below may get the focus itself, when a dialog closes: that holds nothing.
    const bool isOwnButton = watched != parentWidget();
    if (!isOwnButton && event->type() == QEvent::Resize)
        place();
    else if (isOwnButton && event->type() == QEvent::FocusIn)
        m_timer.stop();
    else if (isOwnButton && event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &Toast::restartUnlessHeld, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void Toast::place()
{
    const Theme& theme = Theme::instance();
    const QRect area = parentWidget()->rect();
    const int width = qMin(theme.scaled(kWidth), area.width() - 2 * kBottom);
    const int height = theme.scaled(kHeight);
    setGeometry((area.width() - width) / 2, area.height() - height - kBottom, width, height);
}

void Toast::followTheme()
{
    m_title->setTone(Tone::Surface);
    m_text->setTone(Tone::Surface);
    update();
}

void Toast::restartUnlessHeld()
{
    const bool isHeld = underMouse() || m_action->hasFocus() || m_dismiss->hasFocus();
    if (isVisible() && !isHeld)
        m_timer.start();
}

} // namespace colophon
