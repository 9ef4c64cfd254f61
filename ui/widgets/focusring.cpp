#include "ui/widgets/focusring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QPointer>

namespace colophon {

namespace {

bool wantsRing(const QWidget* widget)
{
    const auto* box = qobject_cast<const QComboBox*>(widget);
    return qobject_cast<const QAbstractButton*>(widget) || (box && !box->isEditable());
}

} // namespace

void FocusRing::install()
{
    static QPointer<FocusRing> ring;
    if (ring)
        return;
    ring = new FocusRing;
    // The frame becomes a child of the windows it visits; it is deleted with the last of them or here.
    connect(qApp, &QCoreApplication::aboutToQuit, ring, [] { delete ring; });
}

FocusRing::FocusRing()
    : QFocusFrame(nullptr)
{
    connect(qApp, &QApplication::focusChanged, this, &FocusRing::follow);
}

void FocusRing::follow(QWidget*, QWidget* now)
{
    const bool shows = now && wantsRing(now) && now->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    setWidget(shows ? now : nullptr);
    raise(); // Neighbours with a ground of their own would cover it.
}

} // namespace colophon
