#include "ui/shell/statusline.h"

#include "models/items/choice.h"
#include "models/items/problemsmodel.h"
#include "models/items/workspace.h"
#include "ui/shell/labels.h"
#include "ui/shell/textbutton.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/iconlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>

namespace colophon {

namespace {

constexpr int kHeight = 26;
constexpr int kClockInterval = 5'000;

QString ageText(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 5)
        return StatusLine::tr("just now");
    if (seconds < 60)
        return StatusLine::tr("%1 s ago").arg(seconds / 5 * 5);
    if (seconds < 3600)
        return StatusLine::tr("%1 min ago").arg(seconds / 60);
    return StatusLine::tr("%1 h ago").arg(seconds / 3600);
}

QString secondsText(qint64 milliseconds)
{
    const double seconds = double(milliseconds) / 1000;
    return QLocale().toString(seconds, 'f', seconds < 10 ? (seconds < 0.1 ? 2 : 1) : 0);
}

/// "10:42" today, with the date before that.
QString momentText(qint64 milliseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds);
    const QLocale locale;
    return time.date() == QDate::currentDate() ? locale.toString(time.time(), QLocale::ShortFormat)
                                               : locale.toString(time, QLocale::ShortFormat);
}

QString reachText(WatchReach reach)
{
    switch (reach) {
    case WatchReach::Whole:
        return {};
    case WatchReach::Late:
        return StatusLine::tr(" · some changes show late");
    case WatchReach::Part:
        return StatusLine::tr(" · not all folders are watched");
    }
    return {};
}

QString progressText(qint64 done, qint64 expected)
{
    const QLocale locale;
    if (expected > 0)
        return StatusLine::tr("Reading: %1 of about %2").arg(locale.toString(done), locale.toString(expected));
    return done > 0 ? StatusLine::tr("Reading: %1").arg(locale.toString(done)) : StatusLine::tr("Reading…");
}

TextButton* lineButton(const QString& name, QWidget* parent)
{
    auto* button = new TextButton(parent);
    button->setObjectName(name);
    button->setFont(Theme::instance().font(TypeSize::Small));
    button->setTextTone(Tone::Muted);
    return button;
}

} // namespace

StatusLine::StatusLine(const StatusSubjects& subjects, QWidget* parent)
    : Ground(Tone::Window, Qt::TopEdge, parent)
    , m_subjects(subjects)
{
    setObjectName(QStringLiteral("statusLine"));
    setAccessibleRole(*this, QAccessible::StatusBar);
    setAccessibleName(tr("Status bar"));
    setFixedHeight(Theme::instance().scaled(kHeight));
    buildLayout();
    connectSubjects();
    updateState();
    updateProblems();
    updateCounts();
}

void StatusLine::buildLayout()
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 1, 10, 0);
    layout->setSpacing(8);
    m_state = lineButton(QStringLiteral("readingState"), this);
    m_problemsButton = lineButton(QStringLiteral("problemCount"), this);
    const LabelStyle style{.tone = Tone::Muted, .size = TypeSize::Small};
    m_centre = makeLabel({}, style, this);
    m_centre->setAlignment(Qt::AlignCenter);
    m_centre->setElide(Qt::ElideRight);
    m_lock = new IconLabel(QStringLiteral("lock"), Tone::Muted, this, 14);
    m_promise = makeLabel(tr("Reading changes nothing on disk"), style, this);
    m_counts = makeLabel({}, style, this);
    layout->addWidget(m_state);
    layout->addWidget(m_problemsButton);
    layout->addWidget(m_centre, 1);
    layout->addWidget(m_lock);
    layout->addWidget(m_promise);
    layout->addWidget(m_counts);
}

void StatusLine::connectSubjects()
{
    Workspace& workspace = m_subjects.workspace;
    connect(&workspace, &Workspace::stateChanged, this, [this] {
        m_done = 0;
        m_expected = 0;
        updateState();
        updateCounts();
    });
    connect(&workspace, &Workspace::watchReachChanged, this, &StatusLine::updateState);
    connect(&workspace, &Workspace::progressed, this, [this](qint64 done, qint64 expected) {
        m_done = done;
        m_expected = expected;
        updateState();
    });
    connect(&workspace, &Workspace::catalogChanged, this, [this] {
        updateState();
        updateCounts();
    });
    connect(&m_subjects.problems, &QAbstractItemModel::modelReset, this, &StatusLine::updateProblems);
    connect(m_state, &QAbstractButton::clicked, m_subjects.actions.action(QStringLiteral("tools.tasks")),
            &QAction::trigger);
    connect(m_problemsButton, &QAbstractButton::clicked, m_subjects.actions.action(QStringLiteral("tools.problems")),
            &QAction::trigger);
    m_clock.setInterval(kClockInterval);
    connect(&m_clock, &QTimer::timeout, this, &StatusLine::updateState);
    m_clock.start();
}

void StatusLine::updateState()
{
    const Workspace& workspace = m_subjects.workspace;
    QString text;
    QString sign;
    Tone tone = Tone::Muted;
    switch (workspace.state()) {
    case Workspace::State::Empty:
        text = tr("No location open");
        break;
    case Workspace::State::Reading:
        text = workspace.rememberedAt() == 0
            ? progressText(m_done, m_expected)
            : tr("Checking what changed since %1").arg(momentText(workspace.rememberedAt()));
        sign = QStringLiteral("loader-circle");
        break;
    case Workspace::State::Ready: {
        const qint64 age = QDateTime::currentMSecsSinceEpoch() - workspace.scannedAt();
        text = tr("Up to date · read %1 in %2 s").arg(ageText(age), secondsText(workspace.scanDuration()))
            + reachText(workspace.watchReach());
        sign = QStringLiteral("check");
        tone = Tone::Positive;
        break;
    }
    case Workspace::State::Stopped:
        text = workspace.rememberedAt() == 0 ? tr("Stopped: not everything is shown")
                                             : tr("Stopped: shown as of %1").arg(momentText(workspace.rememberedAt()));
        sign = QStringLiteral("circle-stop");
        tone = Tone::Warning;
        break;
    case Workspace::State::Failed:
        text = tr("Could not be read");
        sign = QStringLiteral("circle-x");
        tone = Tone::Negative;
        break;
    }
    if (m_state->text() == text)
        return;
    m_state->setText(text);
    m_state->setIconName(sign, tone);
    m_state->updateGeometry();
    m_state->setAccessibleName(tr("State of reading: %1").arg(text));
    fit();
}

void StatusLine::updateProblems()
{
    const int count = m_subjects.problems.rowCount();
    m_problemsButton->setVisible(count > 0);
    m_problemsButton->setIconName(QStringLiteral("triangle-alert"), Tone::Warning);
    m_problemsButton->setTextTone(Tone::Warning);
    m_problemsButton->setText(tr("%n problems", nullptr, count));
    m_problemsButton->setAccessibleName(tr("%n problems", nullptr, count));
    fit();
}

void StatusLine::updateCounts()
{
    const CatalogPointer catalog = m_subjects.workspace.catalog();
    const bool isOpen = m_subjects.workspace.state() != Workspace::State::Empty;
    if (!isOpen) {
        m_counts->setFullText(tr("Colophon %1").arg(QStringLiteral(COLOPHON_VERSION)));
        fit();
        return;
    }
    const QStringList parts{tr("%n versions", nullptr, int(catalog->versionCount())),
                            tr("%n models", nullptr, int(catalog->models().size())),
                            tr("%n sources", nullptr, int(catalog->sources().size()))};
    m_counts->setFullText(parts.join(QStringLiteral(" · ")));
    fit();
}

int StatusLine::roomForCentre() const
{
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right();
    for (const QWidget* widget :
         {static_cast<QWidget*>(m_state), static_cast<QWidget*>(m_problemsButton), static_cast<QWidget*>(m_lock),
          static_cast<QWidget*>(m_promise), static_cast<QWidget*>(m_counts)}) {
        if (!widget->isHidden())
            room -= widget->sizeHint().expandedTo(widget->minimumSize()).width() + layout()->spacing();
    }
    return room;
}

void StatusLine::fit()
{
    const bool isOpen = m_subjects.workspace.state() != Workspace::State::Empty;
    // Not of a hint: what is pointed at should not make the line jump.
    const int wanted = m_centre->fontMetrics().horizontalAdvance(m_summary) + 2;
    m_counts->setVisible(!m_isCompact);
    for (QWidget* part : {static_cast<QWidget*>(m_lock), static_cast<QWidget*>(m_promise)})
        part->setVisible(isOpen && !m_isCompact);
    if (roomForCentre() >= wanted)
        return;
    m_lock->hide();
    m_promise->hide();
    if (roomForCentre() < wanted)
        m_counts->hide();
}

void StatusLine::resizeEvent(QResizeEvent* event)
{
    Ground::resizeEvent(event);
    fit();
}

void StatusLine::showHint(const QString& text)
{
    m_hint = text;
    updateCentre();
}

void StatusLine::setSummary(const QString& text)
{
    m_summary = text;
    updateCentre();
}

void StatusLine::updateCentre()
{
    m_centre->setFullText(m_hint.isEmpty() ? m_summary : m_hint);
    fit();
}

void StatusLine::setCompact(bool compact)
{
    m_isCompact = compact;
    updateCounts();
}

QWidget* StatusLine::stateButton() const
{
    return m_state;
}

} // namespace colophon
