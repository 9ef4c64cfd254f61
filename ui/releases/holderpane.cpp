#include "ui/releases/holderpane.h"

#include "models/compare/comparison.h"
#include "models/compare/numbertext.h"
#include "models/items/historycells.h"
#include "models/releases/holdings.h"
#include "ui/releases/metricchanges.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/marklabel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

PlainLabel* label(const QString& text, Tone tone, TypeSize size, QFont::Weight weight, QWidget* parent)
{
    auto* result = new PlainLabel(text, parent);
    result->setType(size, weight);
    result->setTone(tone);
    result->setWordWrap(true);
    return result;
}

struct IntegrityLook
{
    QString text;
    Tone tone;
};

IntegrityLook integrityLook(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Verified:
        return {HolderPane::tr("Verified"), Tone::Positive};
    case Integrity::Changed:
        return {HolderPane::tr("File changed"), Tone::Negative};
    case Integrity::Missing:
        return {HolderPane::tr("File missing"), Tone::Negative};
    case Integrity::Unchecked:
        return {HolderPane::tr("Not checked"), Tone::Warning};
    case Integrity::NotRecorded:
        break;
    }
    return {HolderPane::tr("No digest"), Tone::Warning};
}

/// All time in the stage, in one text: "78 days in production".
QString heldText(const Holding& holding)
{
    return HolderPane::tr("%1 in production").arg(QString::fromStdString(durationText(holding.held)));
}

} // namespace

HolderPane::HolderPane(const ChosenVersions& chosen, QWidget* parent)
    : QWidget(parent)
    , m_chosen(chosen)
{
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(tr("Present holder"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(Theme::instance().scaled(280));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(accessibleName());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::StyledPanel);
    auto* body = new QWidget(scroll);
    m_content = new QVBoxLayout(body);
    const int margin = Theme::instance().scaled(14);
    m_content->setContentsMargins(margin, margin, margin, margin);
    m_content->setSpacing(Theme::instance().scaled(6));
    scroll->setWidget(body);
    outer->addWidget(scroll);
}

void HolderPane::clear()
{
    m_since = nullptr;
    while (QLayoutItem* item = m_content->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

void HolderPane::setModel(std::shared_ptr<const Model> model)
{
    clear();
    m_model = std::move(model);
    if (!m_model)
        return;
    addHolder(*m_model);
    addTargets(*m_model);
    addChanges(*m_model);
    m_content->addStretch();
}

void HolderPane::tick()
{
    const ReleaseEvent* release = m_model ? releaseInForce(*m_model, productionStage(), Timestamp::now()) : nullptr;
    if (!release || !m_since)
        return;
    const QString since = QString::fromStdString(dateTimeText(release->effective, Timestamp::now()));
    m_since->setFullText(tr("since %1 · %2").arg(since, QString::fromStdString(release->actor)));
}

void HolderPane::addHolder(const Model& model)
{
    m_content->addWidget(label(tr("In production now"), Tone::Muted, TypeSize::Small, QFont::Normal, this));
    const Version* holder = model.holder(productionStage());
    if (!holder) {
        m_content->addWidget(label(tr("No version"), Tone::Text, TypeSize::Title, QFont::DemiBold, this));
        return;
    }
    auto* mark = new MarkLabel(this);
    mark->setVersion(QString::fromStdString(displayLabel(*holder)), m_chosen.slot(QString::fromStdString(holder->id)));
    mark->setBadge(stageBadge(QStringLiteral("production")));
    m_content->addWidget(mark);
    m_since = label({}, Tone::Muted, TypeSize::Small, QFont::Normal, this);
    m_content->addWidget(m_since);
    tick();
    m_since->setVisible(!m_since->text().isEmpty());
    auto* rollBack = new QPushButton(this);
    const auto request = ReleaseDesk::rollbackRequest(model, productionStage());
    const Version* target = request && request->to ? model.find(*request->to) : nullptr;
    rollBack->setText(target ? tr("Roll back to %1…").arg(QString::fromStdString(displayLabel(*target)))
                             : tr("Roll back…"));
    rollBack->setEnabled(request.has_value());
    connect(rollBack, &QPushButton::clicked, this, &HolderPane::rollBackRequested);
    m_content->addWidget(rollBack);
    m_content->addWidget(
        label(request ? tr("Opens the same preview as any release.") : QString::fromStdString(request.error().reason),
              Tone::Muted, TypeSize::Small, QFont::Normal, this));
}

void HolderPane::addTargets(const Model& model)
{
    std::vector<Holding> earlier = holdings(model, productionStage(), Timestamp::now());
    std::erase_if(earlier, [](const Holding& holding) { return holding.isPresent; });
    if (earlier.empty())
        return;
    m_content->addSpacing(Theme::instance().scaled(10));
    m_content->addWidget(label(tr("Earlier in production"), Tone::Text, TypeSize::Body, QFont::DemiBold, this));
    for (const Holding& holding : earlier)
        addTarget(*holding.version, heldText(holding));
}

void HolderPane::addTarget(const Version& version, const QString& detail)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto* mark = new MarkLabel(row);
    const QString id = QString::fromStdString(version.id);
    mark->setVersion(QString::fromStdString(displayLabel(version)), m_chosen.slot(id));
    const IntegrityLook look = integrityLook(worstIntegrity(version));
    PlainLabel* integrity = label(look.text, look.tone, TypeSize::Small, QFont::Normal, row);
    integrity->setWordWrap(false);
    auto* button = new QPushButton(tr("Mark…"), row);
    button->setAccessibleName(tr("Mark %1 as production").arg(QString::fromStdString(displayLabel(version))));
    connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT markRequested(id); });
    layout->addWidget(mark, 1);
    layout->addWidget(integrity);
    layout->addWidget(button);
    m_content->addWidget(row);
    m_content->addWidget(label(detail, Tone::Muted, TypeSize::Small, QFont::Normal, this));
}

void HolderPane::addChanges(const Model& model)
{
    const ReleaseEvent* release = releaseInForce(model, productionStage(), Timestamp::now());
    const Version* from = release && release->from ? model.find(*release->from) : nullptr;
    const Version* to = release && release->to ? model.find(*release->to) : nullptr;
    if (!from || !to)
        return;
    m_content->addSpacing(Theme::instance().scaled(10));
    m_content->addWidget(
        label(tr("What changed with this release"), Tone::Text, TypeSize::Body, QFont::DemiBold, this));
    auto* changes = new MetricChanges(Qt::Vertical, this);
    changes->setChanges(metricChanges(*from, *to, headlineMetrics(model, 5)));
    m_content->addWidget(changes);
}

} // namespace colophon
