#include "ui/releases/releaseanswer.h"

#include "models/releases/doubttext.h"
#include "models/releases/release.h"
#include "models/releases/shownlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace colophon {

namespace {

constexpr int kFlagSize = 20;

QString momentText(Timestamp moment)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(moment.milliseconds),
                                 QStringLiteral("d MMMM yyyy 'at' HH:mm"));
}

/// " by Ana Petrović: “Hotfix”."
QString whoAndWhy(const ReleaseEvent& release)
{
    QString text;
    if (!release.actor.empty())
        text += ReleaseAnswer::tr(" by %1").arg(QString::fromStdString(release.actor));
    if (!release.reason.empty())
        text += QStringLiteral(": “%1”").arg(QString::fromStdString(release.reason));
    return text + u'.';
}

/// Who did it, why, and where that is written down. A step back says little by itself: the decision that it leads back
/// to is told too.
QString evidenceText(const Model& model, const ReleaseEvent& release)
{
    const ReleaseEvent* decision = decisionBehind(model, release);
    const QString done = decision != nullptr ? ReleaseAnswer::tr("Put back on %1") : ReleaseAnswer::tr("Marked on %1");
    QString text = done.arg(momentText(release.time)) + whoAndWhy(release);
    if (decision != nullptr)
        text += ReleaseAnswer::tr(" Decided on %1").arg(momentText(decision->time)) + whoAndWhy(*decision);
    if (!release.evidence.empty())
        text += ReleaseAnswer::tr(" Evidence: %1.").arg(QString::fromStdString(release.evidence));
    return text;
}

/// Who took out what, and why, after which nothing was there.
QString clearedText(const Model& model, const ReleaseEvent& cleared)
{
    const QString label = QString::fromStdString(shownLabel(model, cleared.from, cleared.fromLabel));
    QString text = label.isEmpty()
        ? ReleaseAnswer::tr("It was cleared on %1").arg(momentText(cleared.effective))
        : ReleaseAnswer::tr("%1 was taken out on %2").arg(label, momentText(cleared.effective));
    return text + whoAndWhy(cleared);
}

} // namespace

ReleaseAnswer::ReleaseAnswer(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("releaseAnswer"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    const Theme& theme = Theme::instance();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(14), theme.scaled(10), theme.scaled(14), theme.scaled(10));
    layout->setSpacing(theme.scaled(12));
    layout->addWidget(new IconLabel(QStringLiteral("flag"), Tone::Production, this, kFlagSize));

    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    m_sentence = new PlainLabel({}, this);
    m_sentence->setType(TypeSize::Title, QFont::DemiBold);
    m_sentence->setWordWrap(true);
    m_evidence = new PlainLabel({}, this);
    m_evidence->setWordWrap(true);
    m_evidence->setTone(Tone::Muted);
    texts->addWidget(m_sentence);
    m_doubt = new PlainLabel({}, this);
    m_doubt->setWordWrap(true);
    m_doubt->setTone(Tone::Warning);
    texts->addWidget(m_evidence);
    texts->addWidget(m_doubt);
    layout->addLayout(texts, 1);

    m_show = new QPushButton(this);
    m_compare = new QPushButton(tr("Compare with today"), this);
    layout->addWidget(m_show);
    layout->addWidget(m_compare);
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT showRequested(m_version); });
    connect(m_compare, &QPushButton::clicked, this, [this] { Q_EMIT compareRequested(m_version); });
}

void ReleaseAnswer::setMoment(const Model& model, Name stage, Timestamp moment)
{
    const ReleaseEvent* release = releaseInForce(model, stage, moment);
    const QString name = QString::fromStdString(model.name.text());
    const QString slot = QString::fromStdString(stage.text());
    m_version = release && release->to ? QString::fromStdString(*release->to) : QString();
    const ReleaseEvent* last = lastEvent(model, stage, moment);
    const std::optional<StageDoubt> doubt = stageDoubt(model, stage, moment);
    if (!release && last) {
        m_sentence->setFullText(
            tr("On %1 local time, no version of %2 was in %3.").arg(momentText(moment), name, slot));
        m_evidence->setFullText(clearedText(model, *last));
    } else if (!release) {
        const bool isBeforeAll = !model.releases.empty();
        m_sentence->setFullText(tr("What was in %1 on %2 local time is not known.").arg(slot, momentText(moment)));
        m_evidence->setFullText(isBeforeAll ? tr("The first recorded release is later than that.")
                                            : tr("No release of %1 is recorded.").arg(name));
    } else {
        const QString label = QString::fromStdString(shownLabel(model, release->to, release->toLabel));
        const QString sentence = doubt ? tr("On %1 local time, %2 %3 was in %4 by what is recorded.")
                                       : tr("On %1 local time, %2 %3 was in %4.");
        m_sentence->setFullText(sentence.arg(momentText(moment), name, label, slot));
        m_evidence->setFullText(evidenceText(model, *release));
        m_show->setText(tr("Show %1").arg(label));
    }
    m_doubt->setVisible(doubt.has_value());
    const auto localText = [](Timestamp time) { return momentText(time).toStdString(); };
    m_doubt->setFullText(doubt ? QString::fromStdString(doubtText(model, stage, *doubt, localText)) : QString());
    m_show->setVisible(!m_version.isEmpty());
    const Version* holder = model.holder(stage);
    m_compare->setVisible(!m_version.isEmpty() && holder && QString::fromStdString(holder->id) != m_version);
}

} // namespace colophon
