#include "ui/shell/navigation.h"

#include <QScopedValueRollback>

namespace colophon {

Navigation::Navigation(QObject* parent)
    : QObject(parent)
{
}

void Navigation::note(const Place& place)
{
    if (m_isMoving || (!m_places.empty() && m_places[m_position] == place))
        return;
    if (continuesLastStep(place)) {
        m_places[m_position] = place;
    } else {
        if (!m_places.empty())
            m_places.resize(m_position + 1);
        if (m_places.size() == kLimit)
            m_places.erase(m_places.begin());
        m_places.push_back(place);
        m_position = m_places.size() - 1;
    }
    m_lastNote.start();
    Q_EMIT changed();
}

bool Navigation::continuesLastStep(const Place& place) const
{
    if (m_places.empty() || !m_lastNote.isValid() || m_lastNote.elapsed() > kOneStep)
        return false;
    const Place& last = m_places[m_position];
    return m_position + 1 == m_places.size() && last.view == place.view && last.model == place.model;
}

void Navigation::move(int step)
{
    if (step < 0 ? !canGoBack() : !canGoForward())
        return;
    m_position = step < 0 ? m_position - 1 : m_position + 1;
    m_lastNote.invalidate();
    {
        const QScopedValueRollback guard(m_isMoving, true);
        Q_EMIT went(m_places[m_position]);
    }
    Q_EMIT changed();
}

void Navigation::clear()
{
    m_places.clear();
    m_position = 0;
    m_lastNote.invalidate();
    Q_EMIT changed();
}

} // namespace colophon
