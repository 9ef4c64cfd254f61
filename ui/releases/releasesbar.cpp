#include "ui/releases/releasesbar.h"

#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/momentfield.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"

#include <QAccessible>
#include <QEvent>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kMostCompact = 4;

} // namespace

ReleasesBar::ReleasesBar(const ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_row(new QWidget(this))
    , m_title(new PlainLabel({}, m_row))
    , m_scope(new PlainLabel({}, this))
    , m_problem(new PlainLabel({}, this))
{
    const Theme& theme = Theme::instance();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_row);
    column->addWidget(m_scope);
    column->addWidget(m_problem);
    m_row->setFixedHeight(theme.scaled(40));
    m_row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_problem->setTone(Tone::Negative);
    m_scope->setTone(Tone::Muted);
    for (PlainLabel* line : {m_scope, m_problem}) {
        line->setWordWrap(true);
        line->setContentsMargins(theme.scaled(10), 0, theme.scaled(10), theme.scaled(8));
    }
    m_scope->hide();
    m_problem->setObjectName(QStringLiteral("momentProblem"));
    m_problem->hide();

    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(theme.scaled(10), 0, theme.scaled(10), 0);
    row->setSpacing(theme.scaled(8));
    m_title->setType(TypeSize::Body, QFont::DemiBold);
    row->addWidget(m_title);
    addMoment(actions);
    row->addStretch();
    addRest(actions);
    m_row->installEventFilter(this);
}

void ReleasesBar::addMoment(const ActionRegistry& actions)
{
    m_question = new QLabel(tr("In production on"), m_row);
    m_moment = new MomentField(tr("In production on"), m_row);
    m_question->setBuddy(m_moment);
    connect(m_moment, &MomentField::momentChosen, this,
            [this](const QDateTime& time) { Q_EMIT momentChosen({time.toMSecsSinceEpoch()}); });
    connect(m_moment, &MomentField::nowChosen, this, &ReleasesBar::nowChosen);
    connect(m_moment, &MomentField::problemChanged, this, &ReleasesBar::showProblem);
    auto* today = new QPushButton(tr("Today"), m_row);
    connect(today, &QPushButton::clicked, this, &ReleasesBar::nowChosen);
    m_row->layout()->addWidget(m_question);
    m_row->layout()->addWidget(m_moment);
    m_row->layout()->addWidget(today);
    for (const int days : {-1, 1}) {
        auto* step = new IconButton(days < 0 ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
                                    days < 0 ? tr("Previous day") : tr("Next day"), m_row);
        connect(step, &QAbstractButton::clicked, m_moment, [this, days] { m_moment->stepDays(days); });
        m_row->layout()->addWidget(step);
    }
    for (const char* id : {"release.previous", "release.next"})
        m_row->layout()->addWidget(new IconButton(actions.action(QString::fromLatin1(id)), m_row));
}

void ReleasesBar::addRest(const ActionRegistry& actions)
{
    m_journal = new PlainLabel({}, m_row);
    m_journal->setTone(Tone::Positive);
    m_export = makeButton(tr("Export…"), QStringLiteral("download"), ButtonRole::Plain, m_row);
    m_export->setAccessibleName(tr("Export…"));
    connect(m_export, &QPushButton::clicked, this, &ReleasesBar::exportAsked);
    m_row->layout()->addWidget(m_journal);
    m_row->layout()->addWidget(m_export);
    m_row->layout()->addWidget(new IconButton(actions.action(QStringLiteral("view.holder")), m_row));
}

void ReleasesBar::setTitle(const QString& text)
{
    m_title->setFullText(text);
    fit();
}

void ReleasesBar::setScope(const QString& text)
{
    m_scope->setFullText(text);
    m_scope->setVisible(!text.isEmpty());
}

void ReleasesBar::focusMoment()
{
    m_moment->focusText();
}

void ReleasesBar::setMoment(Timestamp moment)
{
    m_moment->setMoment(QDateTime::fromMSecsSinceEpoch(moment.milliseconds));
}

bool ReleasesBar::isBeingTyped() const
{
    return m_moment->isBeingTyped();
}

void ReleasesBar::setJournal(const QString& text, const QString& brief)
{
    m_journalText = text;
    m_journalBrief = brief;
    fit();
}

void ReleasesBar::showProblem(const QString& problem)
{
    m_problem->setFullText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty())
        return;
    QAccessibleEvent alert(m_problem, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// What is said elsewhere, too, makes way first: the model in the window's title, the export in the menu.
void ReleasesBar::arrange(int level)
{
    m_title->setVisible(level < 1);
    m_export->setText(level < 2 ? tr("Export…") : QString());
    setPlainToolTip(*m_export, level < 2 ? QString() : tr("Export…"));
    m_journal->setFullText(level < 3 ? m_journalText : m_journalBrief);
    m_journal->setAccessibleName(m_journalText);
    setPlainToolTip(*m_journal, level < 3 ? QString() : m_journalText);
    m_question->setVisible(level < kMostCompact);
}

void ReleasesBar::fit()
{
    for (int level = 0; level <= kMostCompact; ++level) {
        arrange(level);
        m_row->layout()->invalidate();
        if (m_row->layout()->minimumSize().width() <= m_row->width())
            return;
    }
}

bool ReleasesBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_row && event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

} // namespace colophon
