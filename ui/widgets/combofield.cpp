#include "ui/widgets/combofield.h"

#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>

namespace colophon {

ComboField::ComboField(const QString& label, QWidget* parent)
    : QWidget(parent)
    , m_label(new PlainLabel(label, this))
    , m_box(new QComboBox(this))
{
    m_label->setTone(Tone::Muted);
    m_label->setType(TypeSize::Small, QFont::Medium);
    m_label->setBuddy(m_box);
    m_box->setAccessibleName(label);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setFocusProxy(m_box);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_label);
    layout->addWidget(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) { Q_EMIT chosen(m_box->itemData(index)); });
}

void ComboField::setLabelVisible(bool visible)
{
    // A hidden label would no longer name the field, so it is made narrow instead.
    m_label->setMaximumWidth(visible ? QWIDGETSIZE_MAX : 0);
    layout()->setSpacing(visible ? 8 : 0);
}

void ComboField::addItem(const QString& text, const QVariant& data)
{
    m_box->addItem(visibleText(text), data);
}

bool ComboField::setCurrentData(const QVariant& data)
{
    const int index = m_box->findData(data);
    if (index >= 0)
        m_box->setCurrentIndex(index);
    return index >= 0;
}

} // namespace colophon
