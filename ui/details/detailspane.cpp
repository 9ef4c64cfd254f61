#include "ui/details/detailspane.h"

#include "models/catalog/unreadfiles.h"
#include "models/compare/suggestion.h"
#include "ui/details/changessince.h"
#include "ui/details/factsections.h"
#include "ui/details/facttable.h"
#include "ui/details/modelsummary.h"
#include "ui/details/notelist.h"
#include "ui/details/selectionsummary.h"
#include "ui/details/unreadfilelist.h"
#include "ui/details/versionheader.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/collapsiblesection.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/readingtext.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace colophon {

namespace {

/// Stage, time and person as one caption over the reason, which is read as a whole.
std::vector<DetailFact> captioned(std::vector<DetailFact> releases)
{
    for (DetailFact& release : releases)
        release.key += u' ' + release.value;
    return releases;
}

} // namespace

DetailsPane::DetailsPane(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                         QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_chosen(chosen)
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(QStringLiteral("mouse-pointer-click"), tr("No version selected"),
                               tr("Click a version to see who made it, from what, when and why."), this))
    , m_model(new ModelSummary(this))
    , m_several(new SelectionSummary(this))
    , m_header(new VersionHeader(actions, this))
{
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(tr("Details"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHiddenLine(actions));
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_several);
    m_versionPage = makeVersionPage();
    m_stack->addWidget(m_versionPage);
    m_stack->addWidget(m_model);
    connect(m_several, &SelectionSummary::compareRequested, this, &DetailsPane::compareRequested);
    connect(m_header, &VersionHeader::compareRequested, this, &DetailsPane::compareShown);
    connect(m_header, &VersionHeader::noteRequested, this, &DetailsPane::noteRequested);
    connect(&workspace, &Workspace::catalogChanged, this, &DetailsPane::follow);
    connect(&selection, &Selection::versionsChanged, this, &DetailsPane::follow);
    connect(&selection, &Selection::modelChanged, this, &DetailsPane::follow);
    connect(m_model, &ModelSummary::versionAsked, this, [this](const QString& id) { m_selection.setVersions({id}); });
    connect(&chosen, &ChosenVersions::changed, this, &DetailsPane::follow);
    follow();
}

/// Why what is shown here is not among the rows of the history, with the way out.
QWidget* DetailsPane::makeHiddenLine(ActionRegistry& actions)
{
    const Theme& theme = Theme::instance();
    m_hiddenLine = new QWidget(this);
    auto* row = new QHBoxLayout(m_hiddenLine);
    row->setContentsMargins(theme.scaled(12), theme.scaled(6), theme.scaled(12), 0);
    row->setSpacing(theme.scaled(8));
    row->addWidget(new IconLabel(QStringLiteral("list-filter"), Tone::Muted, m_hiddenLine));
    m_hiddenText = new PlainLabel({}, m_hiddenLine);
    m_hiddenText->setTone(Tone::Muted);
    m_hiddenText->setType(TypeSize::Small);
    row->addWidget(m_hiddenText, 1);
    QAction* clear = actions.action(QStringLiteral("edit.clearFilter"));
    auto* link = new LinkButton(QString(clear->text()).remove(u'&'), m_hiddenLine);
    connect(link, &QPushButton::clicked, clear, &QAction::trigger);
    row->addWidget(link);
    m_hiddenLine->hide();
    return m_hiddenLine;
}

void DetailsPane::setDirections(const Directions& directions)
{
    m_directions = directions;
    follow();
}

void DetailsPane::setHiddenByFilter(int count)
{
    m_hiddenCount = count;
    updateHiddenLine();
}

void DetailsPane::updateHiddenLine()
{
    const auto shown = static_cast<int>(m_subject.versions.size());
    m_hiddenLine->setVisible(m_hiddenCount > 0 && shown > 0);
    m_hiddenText->setFullText(shown > m_hiddenCount ? tr("%1 of %2 hidden by the filter").arg(m_hiddenCount).arg(shown)
                                                    : tr("Hidden by the filter"));
}

QWidget* DetailsPane::makeVersionPage()
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    m_unread = new UnreadFileList(page);
    layout->addWidget(m_unread);
    m_missing = new Banner(Banner::Kind::Warning, page);
    m_missing->setIconName(QStringLiteral("circle-help"));
    m_missing->setDismissible(false);
    // What a source did not record cannot be added to it; what people know about it can be kept beside it.
    m_missing->addLink({}, tr("Write a note…"));
    connect(m_missing, &Banner::linkTriggered, this, &DetailsPane::noteRequested);
    layout->addWidget(m_missing);

    auto* scroll = new QScrollArea(page);
    scroll->setAccessibleName(tr("Facts"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::StyledPanel);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its room is kept free: nothing moves sideways when a section opens.
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    auto* body = new QWidget(scroll);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_changes = new ChangesSince(body);
    column->addWidget(m_changes);
    m_sections = new QVBoxLayout;
    m_sections->setSpacing(0);
    column->addLayout(m_sections);
    column->addStretch();
    scroll->setWidget(body);
    layout->addWidget(scroll, 1);
    return page;
}

DetailsPane::Subject DetailsPane::subject() const
{
    Subject subject{.catalog = m_workspace.catalog(),
                    .versions = {},
                    .model = {},
                    .chosen = m_chosen.ids(),
                    .directions = m_directions};
    for (const QString& id : m_selection.versions()) {
        if (subject.catalog->version(id.toStdString()))
            subject.versions.append(id);
    }
    if (subject.versions.isEmpty())
        subject.model = m_selection.model();
    subject.slot = m_chosen.slot(subject.versions.value(0));
    return subject;
}

void DetailsPane::follow()
{
    Subject next = subject();
    if (next == m_subject)
        return;
    m_subject = std::move(next);
    updateHiddenLine();
    refresh();
}

void DetailsPane::refresh()
{
    const CatalogPointer& catalog = m_subject.catalog;
    std::vector<const Version*> versions;
    for (const QString& id : m_subject.versions)
        versions.push_back(catalog->version(id.toStdString()));
    if (versions.empty()) {
        showNoVersion(*catalog);
    } else if (versions.size() > 1) {
        m_several->setVersions(*catalog, versions, m_subject.directions);
        m_stack->setCurrentWidget(m_several);
    } else {
        showVersion(catalog, *versions.front());
        m_stack->setCurrentWidget(m_versionPage);
    }
}

/// The model that is shown, or what to do when all are.
void DetailsPane::showNoVersion(const Catalog& catalog)
{
    const Model* model = catalog.model(m_subject.model.toStdString());
    if (model)
        m_model->setModel(*model);
    m_stack->setCurrentWidget(model ? static_cast<QWidget*>(m_model) : m_nothing);
}

void DetailsPane::showVersion(const CatalogPointer& catalog, const Version& version)
{
    m_header->setVersion(*catalog, version, m_chosen.slot(QString::fromStdString(version.id)));
    showCompareHint(*catalog, version);
    m_unread->setFiles(unreadFiles(*catalog, version));
    showMissing(version);
    m_changes->setVersion(catalog, version, m_subject.directions);
    showSections(*catalog, version);
}

QStringList DetailsPane::comparison(const Catalog& catalog, const Version& version) const
{
    const QString id = QString::fromStdString(version.id);
    QStringList ids = m_chosen.ids();
    if (ids.isEmpty() || ids == QStringList{id}) {
        const Model* model = catalog.model(version.model.text());
        const Version* baseline = model ? suggestedBaseline(*model, version) : nullptr;
        return baseline ? QStringList{QString::fromStdString(baseline->id), id} : QStringList();
    }
    if (!ids.contains(id))
        ids.append(id);
    return ids;
}

void DetailsPane::compareShown()
{
    const CatalogPointer catalog = m_workspace.catalog();
    const Version* version = catalog->version(m_selection.version().toStdString());
    const QStringList ids = version ? comparison(*catalog, *version) : QStringList();
    if (!ids.isEmpty())
        Q_EMIT compareRequested(ids);
}

void DetailsPane::showCompareHint(const Catalog& catalog, const Version& version)
{
    const QStringList ids = comparison(catalog, version);
    const Version* baseline = ids.isEmpty() ? nullptr : catalog.version(ids.first().toStdString());
    const QString label = baseline ? QString::fromStdString(displayLabel(*baseline)) : QString();
    if (ids.isEmpty())
        m_header->setCompareHint(tr("There is no other version to compare with"), false);
    else if (ids.size() == 2 && baseline && baseline->id != version.id)
        m_header->setCompareHint(tr("Compare with %1").arg(label), true);
    else
        m_header->setCompareHint(tr("Compare %n versions", nullptr, static_cast<int>(ids.size())), true);
}

QStringList DetailsPane::openSections() const
{
    QStringList ids = m_open.values();
    ids.sort();
    return ids;
}

void DetailsPane::setOpenSections(const QStringList& ids)
{
    m_open = QSet<QString>(ids.begin(), ids.end());
    refresh();
}

void DetailsPane::showMissing(const Version& version)
{
    QStringList missing;
    for (const std::string_view fact : missingFacts(version))
        missing.append(QString::fromUtf8(fact.data(), static_cast<qsizetype>(fact.size())));
    m_missing->setVisible(!missing.isEmpty());
    if (!missing.isEmpty())
        m_missing->setMessage(tr("Missing:"), missing.join(QStringLiteral(", ")));
}

void DetailsPane::showSections(const Catalog& catalog, const Version& version)
{
    while (QLayoutItem* item = m_sections->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const FactSection& facts : factSections(catalog, version)) {
        auto* section = new CollapsibleSection(facts.iconName, facts.title, this);
        section->setSummary(m_open.contains(facts.id) ? facts.openSummary : facts.summary);
        m_sections->addWidget(section);
        // A section is filled when it is opened: selecting stays instant with thousands of facts.
        connect(section, &CollapsibleSection::opened, this, [this, section, facts](bool open) {
            section->setSummary(open ? facts.openSummary : facts.summary);
            if (open) {
                m_open.insert(facts.id);
                if (!section->content())
                    fill(*section, facts);
            } else {
                m_open.remove(facts.id);
            }
            Q_EMIT openSectionsChanged();
        });
        if (m_open.contains(facts.id)) {
            fill(*section, facts);
            section->setOpen(true);
        }
    }
}

void DetailsPane::fill(CollapsibleSection& section, const FactSection& facts)
{
    if (facts.id == QStringLiteral("card")) {
        auto* card = new QWidget;
        auto* layout = new QVBoxLayout(card);
        layout->setContentsMargins(Theme::instance().scaled(26), 4, Theme::instance().scaled(10), 8);
        auto* text = new ReadingText(facts.rows.front().full, card);
        text->setAccessibleName(facts.title);
        layout->addWidget(text);
        section.setContent(card);
        return;
    }
    if (facts.id == QStringLiteral("notes"))
        return section.setContent(new NoteList(facts.title, facts.rows));
    if (facts.id == QStringLiteral("releases"))
        return section.setContent(new NoteList(facts.title, captioned(facts.rows)));
    auto* table = new FactTable(facts.title, facts.rows);
    connect(table, &FactTable::filterRequested, this, &DetailsPane::filterRequested);
    connect(table, &FactTable::statusChanged, this, &DetailsPane::statusChanged);
    section.setContent(table);
}

} // namespace colophon
