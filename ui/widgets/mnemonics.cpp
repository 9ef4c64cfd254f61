#include "ui/widgets/mnemonics.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

#include <utility>

namespace colophon {

namespace {

QPointer<Mnemonics> s_mnemonics;

bool isAlt(const QEvent& event)
{
    return static_cast<const QKeyEvent&>(event).key() == Qt::Key_Alt;
}

bool isInMenus()
{
    return qobject_cast<QMenu*>(QApplication::activePopupWidget())
        || qobject_cast<QMenuBar*>(QApplication::focusWidget());
}

} // namespace

Mnemonics::Mnemonics(QObject* parent)
    : QObject(parent)
{
    parent->installEventFilter(this);
}

void Mnemonics::install()
{
    if (!s_mnemonics)
        s_mnemonics = new Mnemonics(qApp);
}

bool Mnemonics::areShown()
{
    return s_mnemonics && s_mnemonics->m_isShown;
}

int Mnemonics::textFlag()
{
    return areShown() ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
}

bool Mnemonics::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
        if (isAlt(*event))
            setShown(true);
        break;
    case QEvent::KeyRelease:
        if (!isAlt(*event))
            break;
        [[fallthrough]];
    case QEvent::FocusOut:
    case QEvent::WindowDeactivate:
        // The menu bar takes or gives back the focus in answer to the same event.
        if (m_isShown)
            QMetaObject::invokeMethod(this, &Mnemonics::hideUnlessInMenus, Qt::QueuedConnection);
        break;
    case QEvent::MouseButtonPress:
        setShown(false);
        break;
    case QEvent::Hide:
        if (m_isShown && qobject_cast<QMenu*>(watched))
            QMetaObject::invokeMethod(this, &Mnemonics::hideUnlessInMenus, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Mnemonics::hideUnlessInMenus()
{
    if (!isInMenus() && !QGuiApplication::queryKeyboardModifiers().testFlag(Qt::AltModifier))
        setShown(false);
}

void Mnemonics::setShown(bool isShown)
{
    if (std::exchange(m_isShown, isShown) == isShown)
        return;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (!window->isVisible())
            continue;
        window->update();
        const auto parts = window->findChildren<QWidget*>();
        for (QWidget* part : parts)
            part->update();
    }
}

} // namespace colophon
