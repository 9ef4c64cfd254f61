#include "ui/plots/versionpicker.h"

#include "models/items/choice.h"
#include "models/items/versionchoices.h"

namespace colophon {

VersionPicker::VersionPicker(Workspace& workspace, ChosenVersions& chosen, QWidget* parent)
    : QObject(parent)
    , m_chosen(chosen)
    , m_list(new PickList(tr("Find a version to add"), *this, parent))
    , m_prepared(workspace)
{
}

void VersionPicker::openBelow(QWidget& button)
{
    m_prepared.open().arrange(m_chosen.ids());
    m_list->openBelow(button);
}

void VersionPicker::closed()
{
    m_prepared.close();
}

PickFound VersionPicker::find(const QStringList& words, qsizetype limit)
{
    VersionChoices* const choices = m_prepared.choices();
    if (!choices)
        return {};
    const VersionChoices::Found found = choices->find(words, m_chosen.ids(), limit);
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
