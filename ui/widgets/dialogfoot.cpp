#include "ui/widgets/dialogfoot.h"

#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace colophon {

DialogFoot::DialogFoot(QWidget* parent)
    : QFrame(parent)
    , m_failure(new PlainLabel({}, this))
    , m_cause(new PlainLabel({}, this))
    , m_row(new QHBoxLayout)
{
    const Theme& theme = Theme::instance();
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.scaled(20), theme.scaled(12), theme.scaled(20), theme.scaled(12));
    m_failure->setWordWrap(true);
    m_failure->setTone(Tone::Negative);
    m_failure->hide();
    m_cause->setTone(Tone::Muted);
    m_row->setSpacing(theme.scaled(8));
    column->addWidget(m_failure);
    column->addLayout(m_row);
}

void DialogFoot::add(std::initializer_list<QWidget*> widgets)
{
    for (QWidget* widget : widgets)
        m_row->addWidget(widget);
}

void DialogFoot::addCause()
{
    m_row->addStretch();
    m_row->addWidget(m_cause);
}

void DialogFoot::setCause(const QString& text)
{
    m_cause->setFullText(text);
}

void DialogFoot::showFailure(const QString& text)
{
    m_failure->setFullText(text);
    m_failure->show();
}

void DialogFoot::hideFailure()
{
    m_failure->hide();
}

} // namespace colophon
