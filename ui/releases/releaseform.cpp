#include "ui/releases/releaseform.h"

#include "models/compare/numbertext.h"
#include "models/items/releasesmodel.h"
#include "models/releases/reason.h"
#include "ui/releases/effectlist.h"
#include "ui/releases/gatelist.h"
#include "ui/releases/metricchanges.h"
#include "ui/releases/versioncard.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/limitedtextedit.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr std::size_t kHeadlineMetrics = 4;

QString countText(auto count)
{
    return QString::fromStdString(numberText(static_cast<double>(count), 0));
}

/// "In production now, since 18 Mar 2026 (78 days)"
QString presentCaption(const Model* model, const ReleasePlan& plan)
{
    const QString stage = QString::fromStdString(plan.request.stage.text());
    const ReleaseEvent* release = model ? releaseInForce(*model, plan.request.stage, Timestamp::now()) : nullptr;
    if (!release)
        return ReleaseForm::tr("In %1 now").arg(stage);
    const Timestamp now = Timestamp::now();
    return ReleaseForm::tr("In %1 now, since %2 (%3)")
        .arg(stage, QString::fromStdString(dateText(release->effective, now)),
             QString::fromStdString(durationText(now.milliseconds - release->effective.milliseconds)));
}

} // namespace

ReleaseForm::ReleaseForm(const ChosenVersions& chosen, QWidget* parent)
    : QWidget(parent)
    , m_chosen(chosen)
{
    auto* layout = new QVBoxLayout(this);
    const Theme& theme = Theme::instance();
    layout->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(16));
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(makeSides());

    m_changesRow = new QWidget(this);
    auto* changes = new QHBoxLayout(m_changesRow);
    changes->setContentsMargins({});
    m_changes = new MetricChanges(Qt::Horizontal, m_changesRow);
    m_compare = new LinkButton(tr("Compare"), m_changesRow);
    connect(m_compare, &QPushButton::clicked, this, &ReleaseForm::compareRequested);
    changes->addWidget(m_changes, 1);
    changes->addWidget(m_compare);
    layout->addWidget(m_changesRow);

    addHeading(tr("What will happen"));
    m_effects = new EffectList(this);
    layout->addWidget(m_effects);
    m_gatesTitle = addHeading({});
    m_gates = new GateList(this);
    connect(m_gates, &GateList::checkedChanged, this, &ReleaseForm::inputChanged);
    layout->addWidget(m_gates);

    m_cautionText = new PlainLabel({}, this);
    m_cautionText->setWordWrap(true);
    m_cautionText->setTone(Tone::Warning);
    m_caution = new QCheckBox(tr("I know, write it all the same"), this);
    connect(m_caution, &QCheckBox::toggled, this, &ReleaseForm::inputChanged);
    layout->addSpacing(theme.scaled(4));
    layout->addWidget(m_cautionText);
    layout->addWidget(m_caution);
    layout->addWidget(makeReason());
    layout->addStretch();
}

PlainLabel* ReleaseForm::addHeading(const QString& text)
{
    auto* heading = new PlainLabel(text, this);
    heading->setType(TypeSize::Body, QFont::DemiBold);
    heading->setTone(Tone::Muted);
    layout()->addItem(new QSpacerItem(0, Theme::instance().scaled(6)));
    layout()->addWidget(heading);
    return heading;
}

QWidget* ReleaseForm::makeSides()
{
    auto* sides = new QWidget(this);
    auto* layout = new QHBoxLayout(sides);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::instance().scaled(12));
    m_from = new VersionCard(sides);
    m_to = new VersionCard(sides);
    auto* arrow = new QLabel(sides);
    arrow->setPixmap(
        iconPixmap(QStringLiteral("arrow-right"), 20, Theme::instance().colour(Tone::Production), devicePixelRatioF()));
    layout->addWidget(m_from, 1);
    layout->addWidget(arrow);
    layout->addWidget(m_to, 1);
    return sides;
}

QWidget* ReleaseForm::makeReason()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, Theme::instance().scaled(8), 0, 0);
    layout->setSpacing(Theme::instance().scaled(4));
    auto* title = new PlainLabel(tr("Reason (required, goes into the journal)"), box);
    title->setType(TypeSize::Body, QFont::DemiBold);
    title->setTone(Tone::Muted);
    m_reason = new LimitedTextEdit(static_cast<qsizetype>(kLongestReason), box);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why this version, and why now?"));
    m_reason->setFixedHeight(Theme::instance().scaled(66));
    title->setBuddy(m_reason);
    m_needed = new PlainLabel({}, box);
    m_count = new PlainLabel({}, box);
    for (PlainLabel* label : {m_needed, m_count}) {
        label->setType(TypeSize::Small);
        label->setTone(Tone::Muted);
    }
    auto* line = new QHBoxLayout;
    line->addWidget(m_needed, 1);
    line->addWidget(m_count);
    layout->addWidget(title);
    layout->addWidget(m_reason);
    layout->addLayout(line);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &ReleaseForm::inputChanged);
    connect(m_reason, &LimitedTextEdit::refused, this, [this](qsizetype excess) {
        m_needed->setFullText(tr("Not taken: %n characters too many", nullptr, static_cast<int>(excess)));
        QAccessibleEvent alert(m_needed, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    });
    return box;
}

void ReleaseForm::setPlan(const CatalogPointer& catalog, const ReleasePlan& plan)
{
    setSides(*catalog, plan);
    m_effects->setPlan(plan);
    m_gatesTitle->setFullText(GateList::summary(plan.gates));
    m_gatesTitle->setVisible(!plan.gates.empty());
    m_gates->setGates(plan.gates);
    m_cautionText->setFullText(QString::fromStdString(plan.caution));
    m_cautionText->setVisible(!plan.caution.empty());
    m_caution->setVisible(!plan.caution.empty());
    if (m_reason->toPlainText().isEmpty() && !plan.request.reason.empty())
        setReason(QString::fromStdString(plan.request.reason));
}

void ReleaseForm::setSides(const Catalog& catalog, const ReleasePlan& plan)
{
    const QString stage = QString::fromStdString(plan.request.stage.text());
    const Version* from = plan.from ? catalog.version(*plan.from) : nullptr;
    const Version* to = plan.request.to ? catalog.version(*plan.request.to) : nullptr;
    const QString now = presentCaption(catalog.model(plan.request.model.text()), plan);
    const QString then = tr("In %1 after you confirm").arg(stage);
    if (from)
        m_from->setVersion(now, *from, m_chosen.slot(QString::fromStdString(from->id)), false);
    else
        m_from->setNobody(tr("In %1 now").arg(stage), tr("No version"));
    if (to)
        m_to->setVersion(then, *to, m_chosen.slot(QString::fromStdString(to->id)), true);
    else
        m_to->setNobody(then, tr("No version"));
    setChanges(catalog.model(plan.request.model.text()), from, to);
}

void ReleaseForm::setChanges(const Model* model, const Version* from, const Version* to)
{
    m_changesRow->setVisible(model && from && to);
    if (model && from && to)
        m_changes->setChanges(metricChanges(*from, *to, headlineMetrics(*model, kHeadlineMetrics)));
}

ConfirmationInput ReleaseForm::input() const
{
    return {m_reason->toPlainText(), m_gates->checked(), m_caution->isVisibleTo(this) && m_caution->isChecked()};
}

void ReleaseForm::setReason(const QString& reason)
{
    m_reason->setPlainText(reason);
}

QWidgetList ReleaseForm::tabOrder() const
{
    return QWidgetList{m_compare} + m_gates->ticks() + QWidgetList{m_caution, m_reason};
}

void ReleaseForm::focusReason()
{
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReleaseForm::setConfirmation(const Confirmation& confirmation)
{
    m_needed->setFullText(confirmation.reasonLength < confirmation.neededLength
                              ? tr("At least %n characters", nullptr, static_cast<int>(confirmation.neededLength))
                              : QString());
    m_count->setFullText(tr("%1 of %2").arg(countText(confirmation.reasonLength), countText(kLongestReason)));
}

void ReleaseForm::setReadOnly(bool isReadOnly)
{
    m_reason->setReadOnly(isReadOnly);
    m_gates->setEnabled(!isReadOnly);
    m_caution->setEnabled(!isReadOnly);
}

} // namespace colophon
