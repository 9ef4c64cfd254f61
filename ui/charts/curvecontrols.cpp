#include "ui/charts/curvecontrols.h"

#include "ui/widgets/combofield.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSlider>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kMostSmoothing = 99; // hundredths

} // namespace

CurveControls::CurveControls(QWidget* parent)
    : QWidget(parent)
    , m_across(new ComboField(tr("Across"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::instance().scaled(4));
    m_across->addItem(tr("step"), int(CurveAxis::Step));
    m_across->addItem(tr("relative time"), int(CurveAxis::RelativeTime));
    m_across->addItem(tr("wall time"), int(CurveAxis::WallTime));
    layout->addWidget(m_across, 0, Qt::AlignLeft);
    layout->addWidget(makeSmoothing());
    m_band = addSwitch(tr("Show minimum and maximum"), true);
    m_link = addSwitch(tr("Link cursor in all charts"), true);
    m_logarithmic = addSwitch(tr("Logarithmic axis"), false);
    connect(m_across, &ComboField::chosen, this, &CurveControls::changed);
}

QWidget* CurveControls::makeSmoothing()
{
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::instance().scaled(8));
    auto* label = new PlainLabel(tr("Smoothing"), line);
    label->setTone(Tone::Muted);
    label->setType(TypeSize::Small, QFont::Medium);
    m_smoothing = new QSlider(Qt::Horizontal, line);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setRange(0, kMostSmoothing);
    m_smoothing->setPageStep(10);
    label->setBuddy(m_smoothing);
    m_smoothingText = new PlainLabel(tr("off"), line);
    m_smoothingText->setTone(Tone::Muted);
    m_smoothingText->setType(TypeSize::Small);
    m_smoothingText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_smoothingText->setFixedWidth(Theme::instance().scaled(32));
    layout->addWidget(label);
    layout->addWidget(m_smoothing, 1);
    layout->addWidget(m_smoothingText);
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
        m_smoothingText->setFullText(value == 0 ? tr("off") : QString::number(value / 100.0, 'f', 2));
        Q_EMIT changed();
    });
    return line;
}

QCheckBox* CurveControls::addSwitch(const QString& text, bool isOn)
{
    auto* box = new QCheckBox(text, this);
    box->setChecked(isOn);
    layout()->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &CurveControls::changed);
    return box;
}

CurveAxis CurveControls::across() const
{
    return static_cast<CurveAxis>(m_across->currentData().toInt());
}

double CurveControls::smoothing() const
{
    return m_smoothing->value() / 100.0;
}

bool CurveControls::showsBand() const
{
    return m_band->isChecked();
}

bool CurveControls::linksCursor() const
{
    return m_link->isChecked();
}

bool CurveControls::isLogarithmic() const
{
    return m_logarithmic->isChecked();
}

} // namespace colophon
