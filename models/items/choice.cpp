#include "models/items/choice.h"

#include <algorithm>

namespace colophon {

namespace {

int lowestFreeSlot(const QHash<QString, int>& taken)
{
    QList<int> used = taken.values();
    std::ranges::sort(used);
    int slot = 0;
    for (const int value : used) {
        if (value != slot)
            break;
        ++slot;
    }
    return slot;
}

QStringList withoutRepeats(const QStringList& ids)
{
    QStringList unique = ids;
    unique.removeAll(QString());
    unique.removeDuplicates();
    return unique;
}

} // namespace

ChosenVersions::ChosenVersions(QObject* parent)
    : QObject(parent)
{
}

int ChosenVersions::slot(const QString& id) const
{
    return m_slots.value(id, -1);
}

void ChosenVersions::choose(const QString& id)
{
    if (id.isEmpty() || m_ids.contains(id))
        return;
    if (m_ids.size() >= kMost) {
        Q_EMIT refused();
        return;
    }
    m_slots.insert(id, lowestFreeSlot(m_slots));
    m_ids.append(id);
    Q_EMIT changed();
}

void ChosenVersions::unchoose(const QString& id)
{
    if (m_ids.removeAll(id) == 0)
        return;
    m_slots.remove(id);
    Q_EMIT changed();
}

void ChosenVersions::toggle(const QString& id)
{
    if (contains(id))
        unchoose(id);
    else
        choose(id);
}

void ChosenVersions::setBaseline(const QString& id)
{
    if (id.isEmpty() || baseline() == id)
        return;
    if (!contains(id) && m_ids.size() >= kMost) {
        Q_EMIT refused();
        return;
    }
    if (m_ids.removeAll(id) == 0)
        m_slots.insert(id, lowestFreeSlot(m_slots));
    m_ids.prepend(id);
    Q_EMIT changed();
}

void ChosenVersions::move(qsizetype from, qsizetype to)
{
    if (from < 0 || from >= m_ids.size() || to < 0 || to >= m_ids.size() || from == to)
        return;
    m_ids.move(from, to);
    Q_EMIT changed();
}

void ChosenVersions::replace(const QStringList& ids)
{
    const QStringList wanted = withoutRepeats(ids);
    const QStringList next = wanted.mid(0, kMost);
    if (next.size() < wanted.size())
        Q_EMIT refused();
    if (next == m_ids)
        return;
    m_slots.removeIf([&next](const QHash<QString, int>::iterator entry) { return !next.contains(entry.key()); });
    for (const QString& id : next) {
        if (!m_slots.contains(id))
            m_slots.insert(id, lowestFreeSlot(m_slots));
    }
    m_ids = next;
    Q_EMIT changed();
}

void ChosenVersions::restore(const QStringList& ids, const QList<int>& slotNumbers)
{
    m_slots.clear();
    m_ids = withoutRepeats(ids);
    for (qsizetype place = 0; place < std::min(ids.size(), slotNumbers.size()); ++place) {
        const int slot = slotNumbers[place];
        const bool isFree = slot >= 0 && std::ranges::find(m_slots, slot) == m_slots.end();
        if (isFree && m_ids.contains(ids[place]) && !m_slots.contains(ids[place]))
            m_slots.insert(ids[place], slot);
    }
    for (const QString& id : std::as_const(m_ids)) {
        if (!m_slots.contains(id))
            m_slots.insert(id, lowestFreeSlot(m_slots));
    }
    Q_EMIT changed();
}

void ChosenVersions::clear()
{
    replace({});
}

Selection::Selection(QObject* parent)
    : QObject(parent)
{
}

void Selection::setModel(const QString& model)
{
    if (m_model == model)
        return;
    m_model = model;
    Q_EMIT modelChanged(m_model);
}

void Selection::setVersions(const QStringList& ids)
{
    const QStringList next = withoutRepeats(ids);
    if (m_versions == next)
        return;
    m_versions = next;
    Q_EMIT versionsChanged(m_versions);
}

} // namespace colophon
