#include "ui/history/readingstrip.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>

#include <chrono>

namespace colophon {

namespace {

using namespace std::chrono_literals;

constexpr auto kDelay = 400ms;

} // namespace

ReadingStrip::ReadingStrip(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_text(new PlainLabel({}, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(makeButton(tr("Cancel"), {}, ButtonRole::Plain, this))
{
    setObjectName(QStringLiteral("readingStrip"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 10, 5);
    layout->setSpacing(12);
    m_text->setElide(Qt::ElideMiddle);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(5);
    m_bar->setAccessibleName(tr("Reading"));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(&workspace, &Workspace::stateChanged, this, &ReadingStrip::follow);
    connect(&workspace, &Workspace::progressed, this, &ReadingStrip::showProgress);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_workspace.state() == Workspace::State::Reading)
            m_workspace.cancel();
        else
            m_workspace.rescan();
    });
    hide();
    follow(workspace.state());
}

QString ReadingStrip::reading() const
{
    QStringList names;
    for (const QString& path : m_workspace.paths())
        names.append(QDir(path).dirName());
    return names.join(QStringLiteral(", "));
}

void ReadingStrip::follow(Workspace::State state)
{
    m_delay.stop();
    if (state == Workspace::State::Reading) {
        m_progress.clear();
        m_text->setFullText(tr("Reading %1").arg(reading()));
        m_bar->setRange(0, 0);
        m_bar->show();
        m_cancel->setText(tr("Cancel"));
        return m_delay.start();
    }
    if (state != Workspace::State::Stopped)
        return hide();
    m_text->setFullText(m_progress.isEmpty() ? tr("Reading was stopped.") : tr("Stopped at %1.").arg(m_progress));
    m_bar->hide();
    m_cancel->setText(tr("Read again"));
    show();
}

void ReadingStrip::showProgress(qint64 done, qint64 expected)
{
    const QLocale locale;
    m_progress = expected > 0 ? tr("%1 of about %2").arg(locale.toString(done), locale.toString(expected))
                              : locale.toString(done);
    m_text->setFullText(tr("Reading %1: %2").arg(reading(), m_progress));
    // The bar counts in thousandths: sizes beyond int would wrap.
    m_bar->setRange(0, expected > 0 ? 1000 : 0);
    m_bar->setValue(expected > 0 ? static_cast<int>(qMin<qint64>(1000, done * 1000 / expected)) : 0);
}

void ReadingStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Tone::Alternate));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(Tone::Border));
}

} // namespace colophon
