#include "ui/releases/releaseform.h"

#include "models/compare/numbertext.h"
#include "models/releases/reason.h"
#include "ui/releases/effectlist.h"
#include "ui/releases/gatelist.h"
#include "ui/releases/releaselabelfield.h"
#include "ui/widgets/limitedtextedit.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace colophon {

namespace {

QString countText(auto count)
{
    return QString::fromStdString(numberText(static_cast<double>(count), 0));
}

} // namespace

ReleaseForm::ReleaseForm(QWidget* parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_scroll->setAccessibleName(tr("What will change"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::StyledPanel);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(makeBody());
    m_scroll->viewport()->installEventFilter(this);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(makeFields());
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(bar, &QScrollBar::rangeChanged, this, qOverload<>(&QWidget::update));
}

QWidget* ReleaseForm::makeBody()
{
    const Theme& theme = Theme::instance();
    m_body = new QWidget;
    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(theme.scaled(20), theme.scaled(4), theme.scaled(20), theme.scaled(8));
    layout->setSpacing(theme.scaled(8));
    addHeading(tr("What will happen"), *layout);
    m_effects = new EffectList(m_body);
    layout->addWidget(m_effects);
    m_gatesTitle = addHeading({}, *layout);
    m_gates = new GateList(m_body);
    connect(m_gates, &GateList::checkedChanged, this, &ReleaseForm::inputChanged);
    layout->addWidget(m_gates);
    m_cautionText = new PlainLabel({}, m_body);
    m_cautionText->setWordWrap(true);
    m_cautionText->setTone(Tone::Warning);
    m_caution = new QCheckBox(tr("I know, write it all the same"), m_body);
    connect(m_caution, &QCheckBox::toggled, this, &ReleaseForm::inputChanged);
    layout->addSpacing(theme.scaled(4));
    layout->addWidget(m_cautionText);
    layout->addWidget(m_caution);
    layout->addStretch();
    return m_body;
}

QWidget* ReleaseForm::makeFields()
{
    const Theme& theme = Theme::instance();
    m_fields = new QWidget(this);
    auto* texts = new QHBoxLayout(m_fields);
    const int margin = theme.scaled(20) + m_scroll->frameWidth(); // in line with what is above
    texts->setContentsMargins(margin, 0, margin, theme.scaled(10));
    texts->setSpacing(theme.scaled(24));
    m_label = new ReleaseLabelField(m_fields);
    m_label->hide();
    connect(m_label, &ReleaseLabelField::changed, this, &ReleaseForm::inputChanged);
    texts->addWidget(m_label, 2);
    texts->addWidget(makeReason(), 3);
    return m_fields;
}

PlainLabel* ReleaseForm::addHeading(const QString& text, QVBoxLayout& layout)
{
    auto* heading = new PlainLabel(text, layout.parentWidget());
    heading->setType(TypeSize::Body, QFont::DemiBold);
    heading->setTone(Tone::Muted);
    layout.addItem(new QSpacerItem(0, Theme::instance().scaled(6)));
    layout.addWidget(heading);
    return heading;
}

/// A line over the fields says that something is hidden below them.
void ReleaseForm::paintEvent(QPaintEvent*)
{
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    if (bar->value() < bar->maximum())
        QPainter(this).fillRect(0, m_fields->y(), width(), 1, Theme::instance().colour(Tone::Border));
}

bool ReleaseForm::eventFilter(QObject* watched, QEvent* event)
{
    // Only after the layouts have followed the new size.
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ReleaseForm::keepFocusInSight, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void ReleaseForm::keepFocusInSight()
{
    constexpr int kBeside = 8;
    QWidget* const focused = window()->focusWidget();
    if (focused && m_body->isAncestorOf(focused))
        m_scroll->ensureWidgetVisible(focused, 0, Theme::instance().scaled(kBeside));
}

int ReleaseForm::fittingHeight(int width) const
{
    const int frame = 2 * m_scroll->frameWidth();
    const auto heightOf = [](const QLayout& layout, int room) {
        return layout.hasHeightForWidth() ? layout.totalHeightForWidth(room) : layout.totalSizeHint().height();
    };
    return heightOf(*m_body->layout(), width - frame) + frame + heightOf(*m_fields->layout(), width);
}

QWidget* ReleaseForm::makeReason()
{
    auto* box = new QWidget(m_fields);
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

void ReleaseForm::setPlan(const ReleasePlan& plan)
{
    m_effects->setPlan(plan);
    m_gatesTitle->setFullText(GateList::summary(plan.gates));
    m_gatesTitle->setVisible(!plan.gates.empty());
    m_gates->setGates(plan.gates);
    m_cautionText->setFullText(QString::fromStdString(plan.caution));
    m_cautionText->setVisible(!plan.caution.empty());
    m_caution->setVisible(!plan.caution.empty());
    if (m_reason->toPlainText().isEmpty() && !plan.request.reason.empty())
        setReason(QString::fromStdString(plan.request.reason));
    if (!plan.request.label.empty())
        setLabel(QString::fromStdString(plan.request.label));
}

void ReleaseForm::setLabelAdvice(const std::optional<LabelAdvice>& advice)
{
    m_label->setVisible(advice.has_value());
    if (advice)
        m_label->setAdvice(*advice);
}

ConfirmationInput ReleaseForm::input() const
{
    ConfirmationInput input{m_reason->toPlainText(), m_gates->checked(),
                            m_caution->isVisibleTo(this) && m_caution->isChecked()};
    if (m_label->isVisibleTo(this))
        input.label = m_label->label();
    return input;
}

void ReleaseForm::setLabel(const QString& label)
{
    m_label->setLabel(label);
}

void ReleaseForm::setReason(const QString& reason)
{
    m_reason->setPlainText(reason);
}

QWidgetList ReleaseForm::tabOrder() const
{
    return m_gates->ticks() + QWidgetList{m_caution, m_label->field(), m_reason};
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
    m_label->setEnabled(!isReadOnly);
    m_gates->setEnabled(!isReadOnly);
    m_caution->setEnabled(!isReadOnly);
}

} // namespace colophon
