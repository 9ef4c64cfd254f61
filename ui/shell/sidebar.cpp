#include "ui/shell/sidebar.h"

#include "models/catalog/filter.h"
#include "models/catalog/filterlexer.h"
#include "models/items/choice.h"
#include "models/items/savedfilters.h"
#include "models/items/workspace.h"
#include "ui/shell/chosenpanel.h"
#include "ui/shell/filternaming.h"
#include "ui/shell/labels.h"
#include "ui/shell/sidebarlist.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plaintext.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kHeaderHeight = 30;

/// The condition that finds one model, quoted where the language needs it.
QString modelFilter(const QString& name)
{
    return QString::fromStdString("model=" + inQuotes(name.toStdString()));
}

int matchCount(const std::vector<const Model*>& models, const QString& text)
{
    const auto filter = parseFilter(text.toStdString());
    if (!filter)
        return -1;
    int count = 0;
    for (const Model* model : models)
        count += int(std::ranges::count_if(model->versions, [&](const Version& v) { return filter->matches(v); }));
    return count;
}

} // namespace

Sidebar::Sidebar(const SidebarSubjects& subjects, QWidget* parent)
    : Ground(Tone::Window, {}, parent)
    , m_subjects(subjects)
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(tr("Sidebar"));
    auto* content = new QWidget;
    auto* sections = new QVBoxLayout(content);
    sections->setContentsMargins(4, 4, 4, 8);
    sections->setSpacing(0);
    m_locations = addSection(*sections, tr("Locations"),
                             new IconButton(QStringLiteral("plus"), tr("Open another location"), content));
    m_models = addSection(*sections, tr("Models"));
    m_stages = addSection(*sections, tr("Stage"));
    m_filters = addSection(*sections, tr("Saved filters"));
    m_filters->setContextMenuPolicy(Qt::CustomContextMenu);
    sections->addStretch();

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(new ChosenPanel(m_subjects.workspace, m_subjects.chosen, m_subjects.actions, this));
    connectLists();
    refresh();
}

SidebarList* Sidebar::addSection(QVBoxLayout& layout, const QString& title, QWidget* button)
{
    auto* header = new QWidget;
    header->setFixedHeight(Theme::instance().scaled(kHeaderHeight));
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 4, 4, 0);
    row->addWidget(makeLabel(title, {.tone = Tone::Muted, .size = TypeSize::Small, .weight = QFont::DemiBold}), 1);
    if (button) {
        row->addWidget(button);
        connect(static_cast<QToolButton*>(button), &QToolButton::clicked,
                m_subjects.actions.action(QStringLiteral("file.openFolder")), &QAction::trigger);
    }
    auto* list = new SidebarList(title, this);
    layout.addWidget(header);
    layout.addWidget(list);
    layout.addSpacing(6);
    return list;
}

void Sidebar::connectLists()
{
    connect(&m_subjects.workspace, &Workspace::catalogChanged, this, &Sidebar::refresh);
    connect(&m_subjects.workspace, &Workspace::stateChanged, this, &Sidebar::refresh);
    connect(&m_subjects.filters, &SavedFilters::changed, this, &Sidebar::refreshFilters);
    connect(&m_subjects.selection, &Selection::modelChanged, this, &Sidebar::refresh);
    connect(m_models, &SidebarList::picked, this, [this](const QString& id, bool adds) {
        if (adds && !id.isEmpty())
            Q_EMIT filterRequested(modelFilter(id), true);
        else
            m_subjects.selection.setModel(id);
    });
    connect(m_filters, &SidebarList::removeAsked, this, &Sidebar::removeFilter);
    connect(m_filters, &QWidget::customContextMenuRequested, this, &Sidebar::showFilterMenu);
    connect(m_stages, &SidebarList::picked, this, &Sidebar::filterRequested);
    connect(m_filters, &SidebarList::picked, this, &Sidebar::filterRequested);
    connect(m_locations, &SidebarList::picked, this, [this](const QString& id, bool adds) {
        // The row of a location stands for all its sources.
        Q_EMIT filterRequested(id.startsWith(u"source:") ? id : QString(), adds);
    });
}

void Sidebar::refresh()
{
    const CatalogPointer catalog = m_subjects.workspace.catalog();
    const QString model = m_subjects.selection.model();
    const Counted counted{catalog, model, m_subjects.workspace.paths()};
    if (counted == m_counted)
        return;
    m_counted = counted;
    m_locations->setItems(locationItems(*catalog, counted.paths, model));
    m_models->setItems(modelItems(*catalog));
    m_models->setChosen(model);
    m_stages->setItems(stageItems(*catalog, model));
    refreshFilters();
}

void Sidebar::refreshFilters()
{
    // Counting walks over all versions once for each filter; past this size the numbers are left out.
    constexpr std::size_t kCountedVersions = 20'000;
    const CatalogPointer catalog = m_subjects.workspace.catalog();
    const std::vector<const Model*> models = modelsInSight(*catalog, m_subjects.selection.model());
    std::size_t versions = 0;
    for (const Model* model : models)
        versions += model->versions.size();
    const bool counts = versions <= kCountedVersions;
    SidebarItems items;
    for (const SavedFilter& filter : m_subjects.filters.filters()) {
        items.push_back({.id = filter.text,
                         .icon = QStringLiteral("list-filter"),
                         .text = visibleText(filter.name),
                         .count = counts ? matchCount(models, filter.text) : -1,
                         .detail = filter.text});
    }
    m_filters->setItems(std::move(items));
}

void Sidebar::showFilterMenu(const QPoint& position)
{
    // A menu that the keyboard asks for belongs to the current row.
    const QModelIndex under = m_filters->indexAt(position);
    const QModelIndex index = under.isValid() ? under : m_filters->currentIndex();
    const auto& filters = m_subjects.filters.filters();
    if (!index.isValid() || std::size_t(index.row()) >= filters.size())
        return;
    const QString name = filters[std::size_t(index.row())].name;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename…"), this, [this, name] { renameFilter(name); });
    menu->addAction(tr("Forget this filter"), this, [this, name] { m_subjects.filters.remove(name); });
    menu->popup(m_filters->viewport()->mapToGlobal(under.isValid() ? position : m_filters->visualRect(index).center()));
}

void Sidebar::renameFilter(const QString& name)
{
    const FilterNaming naming{.title = tr("Rename filter"), .proposal = name, .own = name};
    askFilterName(window(), m_subjects.filters, naming, [&filters = m_subjects.filters, name](const QString& renamed) {
        if (renamed != name)
            filters.rename(name, renamed);
    });
}

void Sidebar::removeFilter(const QString& text)
{
    const auto& filters = m_subjects.filters.filters();
    const auto found = std::ranges::find(filters, text, &SavedFilter::text);
    if (found != filters.end())
        m_subjects.filters.remove(QString(found->name));
}

} // namespace colophon
