#include "models/items/versionchoices.h"

#include "models/compare/numbertext.h"
#include "models/items/text.h"

#include <algorithm>

namespace colophon {

namespace {

constexpr std::size_t kVersionsAtATime = 2'000;
constexpr std::size_t kSearchedOfReason = 400; ///< bytes: what is said later is not what people look for in a list

QString detailOf(const Version& version)
{
    QStringList parts = toStringList(version.stages);
    if (version.facts.created)
        parts.append(toQString(dateText(*version.facts.created, Timestamp::now())));
    if (!version.facts.reason.isEmpty())
        parts.append(toQString(version.facts.reason.text));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

VersionChoices::VersionChoices(CatalogPointer catalog)
    : m_catalog(std::move(catalog))
{
    for (const auto& model : m_catalog->models())
        m_parts.push_back({model.get(), {}});
    arrange({});
}

void VersionChoices::arrange(const QStringList& taken)
{
    m_order.clear();
    std::vector<char> isPlaced(m_parts.size(), 0);
    const auto place = [&](std::size_t part) {
        if (!isPlaced[part])
            m_order.push_back(part);
        isPlaced[part] = 1;
    };
    for (const QString& id : taken) {
        if (const auto position = m_catalog->position(id.toStdString()))
            place(position->model);
    }
    for (std::size_t part = 0; part < m_parts.size(); ++part)
        place(part);
}

bool VersionChoices::prepareSome()
{
    while (m_next < m_parts.size() && m_parts[m_next].isPrepared())
        ++m_next;
    for (std::size_t room = kVersionsAtATime; room > 0 && m_next < m_parts.size(); ++m_next) {
        const std::size_t before = m_parts[m_next].texts.count();
        prepare(m_parts[m_next], room);
        room -= m_parts[m_next].texts.count() - before;
        if (!m_parts[m_next].isPrepared())
            return true;
    }
    return m_next < m_parts.size();
}

void VersionChoices::prepare(Part& part, std::size_t versions) const
{
    const std::vector<Version>& all = part.model->versions;
    const std::size_t end = std::min(all.size(), part.texts.count() + versions);
    const Timestamp now = Timestamp::now();
    part.texts.reserve(all.size());
    for (std::size_t i = part.texts.count(); i < end; ++i) {
        const Version& version = all[i];
        part.texts.add(displayLabel(version));
        for (const Name stage : version.stages)
            part.texts.add(stage.text());
        if (version.facts.created)
            part.texts.add(dateText(*version.facts.created, now));
        part.texts.add(std::string_view(version.facts.reason.text).substr(0, kSearchedOfReason));
        part.texts.endThing();
    }
}

/// One flag for each version of the part: whether it holds every word. The name of the model counts for all of them.
std::vector<char> VersionChoices::kept(const Part& part, const std::vector<FoldedText>& words) const
{
    std::vector<char> kept(part.model->versions.size(), 1);
    for (const FoldedText& word : words) {
        if (m_parts.size() == 1 || !word.isIn(part.model->name.text()))
            part.texts.keepContaining(word, kept);
    }
    return kept;
}

VersionChoices::Found VersionChoices::find(const QStringList& words, const QStringList& taken, qsizetype limit)
{
    std::vector<FoldedText> folded;
    for (const QString& word : words)
        folded.emplace_back(word.toStdString());
    while (!folded.empty() && prepareSome()) { }
    std::vector<std::vector<std::size_t>> takenOf(m_parts.size());
    for (const QString& id : taken) {
        if (const auto position = m_catalog->position(id.toStdString()))
            takenOf[position->model].push_back(position->version);
    }
    Found found;
    for (const std::size_t part : m_order) {
        std::vector<char> kept = this->kept(m_parts[part], folded);
        for (const std::size_t version : takenOf[part])
            kept[version] = 0;
        for (std::size_t version = 0; version < kept.size(); ++version) {
            if (kept[version] && found.shown.size() < limit)
                found.shown.append(choiceOf(m_parts[part].model->versions[version]));
            else
                found.more += kept[version];
        }
    }
    return found;
}

VersionChoice VersionChoices::choiceOf(const Version& version) const
{
    const QString label = toQString(displayLabel(version));
    const bool namesModel = m_parts.size() > 1;
    return {toQString(version.id), namesModel ? toQString(version.model) + u' ' + label : label, detailOf(version)};
}

} // namespace colophon
