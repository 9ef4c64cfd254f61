#include "models/items/preparedchoices.h"

#include "models/items/versionchoices.h"
#include "models/items/workspace.h"

namespace colophon {

PreparedChoices::PreparedChoices(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_catalog(workspace.catalog())
{
    m_rest.setInterval(0);
    connect(&m_rest, &QTimer::timeout, this, &PreparedChoices::prepareSome);
    connect(&workspace, &Workspace::catalogChanged, this, &PreparedChoices::follow);
}

PreparedChoices::~PreparedChoices() = default;

VersionChoices& PreparedChoices::open()
{
    if (!m_choices || m_choices->catalog() != m_catalog)
        m_choices = std::make_unique<VersionChoices>(m_catalog);
    m_isOpen = true;
    m_rest.start();
    return *m_choices;
}

void PreparedChoices::close()
{
    m_isOpen = false;
    dropOld();
}

void PreparedChoices::prepareSome()
{
    if (!m_choices || !m_choices->prepareSome())
        m_rest.stop();
}

void PreparedChoices::follow(const CatalogPointer& catalog)
{
    m_catalog = catalog;
    dropOld();
}

void PreparedChoices::dropOld()
{
    if (!m_isOpen && m_choices && m_choices->catalog() != m_catalog)
        m_choices.reset();
}

} // namespace colophon
