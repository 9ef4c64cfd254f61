#include "ui/widgets/accessiblerole.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace colophon {

namespace {

constexpr const char* kProperty = "accessibleRole";

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    const QVariant role = object ? object->property(kProperty) : QVariant();
    auto* widget = role.isValid() ? qobject_cast<QWidget*>(object) : nullptr;
    return widget ? new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt())) : nullptr;
}

} // namespace

void setAccessibleRole(QWidget& widget, QAccessible::Role role)
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled);
    widget.setProperty(kProperty, static_cast<int>(role));
}

} // namespace colophon
