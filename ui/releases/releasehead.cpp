#include "ui/releases/releasehead.h"

#include "models/compare/numbertext.h"
#include "models/items/releasesmodel.h"
#include "models/items/text.h"
#include "models/releases/absentholder.h"
#include "ui/releases/metricchanges.h"
#include "ui/releases/versioncard.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plaintext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr std::size_t kHeadlineMetrics = 4;
constexpr int kArrowSize = 20;

/// "In production now, since 18 Mar 2026 (78 days)"
QString presentCaption(const Model* model, const ReleasePlan& plan)
{
    const QString stage = QString::fromStdString(plan.request.stage.text());
    const ReleaseEvent* release = model ? releaseInForce(*model, plan.request.stage, Timestamp::now()) : nullptr;
    if (!release)
        return ReleaseHead::tr("In %1 now").arg(stage);
    const Timestamp now = Timestamp::now();
    return ReleaseHead::tr("In %1 now, since %2 (%3)")
        .arg(stage, QString::fromStdString(dateText(release->effective, now)),
             QString::fromStdString(durationText(now.milliseconds - release->effective.milliseconds)));
}

} // namespace

ReleaseHead::ReleaseHead(const ChosenVersions& chosen, QWidget* parent)
    : QWidget(parent)
    , m_chosen(chosen)
{
    const Theme& theme = Theme::instance();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(8));
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(makeSides());
    layout->addWidget(makeChanges());
}

QWidget* ReleaseHead::makeSides()
{
    auto* sides = new QWidget(this);
    auto* layout = new QHBoxLayout(sides);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::instance().scaled(12));
    m_from = new VersionCard(sides);
    m_to = new VersionCard(sides);
    layout->addWidget(m_from, 1);
    layout->addWidget(new IconLabel(QStringLiteral("arrow-right"), Tone::Production, sides, kArrowSize));
    layout->addWidget(m_to, 1);
    return sides;
}

QWidget* ReleaseHead::makeChanges()
{
    m_changesRow = new QWidget(this);
    auto* changes = new QHBoxLayout(m_changesRow);
    changes->setContentsMargins({});
    m_changes = new MetricChanges(Qt::Horizontal, m_changesRow);
    m_compare = new LinkButton(tr("Compare"), m_changesRow);
    connect(m_compare, &QPushButton::clicked, this, &ReleaseHead::compareRequested);
    changes->addWidget(m_changes, 1);
    changes->addWidget(m_compare);
    return m_changesRow;
}

void ReleaseHead::setUnderlined(bool isUnderlined)
{
    m_isUnderlined = isUnderlined;
    update();
}

void ReleaseHead::paintEvent(QPaintEvent*)
{
    if (m_isUnderlined)
        QPainter(this).fillRect(0, height() - 1, width(), 1, Theme::instance().colour(Tone::Border));
}

QWidget* ReleaseHead::compareButton() const
{
    return m_compare;
}

void ReleaseHead::setPlan(const Catalog& catalog, const ReleasePlan& plan)
{
    const QString stage = QString::fromStdString(plan.request.stage.text());
    const Version* from = plan.from ? catalog.version(*plan.from) : nullptr;
    const Version* to = plan.request.to ? catalog.version(*plan.request.to) : nullptr;
    const QString now = presentCaption(catalog.model(plan.request.model.text()), plan);
    const QString then = tr("In %1 after you confirm").arg(stage);
    if (from)
        m_from->setVersion(now, *from, m_chosen.slot(QString::fromStdString(from->id)), false);
    else if (const std::string absent = absentLabel(plan); !absent.empty())
        m_from->setNobody(now, visibleText(toQString(absent)));
    else
        m_from->setNobody(tr("In %1 now").arg(stage), tr("No version"));
    if (to)
        m_to->setVersion(then, *to, m_chosen.slot(QString::fromStdString(to->id)), true);
    else
        m_to->setNobody(then, tr("No version"));
    setChanges(catalog.model(plan.request.model.text()), from, to, plan.request.directions);
}

void ReleaseHead::setChanges(const Model* model, const Version* from, const Version* to, const Directions& corrected)
{
    m_changesRow->setVisible(model && from && to);
    if (model && from && to)
        m_changes->setChanges(metricChanges(*from, *to, headlineMetrics(*model, kHeadlineMetrics), corrected));
}

} // namespace colophon
