#include "ui/releases/releaselabelfield.h"

#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace colophon {

namespace {

constexpr int kLongestLabel = 200; ///< a number with a digest of SHA-256 behind it has about 90
constexpr int kTextMargin = 5;

} // namespace

ReleaseLabelField::ReleaseLabelField(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_explanation(new PlainLabel({}, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::instance().scaled(8), 0, 0);
    layout->setSpacing(Theme::instance().scaled(4));
    auto* title = new PlainLabel(tr("Release label"), this);
    title->setType(TypeSize::Body, QFont::DemiBold);
    title->setTone(Tone::Muted);
    title->setBuddy(m_field);
    m_field->setAccessibleName(tr("Release label"));
    m_field->setMaxLength(kLongestLabel);
    m_field->setPlaceholderText(tr("No label"));
    m_field->setTextMargins(kTextMargin, 0, kTextMargin, 0);
    m_explanation->setType(TypeSize::Small);
    m_explanation->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(m_field);
    layout->addWidget(m_explanation);
    layout->addStretch();
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_isOurs = false; });
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        follow();
        Q_EMIT changed();
    });
}

void ReleaseLabelField::setAdvice(const LabelAdvice& advice)
{
    m_advice = advice;
    if (m_isOurs)
        m_field->setText(QString::fromStdString(advice.label));
    follow();
}

void ReleaseLabelField::setLabel(const QString& label)
{
    if (std::exchange(m_isOurs, false))
        m_field->setText(label);
}

QString ReleaseLabelField::label() const
{
    return m_field->text().trimmed();
}

QWidget* ReleaseLabelField::field() const
{
    return m_field;
}

void ReleaseLabelField::follow()
{
    const QString typed = label();
    const std::string fault = typed.isEmpty() ? std::string() : releaseLabelFault(typed.toStdString());
    const QString suggested = QString::fromStdString(m_advice.label);
    const QString reason = QString::fromStdString(m_advice.reason);
    m_explanation->setTone(fault.empty() ? Tone::Muted : Tone::Negative);
    if (!fault.empty())
        m_explanation->setFullText(tr("“%1” cannot be the label: %2.").arg(typed, QString::fromStdString(fault)));
    else
        m_explanation->setFullText(typed == suggested ? tr("Suggested. %1").arg(reason)
                                                      : tr("%1 is suggested. %2").arg(suggested, reason));
    m_field->setProperty("invalid", !fault.empty());
    m_field->setAccessibleDescription(m_explanation->fullText());
    m_field->update();
}

} // namespace colophon
