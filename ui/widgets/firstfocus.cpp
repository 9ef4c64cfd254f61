#include "ui/widgets/firstfocus.h"

#include <QVariant>
#include <QWidget>

namespace colophon {

namespace {

constexpr const char* kProperty = "firstFocus";

} // namespace

void setFirstFocus(QWidget& page, QWidget* first)
{
    page.setProperty(kProperty, QVariant::fromValue(first));
}

QWidget* firstFocus(const QWidget& page)
{
    return page.property(kProperty).value<QWidget*>();
}

} // namespace colophon
