#include "ui/releases/gatelist.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>

#include <algorithm>

namespace colophon {

namespace {

struct GateLook
{
    const char* icon;
    Tone tone;
    QString word;
};

GateLook lookOf(Gate::Result result)
{
    switch (result) {
    case Gate::Result::Passed:
        return {"circle-check", Tone::Positive, GateList::tr("Passed")};
    case Gate::Result::Check:
        return {"triangle-alert", Tone::Warning, GateList::tr("Check")};
    case Gate::Result::Failed:
        break;
    }
    return {"circle-x", Tone::Negative, GateList::tr("Failed")};
}

PlainLabel* tonedLabel(const QString& text, Tone tone, QFont::Weight weight, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setTone(tone);
    label->setType(TypeSize::Body, weight);
    return label;
}

} // namespace

GateList::GateList(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(Theme::instance().scaled(12));
    layout->setVerticalSpacing(Theme::instance().scaled(6));
    layout->setColumnMinimumWidth(1, Theme::instance().scaled(48));
    layout->setColumnStretch(3, 1);
}

QString GateList::summary(const std::vector<Gate>& gates)
{
    const auto count = [&](Gate::Result result) { return std::ranges::count(gates, result, &Gate::result); };
    QStringList parts{tr("%n passed", nullptr, static_cast<int>(count(Gate::Result::Passed)))};
    if (const auto toCheck = count(Gate::Result::Check); toCheck > 0)
        parts.append(tr("%n to check", nullptr, static_cast<int>(toCheck)));
    if (const auto failed = count(Gate::Result::Failed); failed > 0)
        parts.append(tr("%n failed", nullptr, static_cast<int>(failed)));
    return tr("Gates: %1").arg(parts.join(QStringLiteral(", ")));
}

void GateList::setGates(const std::vector<Gate>& gates)
{
    std::vector<Gate> ticked;
    for (std::size_t i = 0; i < m_ticks.size(); ++i) {
        if (m_ticks[i] && m_ticks[i]->isChecked())
            ticked.push_back(m_gates[i]);
    }
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    m_ticks.clear();
    m_gates = gates;
    int row = 0;
    for (const Gate& gate : gates) {
        addGate(row, gate);
        if (m_ticks.back())
            m_ticks.back()->setChecked(std::ranges::find(ticked, gate) != ticked.end());
        ++row;
    }
}

QWidgetList GateList::ticks() const
{
    QWidgetList result;
    for (QCheckBox* tick : m_ticks) {
        if (tick)
            result.append(tick);
    }
    return result;
}

void GateList::addGate(int row, const Gate& gate)
{
    auto* grid = static_cast<QGridLayout*>(layout());
    const GateLook look = lookOf(gate.result);
    const QString name = QString::fromStdString(gate.name);
    grid->addWidget(new IconLabel(QString::fromLatin1(look.icon), look.tone, this), row, 0);
    grid->addWidget(tonedLabel(look.word, look.tone, QFont::DemiBold, this), row, 1);
    grid->addWidget(tonedLabel(name, Tone::Text, QFont::Normal, this), row, 2);
    PlainLabel* detail = tonedLabel(QString::fromStdString(gate.detail), Tone::Muted, QFont::Normal, this);
    detail->setWordWrap(true);
    grid->addWidget(detail, row, 3);
    QCheckBox* tick = nullptr;
    if (gate.result == Gate::Result::Check) {
        tick = new QCheckBox(tr("I checked this"), this);
        tick->setAccessibleName(tr("I checked: %1").arg(name));
        connect(tick, &QCheckBox::toggled, this, &GateList::checkedChanged);
        grid->addWidget(tick, row, 4);
    }
    m_ticks.push_back(tick);
}

std::vector<bool> GateList::checked() const
{
    std::vector<bool> result;
    for (const QCheckBox* tick : m_ticks)
        result.push_back(tick && tick->isChecked());
    return result;
}

} // namespace colophon
