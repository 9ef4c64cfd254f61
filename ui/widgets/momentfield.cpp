#include "ui/widgets/momentfield.h"

#include "ui/widgets/calendarpopup.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/momenttext.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace colophon {

namespace {

constexpr int kWidth = 176;
constexpr int kLongestText = 60;

bool opensCalendar(const QKeyEvent& event)
{
    return event.key() == Qt::Key_F4 || (event.key() == Qt::Key_Down && event.modifiers() == Qt::AltModifier);
}

} // namespace

MomentField::MomentField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit);
    setFocusProxy(m_edit);
    m_edit->setAccessibleName(name);
    m_edit->setMaxLength(kLongestText);
    m_edit->setPlaceholderText(tr("2026-03-01 09:15"));
    setPlainToolTip(*m_edit,
                    tr("Type a local time such as 2026-03-01 09:15, today or yesterday; a date alone means the end of "
                       "that day. ↑ and ↓ go by a day"));
    QAction* open = m_edit->addAction(icon(QStringLiteral("calendar")), QLineEdit::LeadingPosition);
    open->setText(tr("Open calendar"));
    open->setToolTip(tr("Open calendar (Alt+Down)"));
    connect(open, &QAction::triggered, this, &MomentField::openCalendar);
    for (QToolButton* button : m_edit->findChildren<QToolButton*>())
        button->setAccessibleName(tr("Open calendar"));
    connect(m_edit, &QLineEdit::editingFinished, this, &MomentField::commit);
    m_edit->installEventFilter(this);
}

QSize MomentField::sizeHint() const
{
    return {Theme::instance().scaled(kWidth), m_edit->sizeHint().height()};
}

QSize MomentField::minimumSizeHint() const
{
    return sizeHint();
}

/// The line loses the focus while it goes, which ends its editing: by then nobody is there to hear of it.
MomentField::~MomentField()
{
    m_edit->removeEventFilter(this);
    m_edit->disconnect(this);
}

void MomentField::setMoment(const QDateTime& moment)
{
    m_moment = moment;
    restore();
}

void MomentField::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

bool MomentField::isBeingTyped() const
{
    return m_edit->isModified() || !m_problem.isEmpty();
}

void MomentField::restore()
{
    const QString text = momentText(m_moment);
    // Setting the same text anew would take the cursor and the selection away.
    if (m_edit->text() != text)
        m_edit->setText(text);
    m_edit->setModified(false);
    setProblem({});
}

void MomentField::commit()
{
    if (!m_edit->isModified())
        return;
    const auto typed = readMoment(m_edit->text(), QDateTime::currentDateTime());
    m_edit->setModified(false);
    if (!typed) {
        setProblem(typed.error());
        return;
    }
    take(*typed);
}

void MomentField::take(const TypedMoment& moment)
{
    setMoment(moment.time);
    if (moment.isNow)
        Q_EMIT nowChosen();
    else
        Q_EMIT momentChosen(moment.time);
}

void MomentField::stepDays(int days)
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime moment = m_moment.addDays(days);
    if (moment >= now && days > 0) {
        Q_EMIT nowChosen();
        return;
    }
    setMoment(moment);
    Q_EMIT momentChosen(m_moment);
}

void MomentField::openCalendar()
{
    if (!m_calendar) {
        m_calendar = new CalendarPopup(this);
        connect(m_calendar, &CalendarPopup::dateChosen, this,
                [this](QDate day) { take(wholeDay(day, QDateTime::currentDateTime())); });
    }
    m_calendar->openBelow(*this, m_moment.date(), QDate::currentDate());
}

void MomentField::setProblem(const QString& problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    m_edit->setProperty("invalid", !problem.isEmpty());
    m_edit->setAccessibleDescription(problem);
    m_edit->update();
    Q_EMIT problemChanged(problem);
}

bool MomentField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (opensCalendar(*key)) {
        openCalendar();
        return true;
    }
    if (key->key() == Qt::Key_Escape && isBeingTyped()) {
        restore();
        return true;
    }
    if ((key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) && key->modifiers() == Qt::NoModifier) {
        stepDays(key->key() == Qt::Key_Up ? 1 : -1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace colophon
