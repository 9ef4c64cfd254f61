#include "ui/shell/palettemodel.h"

#include "models/items/foldedfit.h"
#include "ui/shell/fuzzymatch.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace colophon {

namespace {

using Group = PaletteEntry::Group;

constexpr std::array kGroups = {Group::MoreActions, Group::Commands, Group::Versions, Group::Stages, Group::Releases};

QString titleOf(Group group)
{
    switch (group) {
    case Group::Commands:
        return PaletteModel::tr("Commands");
    case Group::Versions:
        return PaletteModel::tr("Versions");
    case Group::Stages:
        return PaletteModel::tr("Stages");
    case Group::Releases:
        return PaletteModel::tr("Releases and notes");
    case Group::MoreActions:
        return PaletteModel::tr("More actions");
    case Group::Help:
        return PaletteModel::tr("What the first character means");
    }
    return {};
}

QString moreText(Group group, int count)
{
    switch (group) {
    case Group::Commands:
        return PaletteModel::tr("%n more commands", nullptr, count);
    case Group::Versions:
        return PaletteModel::tr("%n more versions", nullptr, count);
    case Group::Stages:
        return PaletteModel::tr("%n more stages", nullptr, count);
    case Group::Releases:
        return PaletteModel::tr("%n more releases and notes", nullptr, count);
    case Group::MoreActions:
    case Group::Help:
        break;
    }
    return PaletteModel::tr("%n more", nullptr, count);
}

/// What is searched, and for what.
struct Question
{
    std::vector<Group> groups;
    QString text;
};

Question questionOf(const QString& query)
{
    const QString rest = query.mid(1).trimmed();
    if (query.startsWith(u'>'))
        return {{Group::Commands}, rest};
    if (query.startsWith(u'@'))
        return {{Group::Versions}, rest};
    if (query.startsWith(u'#'))
        return {{Group::Stages}, rest};
    if (query.startsWith(u'?'))
        return {{Group::Help}, rest};
    return {{kGroups.begin(), kGroups.end()}, query.trimmed()};
}

/// A sentence has so many letters that letters in order would find everything in it.
bool areBeginningsOfWords(const QString& query, const QString& sentence)
{
    constexpr int kShortest = 3;
    if (query.size() < kShortest)
        return false;
    static const QRegularExpression kBetweenWords(QStringLiteral("[^\\w]+"),
                                                  QRegularExpression::UseUnicodePropertiesOption);
    const QStringList known = sentence.split(kBetweenWords, Qt::SkipEmptyParts);
    return std::ranges::all_of(query.split(u' ', Qt::SkipEmptyParts), [&known](const QString& typed) {
        return std::ranges::any_of(
            known, [&typed](const QString& word) { return word.startsWith(typed, Qt::CaseInsensitive); });
    });
}

} // namespace

PaletteModel::PaletteModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries, PaletteSearch* search)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_own = m_entries.size();
    m_search = search;
    m_found.clear();
    m_rows.clear();
    m_matches = 0;
    endResetModel();
}

std::vector<PaletteModel::Row> PaletteModel::matchesOf(Group group, const QString& query) const
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < m_own; ++i) {
        const PaletteEntry& entry = m_entries[i];
        if (entry.group != group)
            continue;
        // Details help to find, but only letters of the text are marked and they count for less.
        auto match = fuzzyMatch(query, entry.text);
        const auto wider = match ? std::nullopt : fuzzyMatch(query, entry.text + u' ' + entry.detail);
        if (wider)
            match = FuzzyMatch{.score = wider->score - fitscore::kDetail, .positions = wider->positions};
        if (!match && areBeginningsOfWords(query, entry.words))
            match = FuzzyMatch{.score = -fitscore::kDetail, .positions = {}};
        if (match)
            rows.push_back({.text = {}, .entry = i, .score = match->score, .positions = match->positions});
    }
    // Without a question the entries keep the order in which they are offered. What cannot be done now comes last.
    if (!query.isEmpty()) {
        std::ranges::stable_sort(rows, std::greater(), [this](const Row& row) {
            return std::pair(m_entries[row.entry].reasonOff.isEmpty(), row.score);
        });
    }
    return rows;
}

void PaletteModel::setQuery(const QString& query)
{
    beginResetModel();
    m_found.clear();
    m_matches = 0;
    m_entries.resize(m_own);
    const Question question = questionOf(query);
    for (const Group group : question.groups) {
        Found found = m_search && m_search->group() == group ? searched(question.text)
                                                             : Found{group, matchesOf(group, question.text)};
        found.count = std::max(found.count, found.rows.size());
        m_matches += int(found.count);
        if (found.count > 0)
            m_found.push_back(std::move(found));
    }
    shareRoom();
    makeRows();
    endResetModel();
}

PaletteModel::Found PaletteModel::searched(const QString& query)
{
    PaletteFound answer = m_search->find(query, kMostExpanded);
    Found found{.group = m_search->group(), .rows = {}, .count = answer.count};
    for (PaletteEntry& entry : answer.best) {
        auto match = fuzzyMatch(query, entry.text);
        if (!match)
            match = fuzzyMatch(query, entry.text + u' ' + entry.detail);
        found.rows.push_back(
            {.text = {}, .entry = m_entries.size(), .positions = match ? match->positions : QList<int>()});
        m_entries.push_back(std::move(entry));
    }
    return found;
}

/// Row by row to each group in turn, until the room is used up or every entry has its row. The row that says how many
/// more there are needs room, too.
void PaletteModel::shareRoom()
{
    std::size_t room = kMostRows;
    for (std::size_t cut = 0, before = m_found.size() + 1; cut != before;) {
        before = cut;
        std::size_t left = room - cut;
        for (Found& found : m_found)
            found.shown = 0;
        for (bool grows = true; grows && left > 0;) {
            grows = false;
            for (Found& found : m_found) {
                if (left == 0 || found.shown == found.count)
                    continue;
                ++found.shown;
                --left;
                grows = true;
            }
        }
        cut = std::size_t(std::ranges::count_if(m_found, [](const Found& f) { return f.shown < f.count; }));
    }
    // A row that stands for one entry says less than the entry.
    for (Found& found : m_found)
        found.shown += found.count - found.shown == 1 ? 1 : 0;
}

void PaletteModel::makeRows()
{
    m_rows.clear();
    for (const Found& found : m_found) {
        m_rows.push_back({.kind = RowKind::Title, .text = titleOf(found.group), .positions = {}});
        std::ranges::copy(found.rows.begin(), found.rows.begin() + std::ptrdiff_t(found.shown),
                          std::back_inserter(m_rows));
        const auto left = int(found.count - found.shown);
        if (left == 0)
            continue;
        const bool isFull = found.shown >= kMostExpanded;
        const QString text = moreText(found.group, left);
        m_rows.push_back({.kind = isFull ? RowKind::TooMany : RowKind::More,
                          .text = isFull ? tr("%1: type more letters to find them").arg(text) : text,
                          .positions = {}});
    }
}

bool PaletteModel::expand(const QModelIndex& index)
{
    if (!index.isValid() || rowAt(index).kind != RowKind::More)
        return false;
    // Each group has one title above it.
    const auto titles = std::ranges::count(m_rows.begin(), m_rows.begin() + index.row(), RowKind::Title, &Row::kind);
    beginResetModel();
    Found& found = m_found[std::size_t(titles) - 1];
    found.shown = std::min(found.rows.size(), kMostExpanded);
    makeRows();
    endResetModel();
    return true;
}

const PaletteEntry* PaletteModel::runnable(const QModelIndex& index) const
{
    const PaletteEntry* found = entry(index);
    return found && found->reasonOff.isEmpty() ? found : nullptr;
}

const PaletteEntry* PaletteModel::entry(const QModelIndex& index) const
{
    if (!index.isValid() || rowAt(index).kind != RowKind::Entry)
        return nullptr;
    return &m_entries[rowAt(index).entry];
}

int PaletteModel::firstEntry() const
{
    return m_rows.size() > 1 ? 1 : -1;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rowAt(index);
    if (role == IsTitleRole)
        return row.kind == RowKind::Title || row.kind == RowKind::TooMany;
    if (role == IconRole && row.kind == RowKind::More)
        return QStringLiteral("ellipsis");
    if (row.kind != RowKind::Entry)
        return role == Qt::DisplayRole ? row.text : QVariant();
    const PaletteEntry& entry = m_entries[row.entry];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole: {
        QStringList parts{entry.text, entry.detail, entry.reasonOff, entry.keys};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case DetailRole:
        return entry.detail;
    case IconRole:
        return entry.icon;
    case SlotRole:
        return entry.colourSlot;
    case KeysRole:
        return entry.keys;
    case ReasonOffRole:
        return entry.reasonOff;
    case PositionsRole:
        return QVariant::fromValue(row.positions);
    case IsVersionRole:
        return entry.group == Group::Versions;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    const bool isEntry = index.isValid() && !index.data(IsTitleRole).toBool();
    return !isEntry ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace colophon
