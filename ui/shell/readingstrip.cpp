#include "ui/shell/readingstrip.h"

#include "models/items/workspace.h"
#include "models/items/workspacequeries.h"
#include "ui/shell/labels.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>

namespace colophon {

namespace {

constexpr int kNoticedAfter = 400; ///< milliseconds
constexpr int kHeight = 38;
constexpr int kBarWidth = 160;
constexpr int kParts = 1000;

} // namespace

ReadingStrip::ReadingStrip(Workspace& workspace, QWidget* parent)
    : Ground(Tone::Alternate, Qt::BottomEdge, parent)
    , m_workspace(workspace)
{
    setObjectName(QStringLiteral("readingStrip"));
    setFixedHeight(Theme::instance().scaled(kHeight));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->setSpacing(10);
    m_text = makeLabel({}, {}, this);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(Theme::instance().scaled(kBarWidth), 6);
    m_bar->setAccessibleName(tr("Progress of reading"));
    QPushButton* cancel = makeButton(tr("Cancel"), {}, ButtonRole::Plain, this);
    cancel->setAccessibleName(tr("Cancel reading"));
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addStretch();
    layout->addWidget(cancel);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kNoticedAfter);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(cancel, &QPushButton::clicked, &workspace, &Workspace::cancel);
    connect(&workspace, &Workspace::stateChanged, this, &ReadingStrip::followState);
    connect(&workspace, &Workspace::progressed, this, &ReadingStrip::showProgress);
    connect(&workspace, &Workspace::catalogChanged, this, [this] {
        if (m_workspace.rememberedAt() != 0)
            followState();
    });
    hide();
}

void ReadingStrip::followState()
{
    const bool isFirst = m_workspace.state() == Workspace::State::Reading && m_workspace.scannedAt() == 0
        && m_workspace.rememberedAt() == 0;
    if (!isFirst) {
        m_delay.stop();
        hide();
        return;
    }
    showProgress(0, 0);
    m_delay.start();
}

void ReadingStrip::showProgress(qint64 done, qint64 expected)
{
    m_done = done;
    m_expected = expected;
    const QLocale locale;
    const QString place = displayPath(m_workspace.paths().value(0));
    if (expected > 0)
        m_text->setFullText(
            tr("Reading %1: %2 of about %3").arg(place, locale.toString(done), locale.toString(expected)));
    else
        m_text->setFullText(tr("Reading %1").arg(place));
    m_bar->setRange(0, expected > 0 ? kParts : 0);
    if (expected > 0)
        m_bar->setValue(int(std::min<qint64>(kParts, done * kParts / expected)));
}

bool ReadingStrip::isAwaited() const
{
    return m_delay.isActive() || isVisibleTo(parentWidget());
}

QString ReadingStrip::stoppedText() const
{
    if (m_expected <= 0)
        return {};
    const QLocale locale;
    return tr("stopped at %1 of about %2").arg(locale.toString(m_done), locale.toString(m_expected));
}

} // namespace colophon
