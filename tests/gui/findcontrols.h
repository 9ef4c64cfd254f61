#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QMouseEvent>

#include <algorithm>

/// Controls are found as people with a screen reader find them: by kind and name.
namespace colophon::test {

inline QString nameOf(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// The visible widget of this kind with this accessible name; null if there is none.
template <typename Kind> Kind* findNamed(QWidget& window, const QString& name)
{
    const auto all = window.findChildren<Kind*>();
    for (Kind* widget : all) {
        if (widget->isVisible() && nameOf(widget) == name)
            return widget;
    }
    return nullptr;
}

/// Whether a visible label holds this text.
inline bool showsText(QWidget& window, const QString& text)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) {
        return label->isVisible() && (label->text().contains(text) || label->accessibleName().contains(text));
    });
}

/// Pairs of visible controls below `parent` that cover each other, or none: "Find a row over Change".
inline QStringList overlapsIn(const QWidget& parent)
{
    QStringList overlaps;
    QList<QWidget*> shown;
    for (QWidget* child : parent.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isVisible())
            shown.append(child);
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (!parent.rect().contains(shown[i]->geometry()))
            overlaps.append(nameOf(shown[i]) + QStringLiteral(" outside"));
        for (qsizetype j = i + 1; j < shown.size(); ++j) {
            if (shown[i]->geometry().intersects(shown[j]->geometry()))
                overlaps.append(nameOf(shown[i]) + QStringLiteral(" over ") + nameOf(shown[j]));
        }
    }
    return overlaps;
}

/// Moves the pointer over a widget without the real one, which belongs to the display and not to the test.
inline void pointAt(QWidget& widget, QPoint position)
{
    const QPointF at(position);
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

/// The button with this accessible name or text, seen or not; null if there is none.
inline QAbstractButton* buttonIn(const QWidget& widget, const QString& name)
{
    const auto buttons = widget.findChildren<QAbstractButton*>();
    const auto found = std::ranges::find_if(buttons, [&name](const QAbstractButton* button) {
        return button->accessibleName() == name || button->text() == name;
    });
    return found == buttons.end() ? nullptr : *found;
}

} // namespace colophon::test
