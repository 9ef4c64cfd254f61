#include "ui/shell/taskspopup.h"

#include "ui/shell/labels.h"
#include "ui/widgets/buttons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kWidth = 380;

QString progressText(const JobStatus& job)
{
    const QLocale locale;
    if (job.expected > 0)
        return TasksPopup::tr("%1: %2 of about %3")
            .arg(job.title, locale.toString(job.done), locale.toString(job.expected));
    return job.done > 0 ? QStringLiteral("%1: %2").arg(job.title, locale.toString(job.done)) : job.title;
}

} // namespace

TasksPopup::TasksPopup(JobRunner& jobs, QWidget* window)
    : Panel(window)
    , m_jobs(jobs)
{
    setObjectName(QStringLiteral("tasksPopup"));
    setAccessibleName(tr("Tasks"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(10);
    layout->addWidget(makeLabel(tr("Tasks"), {.weight = QFont::DemiBold}, this));
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(12);
    layout->addLayout(m_rows);
    m_empty = makeLabel(tr("Nothing is being read or written."), {.tone = Tone::Muted}, this);
    layout->addWidget(m_empty);
    connect(&jobs, &JobRunner::started, this, &TasksPopup::refresh);
    connect(&jobs, &JobRunner::finished, this, &TasksPopup::refresh);
    connect(&jobs, &JobRunner::progressed, this, &TasksPopup::updateRow);
    window->installEventFilter(this);
    hide();
}

void TasksPopup::toggle()
{
    if (isVisible()) {
        hide();
        return;
    }
    refresh();
    show();
    raise();
    place();
    setFocus(Qt::PopupFocusReason);
    QAccessibleEvent event(this, QAccessible::PopupMenuStart);
    QAccessible::updateAccessibility(&event);
}

void TasksPopup::refresh()
{
    const QList<JobStatus> running = m_jobs.running();
    QList<quint64> ids;
    for (const JobStatus& job : running) {
        ids.append(job.id);
        if (!m_byId.contains(job.id))
            addRow(job);
    }
    for (auto row = m_byId.begin(); row != m_byId.end();) {
        if (ids.contains(row.key())) {
            ++row;
            continue;
        }
        row->widget->hide();
        row->widget->deleteLater();
        row = m_byId.erase(row);
    }
    m_empty->setVisible(m_byId.isEmpty());
    place();
}

void TasksPopup::addRow(const JobStatus& job)
{
    Row row;
    row.widget = new QWidget(this);
    auto* layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* texts = new QVBoxLayout;
    row.text = makeLabel(job.title, {}, row.widget);
    row.text->setElide(Qt::ElideMiddle);
    row.bar = new QProgressBar(row.widget);
    row.bar->setTextVisible(false);
    row.bar->setFixedHeight(6);
    row.bar->setAccessibleName(job.title);
    texts->addWidget(row.text);
    texts->addWidget(row.bar);
    layout->addLayout(texts, 1);
    if (job.canCancel) {
        QPushButton* cancel = makeButton(tr("Cancel"), {}, ButtonRole::Plain, row.widget);
        cancel->setAccessibleName(tr("Cancel: %1").arg(job.title));
        connect(cancel, &QPushButton::clicked, this, [this, id = job.id] { m_jobs.cancel(id); });
        layout->addWidget(cancel);
    }
    m_rows->addWidget(row.widget);
    m_byId.insert(job.id, row);
    updateRow(job);
}

void TasksPopup::updateRow(const JobStatus& job)
{
    const auto found = m_byId.constFind(job.id);
    if (found == m_byId.constEnd())
        return;
    constexpr int kParts = 1000;
    found->text->setFullText(progressText(job));
    found->bar->setRange(0, job.expected > 0 ? kParts : 0);
    if (job.expected > 0)
        found->bar->setValue(int(std::min<qint64>(kParts, job.done * kParts / job.expected)));
}

void TasksPopup::place()
{
    if (!isVisible())
        return;
    constexpr int kMargin = 8;
    const int width = std::min(Theme::instance().scaled(kWidth), parentWidget()->width() - 2 * kMargin);
    layout()->activate();
    const int height = std::max(heightForWidth(width), layout()->sizeHint().height());
    const int bottom = parentWidget()->height() - Theme::instance().scaled(26) - kMargin;
    setGeometry(kMargin, bottom - height, width, height);
}

void TasksPopup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        Panel::keyPressEvent(event);
}

bool TasksPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && isVisible()) {
        if (event->type() == QEvent::Resize)
            place();
        else if (event->type() == QEvent::MouseButtonPress)
            hide();
    }
    return Panel::eventFilter(watched, event);
}

} // namespace colophon
