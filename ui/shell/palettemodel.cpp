#include "ui/shell/palettemodel.h"

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

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_rows.clear();
    m_matches = 0;
    endResetModel();
}

std::vector<PaletteModel::Row> PaletteModel::matchesOf(Group group, const QString& query) const
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& entry = m_entries[i];
        if (entry.group != group)
            continue;
        // Details help to find, but only letters of the text are marked and they count for less.
        auto match = fuzzyMatch(query, entry.text);
        constexpr int kDetailPenalty = 120;
        const auto wider = match ? std::nullopt : fuzzyMatch(query, entry.text + u' ' + entry.detail);
        if (wider)
            match = FuzzyMatch{.score = wider->score - kDetailPenalty, .positions = wider->positions};
        if (!match && areBeginningsOfWords(query, entry.words))
            match = FuzzyMatch{.score = -kDetailPenalty, .positions = {}};
        if (match)
            rows.push_back({.title = {}, .entry = i, .score = match->score, .positions = match->positions});
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
    m_rows.clear();
    m_matches = 0;
    const Question question = questionOf(query);
    std::vector<std::pair<Group, std::vector<Row>>> found;
    for (const Group group : question.groups) {
        auto rows = matchesOf(group, question.text);
        m_matches += int(rows.size());
        if (!rows.empty())
            found.emplace_back(group, std::move(rows));
    }
    std::size_t room = kMostRows;
    for (std::size_t i = 0; i < found.size() && room > 0; ++i) {
        auto& [group, rows] = found[i];
        const std::size_t share = std::min({rows.size(), room, std::max<std::size_t>(1, room / (found.size() - i))});
        m_rows.push_back({.title = titleOf(group), .entry = 0, .score = 0, .positions = {}});
        std::ranges::move(rows.begin(), rows.begin() + std::ptrdiff_t(share), std::back_inserter(m_rows));
        room -= share;
    }
    endResetModel();
}

const PaletteEntry* PaletteModel::runnable(const QModelIndex& index) const
{
    const PaletteEntry* found = entry(index);
    return found && found->reasonOff.isEmpty() ? found : nullptr;
}

const PaletteEntry* PaletteModel::entry(const QModelIndex& index) const
{
    if (!index.isValid() || !m_rows[std::size_t(index.row())].title.isEmpty())
        return nullptr;
    return &m_entries[m_rows[std::size_t(index.row())].entry];
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
    const Row& row = m_rows[std::size_t(index.row())];
    const bool isTitle = !row.title.isEmpty();
    if (role == IsTitleRole)
        return isTitle;
    if (isTitle)
        return role == Qt::DisplayRole ? row.title : QVariant();
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
