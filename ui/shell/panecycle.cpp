#include "ui/shell/panecycle.h"

#include <QApplication>
#include <QWidget>

namespace colophon {

namespace {

bool takesFocus(const QWidget* widget)
{
    return widget && widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

QWidget* firstFocusWidget(QWidget* pane)
{
    if (takesFocus(pane))
        return pane;
    for (QWidget* at = pane->nextInFocusChain(); at && at != pane; at = at->nextInFocusChain()) {
        if (pane->isAncestorOf(at) && takesFocus(at))
            return at;
    }
    return nullptr;
}

} // namespace

PaneCycle::PaneCycle(QObject* parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        const int at = paneOf(now);
        if (at >= 0)
            m_panes[std::size_t(at)].lastFocus = now;
    });
}

void PaneCycle::add(QWidget* pane)
{
    m_panes.push_back({.widget = pane, .lastFocus = {}});
}

int PaneCycle::paneOf(const QWidget* widget) const
{
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const QWidget* pane = m_panes[i].widget;
        if (pane && widget && (pane == widget || pane->isAncestorOf(widget)))
            return int(i);
    }
    return -1;
}

bool PaneCycle::enter(Pane& pane)
{
    if (!pane.widget || !pane.widget->isVisible())
        return false;
    QWidget* target = takesFocus(pane.lastFocus) ? pane.lastFocus.data() : firstFocusWidget(pane.widget);
    if (!target)
        return false;
    target->setFocus(Qt::TabFocusReason);
    return true;
}

void PaneCycle::move(int step)
{
    const int count = int(m_panes.size());
    const int start = paneOf(QApplication::focusWidget());
    int at = start < 0 && step < 0 ? 0 : start;
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        if (enter(m_panes[std::size_t(at)]))
            return;
    }
}

} // namespace colophon
