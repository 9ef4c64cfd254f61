#include "ui/shell/panecycle.h"

#include "ui/widgets/firstfocus.h"

#include <QApplication>
#include <QScrollArea>
#include <QWidget>

#include <algorithm>

namespace colophon {

namespace {

bool takesFocus(const QWidget* widget)
{
    return widget && widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// Everything in a part that Tab goes to, in the order of its making or of setTabOrder().
QWidgetList focusWidgets(QWidget* pane)
{
    QWidgetList all;
    if (takesFocus(pane))
        all.append(pane);
    for (QWidget* at = pane->nextInFocusChain(); at && at != pane; at = at->nextInFocusChain()) {
        if (pane->isAncestorOf(at) && takesFocus(at))
            all.append(at);
    }
    return all;
}

/// The visible parts of the page that this pane shows.
QWidgetList partsOf(const QWidget& pane)
{
    for (const QWidget* at : pane.findChildren<QWidget*>()) {
        QWidgetList parts = at->isVisible() ? focusParts(*at) : QWidgetList();
        parts.removeIf([](const QWidget* part) { return !part->isVisible(); });
        if (!parts.isEmpty())
            return parts;
    }
    return {};
}

void enterByTab(QWidget& widget, bool forward)
{
    widget.setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    for (QWidget* at = widget.parentWidget(); at; at = at->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(at))
            area->ensureWidgetVisible(&widget);
    }
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

bool PaneCycle::enter(Pane& pane, int step)
{
    if (!pane.widget || !pane.widget->isVisible())
        return false;
    if (enterPart(*pane.widget, step))
        return true;
    QWidget* target = takesFocus(pane.lastFocus) ? pane.lastFocus.data() : focusWidgets(pane.widget).value(0);
    if (!target)
        return false;
    target->setFocus(Qt::ShortcutFocusReason); // Like a key that leads there, so that the focus shows.
    return true;
}

/// To the part of this pane after the one that has the keyboard, or to its first one. False: there is none.
bool PaneCycle::enterPart(QWidget& pane, int step)
{
    const QWidgetList parts = partsOf(pane);
    const auto hasFocus = [](const QWidget* part) {
        return part == QApplication::focusWidget() || part->isAncestorOf(QApplication::focusWidget());
    };
    const auto here = std::ranges::find_if(parts, hasFocus);
    const bool isInside = here != parts.end();
    qsizetype at = isInside ? (here - parts.begin()) + step : step > 0 ? 0 : parts.size() - 1;
    for (; at >= 0 && at < parts.size(); at += step) {
        QWidget* first = firstFocus(*parts[at]);
        QWidget* target = takesFocus(first) ? first : focusWidgets(parts[at]).value(0);
        if (!target)
            continue;
        target->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return false;
}

bool PaneCycle::focusInside(QWidget& part)
{
    QWidget* first = firstFocus(part);
    QWidget* target = takesFocus(first) ? first : focusWidgets(&part).value(0);
    if (target)
        target->setFocus(Qt::OtherFocusReason);
    return target != nullptr;
}

bool PaneCycle::stepControl(bool forward)
{
    const int step = forward ? 1 : -1;
    const int count = int(m_panes.size());
    const int start = paneOf(QApplication::focusWidget());
    if (start < 0)
        return false;
    const QWidgetList here = focusWidgets(m_panes[std::size_t(start)].widget);
    const qsizetype place = here.indexOf(QApplication::focusWidget());
    if (place < 0)
        return false;
    QWidget* target = here.value(place + step);
    for (int tried = 1, at = start; !target && tried <= count; ++tried) {
        at = (at + step + count) % count;
        QWidget* pane = m_panes[std::size_t(at)].widget;
        const QWidgetList there = pane && pane->isVisible() ? focusWidgets(pane) : QWidgetList();
        if (!there.isEmpty())
            target = forward ? there.first() : there.last();
    }
    if (target)
        enterByTab(*target, forward);
    return target != nullptr;
}

void PaneCycle::move(int step)
{
    const int count = int(m_panes.size());
    const int start = paneOf(QApplication::focusWidget());
    if (start >= 0 && enterPart(*m_panes[std::size_t(start)].widget, step))
        return;
    int at = start < 0 && step < 0 ? 0 : start;
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        if (enter(m_panes[std::size_t(at)], step))
            return;
    }
}

} // namespace colophon
