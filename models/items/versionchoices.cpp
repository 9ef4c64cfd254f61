#include "models/items/versionchoices.h"

#include "models/compare/numbertext.h"
#include "models/items/foldedfit.h"
#include "models/items/text.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

namespace colophon {

namespace {

constexpr std::size_t kVersionsAtATime = 2'000;
constexpr std::size_t kSearchedOfReason = 400; ///< bytes: what is said later is not what people look for in a list

struct ScoredVersion
{
    int score;
    const Version* version;
};

std::vector<FoldedText> foldedWords(const QStringList& words)
{
    std::vector<FoldedText> folded;
    for (const QString& word : words)
        folded.emplace_back(word.toStdString());
    return folded;
}

} // namespace

QString versionDetail(const Version& version)
{
    QStringList parts = toStringList(version.stages);
    if (version.facts.created)
        parts.append(toQString(dateText(*version.facts.created, Timestamp::now())));
    if (!version.facts.reason.isEmpty())
        parts.append(toQString(version.facts.reason.text));
    return parts.join(QStringLiteral(" · "));
}

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
    const std::vector<FoldedText> folded = foldedWords(words);
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

VersionChoices::Best VersionChoices::findBest(const QStringList& words, std::size_t limit)
{
    if (words.isEmpty())
        return firstOfAll(limit);
    while (prepareSome()) { }
    const std::vector<FoldedText> folded = foldedWords(words);
    std::vector<ScoredVersion> found;
    FoldedFit fit(folded);
    for (const std::size_t part : m_order) {
        const auto& [model, texts] = m_parts[part];
        fit.beginEachWith(foldCase(model->name.text()) + ' ');
        for (std::size_t version = 0; version < model->versions.size(); ++version) {
            if (const auto score = fit.score(texts.of(version)))
                found.push_back({*score, &model->versions[version]});
        }
    }
    Best best{.versions = {}, .count = found.size()};
    const std::size_t first = std::min(limit, found.size());
    // Found in this order in the first place: a version of the same score is not to overtake another one.
    std::vector<std::uint32_t> order(found.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::partial_sort(order, order.begin() + std::ptrdiff_t(first), {},
                              [&found](std::uint32_t place) { return std::pair(-found[place].score, place); });
    for (std::size_t i = 0; i < first; ++i)
        best.versions.push_back(found[order[i]].version);
    return best;
}

VersionChoices::Best VersionChoices::firstOfAll(std::size_t limit) const
{
    Best best;
    for (const std::size_t part : m_order) {
        const std::vector<Version>& versions = m_parts[part].model->versions;
        for (std::size_t i = 0; i < versions.size() && best.versions.size() < limit; ++i)
            best.versions.push_back(&versions[i]);
        best.count += versions.size();
    }
    return best;
}

VersionChoice VersionChoices::choiceOf(const Version& version) const
{
    const QString label = toQString(displayLabel(version));
    const bool namesModel = m_parts.size() > 1;
    return {toQString(version.id), namesModel ? toQString(version.model) + u' ' + label : label,
            versionDetail(version)};
}

} // namespace colophon
