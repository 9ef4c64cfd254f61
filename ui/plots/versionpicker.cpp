#include "ui/plots/versionpicker.h"

#include "models/items/choice.h"
#include "models/items/versionchoices.h"
#include "models/items/workspace.h"

namespace colophon {

VersionPicker::VersionPicker(Workspace& workspace, ChosenVersions& chosen, QWidget* parent)
    : QObject(parent)
    , m_chosen(chosen)
    , m_list(new PickList(tr("Find a version to add"), *this, parent))
    , m_catalog(workspace.catalog())
{
    m_rest.setInterval(0);
    connect(&m_rest, &QTimer::timeout, this, &VersionPicker::prepareSome);
    connect(&workspace, &Workspace::catalogChanged, this, &VersionPicker::follow);
}

VersionPicker::~VersionPicker() = default;

void VersionPicker::openBelow(QWidget& button)
{
    if (!m_choices || m_choices->catalog() != m_catalog)
        m_choices = std::make_unique<VersionChoices>(m_catalog);
    m_choices->arrange(m_chosen.ids());
    m_list->openBelow(button);
    m_rest.start();
}

/// What is searched is ready when the first word is typed, mostly; the list itself does not wait for it.
void VersionPicker::prepareSome()
{
    if (!m_choices || !m_choices->prepareSome())
        m_rest.stop();
}

void VersionPicker::follow(const CatalogPointer& catalog)
{
    m_catalog = catalog;
    if (!m_list->isVisible())
        dropOld();
}

void VersionPicker::closed()
{
    dropOld();
}

/// A catalog that is gone is not kept for a list that nobody sees.
void VersionPicker::dropOld()
{
    if (m_choices && m_choices->catalog() != m_catalog)
        m_choices.reset();
}

PickFound VersionPicker::find(const QStringList& words, qsizetype limit)
{
    if (!m_choices)
        return {};
    const VersionChoices::Found found = m_choices->find(words, m_chosen.ids(), limit);
    PickFound items{{}, found.more};
    for (const VersionChoice& choice : found.shown)
        items.shown.append({choice.id, choice.text, choice.detail});
    return items;
}

bool VersionPicker::pick(const QString& id)
{
    m_chosen.choose(id);
    return m_chosen.contains(id);
}

} // namespace colophon
