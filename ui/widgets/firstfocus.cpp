#include "ui/widgets/firstfocus.h"

#include <QVariant>

namespace colophon {

namespace {

constexpr const char* kProperty = "firstFocus";
constexpr const char* kParts = "focusParts";

} // namespace

void setFirstFocus(QWidget& page, QWidget* first)
{
    page.setProperty(kProperty, QVariant::fromValue(first));
}

QWidget* firstFocus(const QWidget& page)
{
    return page.property(kProperty).value<QWidget*>();
}

void setFocusParts(QWidget& page, const QWidgetList& parts)
{
    page.setProperty(kParts, QVariant::fromValue(parts));
}

QWidgetList focusParts(const QWidget& page)
{
    return page.property(kParts).value<QWidgetList>();
}

} // namespace colophon
