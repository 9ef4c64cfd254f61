#include "ui/widgets/carddialog.h"

#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QLayout>
#include <QPainter>
#include <QShortcut>

namespace colophon {

Scrim::Scrim(QWidget* window)
    : QWidget(window)
{
    setGeometry(window->rect());
    window->installEventFilter(this);
    raise();
    show();
}

void Scrim::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::instance().colour(Tone::Scrim));
}

bool Scrim::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

CardDialog::CardDialog(const QString& title, QWidget* window)
    : QDialog(window)
{
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setAccessibleName(title);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

CardDialog::~CardDialog()
{
    delete m_scrim;
}

void CardDialog::setClosable(bool closable)
{
    m_isClosable = closable;
}

void CardDialog::reject()
{
    if (m_isClosable)
        QDialog::reject();
}

void CardDialog::setConfirmation(std::function<void()> confirm)
{
    m_isConfirmedByKeys = true;
    // Shortcuts come before the control that has the focus: a button would be pressed by Ctrl+Enter.
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(Qt::CTRL | enter, this), &QShortcut::activated, this, confirm);
}

void CardDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || !m_isConfirmedByKeys)
        QDialog::keyPressEvent(event);
}

void CardDialog::showEvent(QShowEvent* event)
{
    if (QWidget* window = parentWidget() ? parentWidget()->window() : nullptr) {
        if (!m_scrim)
            m_scrim = new Scrim(window);
        placeOver(*window);
    }
    QDialog::showEvent(event);
}

void CardDialog::placeOverWindow()
{
    if (isVisible() && parentWidget())
        placeOver(*parentWidget()->window());
}

void CardDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    delete m_scrim;
}

void CardDialog::closeEvent(QCloseEvent* event)
{
    if (m_isClosable)
        QDialog::closeEvent(event);
    else
        event->ignore();
}

void CardDialog::paintEvent(QPaintEvent* event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(Theme::instance().colour(Tone::Field));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

/// Centred over the window, near its top, and never larger than it.
void CardDialog::placeOver(const QWidget& window)
{
    // Not adjustSize(): that never takes more than two thirds of the screen.
    const QSize wanted = sizeHint().expandedTo(minimumSizeHint()).boundedTo(window.size() - QSize(16, 16));
    // Also the lower bound, whatever a window manager or an outdated size of a layout asks for.
    setMinimumSize(layout() ? wanted.expandedTo(layout()->totalMinimumSize()) : wanted);
    resize(wanted);
    const QPoint origin = window.mapToGlobal(QPoint());
    const int spare = qMax(0, window.height() - wanted.height());
    move(origin + QPoint((window.width() - wanted.width()) / 2, qMin(spare / 2, Theme::instance().scaled(56))));
}

} // namespace colophon
