#include "ui/releases/holderpane.h"

#include "models/compare/comparison.h"
#include "models/compare/numbertext.h"
#include "models/items/historycells.h"
#include "models/releases/holdings.h"
#include "ui/releases/metricchanges.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/marklabel.h"
#include "ui/widgets/momenttext.h"
#include "ui/widgets/plainlabel.h"

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

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

QString shortMoment(Timestamp moment)
{
    return momentText(QDateTime::fromMSecsSinceEpoch(moment.milliseconds));
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
    return HolderPane::tr("%1 in production").arg(toText(durationText(holding.held)));
}

} // namespace

HolderPane::HolderPane(const ChosenVersions& chosen, QWidget* parent)
    : QWidget(parent)
    , m_chosen(chosen)
{
    setObjectName(QStringLiteral("holderPane"));
    setAccessibleRole(*this, QAccessible::Grouping);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(Theme::instance().scaled(280));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::StyledPanel);
    auto* body = new QWidget(scroll);
    m_content = new QVBoxLayout(body);
    const int margin = Theme::instance().scaled(14);
    m_content->setContentsMargins(margin, margin, margin, margin);
    m_content->setSpacing(Theme::instance().scaled(6));
    scroll->setWidget(body);
    m_scroll = scroll;
    outer->addWidget(scroll);
    rename();
}

Timestamp HolderPane::moment() const
{
    return m_moment.value_or(Timestamp::now());
}

void HolderPane::clear()
{
    m_title = nullptr;
    m_since = nullptr;
    while (QLayoutItem* item = m_content->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide(); // It may be one of its buttons that led here, so it cannot go at once.
            widget->deleteLater();
        }
        delete item;
    }
}

void HolderPane::setModel(std::shared_ptr<const Model> model)
{
    m_model = std::move(model);
    m_shown = {}; // also of the same model: the versions may be chosen otherwise by now
    refresh();
}

void HolderPane::setDirections(const Directions& directions)
{
    m_directions = directions;
    refresh();
}

void HolderPane::setNow()
{
    m_moment.reset();
    refresh();
}

void HolderPane::setMoment(Timestamp moment)
{
    m_moment = moment;
    refresh();
}

/// The handle is dragged over many moments of one holder: only another one makes other contents.
void HolderPane::refresh()
{
    if (!m_model) {
        clear();
        return;
    }
    const Subject subject{m_model.get(), !m_moment, tenureAt(*m_model, productionStage(), moment()),
                          lastEvent(*m_model, productionStage(), moment()), m_directions};
    if (subject == m_shown) {
        rename();
        return;
    }
    m_shown = subject;
    clear();
    m_title = addLabel({}, Tone::Muted, TypeSize::Small);
    rename();
    if (m_moment)
        addFormerHolder(*m_model);
    else
        addPresentHolder(*m_model);
    addTargets(*m_model);
    addChanges(*m_model);
    m_content->addStretch();
}

/// Says of which moment everything here is told.
void HolderPane::rename()
{
    const QString title = m_moment ? tr("In production on %1").arg(shortMoment(*m_moment)) : tr("In production now");
    if (m_title)
        m_title->setFullText(title);
    const QString name = m_moment ? tr("Holder on %1").arg(shortMoment(*m_moment)) : tr("Present holder");
    setAccessibleName(name);
    m_scroll->setAccessibleName(name);
}

PlainLabel* HolderPane::addLabel(const QString& text, Tone tone, TypeSize size, QFont::Weight weight)
{
    PlainLabel* added = label(text, tone, size, weight, this);
    m_content->addWidget(added);
    return added;
}

void HolderPane::tick()
{
    const ReleaseEvent* release = m_model ? releaseInForce(*m_model, productionStage(), Timestamp::now()) : nullptr;
    if (!release || !m_since || m_moment)
        return;
    const QString since = toText(dateTimeText(release->effective, Timestamp::now()));
    m_since->setFullText(tr("since %1 · %2").arg(since, toText(release->actor)));
}

void HolderPane::addMark(const Version& version, const QString& detail)
{
    auto* mark = new MarkLabel(this);
    mark->setVersion(toText(displayLabel(version)), m_chosen.slot(toText(version.id)));
    if (version.holds(productionStage()))
        mark->setBadge(stageBadge(QStringLiteral("production")));
    m_content->addWidget(mark);
    m_since = addLabel(detail, Tone::Muted, TypeSize::Small);
}

void HolderPane::addPresentHolder(const Model& model)
{
    const Version* holder = model.holder(productionStage());
    if (!holder) {
        addLabel(tr("No version"), Tone::Text, TypeSize::Title, QFont::DemiBold);
        return;
    }
    addMark(*holder, {});
    tick();
    m_since->setVisible(!m_since->text().isEmpty());
    addRollback(model);
}

void HolderPane::addRollback(const Model& model)
{
    auto* rollBack = new QPushButton(this);
    const auto request = ReleaseDesk::rollbackRequest(model, productionStage());
    const Version* target = request && request->to ? model.find(*request->to) : nullptr;
    rollBack->setText(target ? tr("Roll back to %1…").arg(toText(displayLabel(*target))) : tr("Roll back…"));
    rollBack->setEnabled(request.has_value());
    connect(rollBack, &QPushButton::clicked, this, &HolderPane::rollBackRequested);
    m_content->addWidget(rollBack);
    addLabel(request ? tr("Opens the same preview as any release.") : toText(request.error().reason), Tone::Muted,
             TypeSize::Small);
}

void HolderPane::addFormerHolder(const Model& model)
{
    const std::optional<Tenure>& tenure = m_shown.tenure;
    const Version* present = model.holder(productionStage());
    const QString now = present ? tr("Now %1 is in production.").arg(toText(displayLabel(*present)))
                                : tr("Now nothing is in production.");
    if (!tenure) {
        const bool isKnown = lastEvent(model, productionStage(), moment()) != nullptr;
        addLabel(isKnown ? tr("No version") : tr("Not known"), Tone::Text, TypeSize::Title, QFont::DemiBold);
        addLabel(now, Tone::Muted, TypeSize::Small);
        return;
    }
    const ReleaseEvent& release = model.releases[tenure->release];
    const QString since = tr("since %1 · %2").arg(shortMoment(tenure->begin), toText(release.actor));
    const QString until = !tenure->end
        ? tr("still in production")
        : tr("until %1, for %2")
              .arg(shortMoment(*tenure->end),
                   toText(durationText(tenure->end->milliseconds - tenure->begin.milliseconds)));
    const Version* holder = tenure->version ? model.find(*tenure->version) : nullptr;
    if (holder) {
        addMark(*holder, since);
    } else {
        addLabel(toText(tenure->label), Tone::Text, TypeSize::Title, QFont::DemiBold);
        addLabel(since, Tone::Muted, TypeSize::Small);
    }
    addLabel(until, Tone::Muted, TypeSize::Small);
    if (holder == present)
        return;
    addLabel(now, Tone::Muted, TypeSize::Small);
    if (!holder)
        return;
    auto* mark = new QPushButton(tr("Mark %1 as production…").arg(toText(displayLabel(*holder))), this);
    connect(mark, &QPushButton::clicked, this, [this, id = toText(holder->id)] { Q_EMIT markRequested(id); });
    m_content->addWidget(mark);
}

void HolderPane::addTargets(const Model& model)
{
    std::vector<Holding> earlier = m_moment ? earlierHoldings(model, productionStage(), *m_moment)
                                            : holdings(model, productionStage(), Timestamp::now());
    std::erase_if(earlier, [](const Holding& holding) { return holding.isPresent; });
    if (earlier.empty())
        return;
    m_content->addSpacing(Theme::instance().scaled(10));
    addLabel(m_moment ? tr("Before that in production") : tr("Earlier in production"), Tone::Text, TypeSize::Body,
             QFont::DemiBold);
    for (const Holding& holding : earlier)
        addTarget(*holding.version, heldText(holding));
}

void HolderPane::addTarget(const Version& version, const QString& detail)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto* mark = new MarkLabel(row);
    const QString id = toText(version.id);
    mark->setVersion(toText(displayLabel(version)), m_chosen.slot(id));
    const IntegrityLook look = integrityLook(worstIntegrity(version));
    PlainLabel* integrity = label(look.text, look.tone, TypeSize::Small, QFont::Normal, row);
    integrity->setWordWrap(false);
    layout->addWidget(mark, 1);
    layout->addWidget(integrity);
    if (!version.holds(productionStage())) {
        auto* button = new QPushButton(tr("Mark…"), row);
        button->setAccessibleName(tr("Mark %1 as production").arg(toText(displayLabel(version))));
        connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT markRequested(id); });
        layout->addWidget(button);
    }
    m_content->addWidget(row);
    addLabel(detail, Tone::Muted, TypeSize::Small);
}

void HolderPane::addChanges(const Model& model)
{
    const ReleaseEvent* release = releaseInForce(model, productionStage(), moment());
    const Version* from = release && release->from ? model.find(*release->from) : nullptr;
    const Version* to = release && release->to ? model.find(*release->to) : nullptr;
    if (!to)
        return;
    m_content->addSpacing(Theme::instance().scaled(10));
    if (from) {
        addLabel(tr("What changed with this release"), Tone::Text, TypeSize::Body, QFont::DemiBold);
        auto* changes = new MetricChanges(Qt::Vertical, this);
        changes->setChanges(metricChanges(*from, *to, headlineMetrics(model, 5), m_directions));
        m_content->addWidget(changes);
    }
    auto* notes = new LinkButton(tr("Write release notes…"), this);
    connect(notes, &QPushButton::clicked, this, &HolderPane::notesRequested);
    m_content->addWidget(notes, 0, Qt::AlignLeft);
}

} // namespace colophon
