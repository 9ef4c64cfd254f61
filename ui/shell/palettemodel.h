#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

namespace colophon {

/// What the command palette can offer.
struct PaletteEntry
{
    enum class Group { Commands, Versions, Stages, Releases, MoreActions, Help };

    Group group = Group::Commands;
    QString text; ///< what is matched and shown
    QString detail; ///< shown muted behind it
    QString icon; ///< name in resources/icons; empty for versions
    int colourSlot = -1; ///< of a version
    QString keys; ///< shortcut, or empty
    QString reasonOff; ///< why it cannot be done now; empty: it can
    std::function<void()> run;
    std::function<std::vector<PaletteEntry>()> more = {}; ///< further actions, shown by Tab; may be null
    QString words = {}; ///< a sentence whose words find it as well, as far as they are typed from their beginning
};

/// Gives the entries of one kind; called once each time the palette opens.
using PaletteProvider = std::function<std::vector<PaletteEntry>()>;

/// What fits best of many, and how many there are.
struct PaletteFound
{
    std::vector<PaletteEntry> best;
    std::size_t count = 0;
};

/// A group of so many that only what is shown becomes an entry. It searches by itself.
class PaletteSearch
{
public:
    virtual ~PaletteSearch() = default;

    virtual PaletteEntry::Group group() const = 0;
    virtual void begin() = 0; ///< the palette opens
    virtual void end() = 0; ///< it closed: what is out of date is not needed any more
    /// The best first, `limit` of them at most; without a question in the order in which they are offered.
    virtual PaletteFound find(const QString& query, std::size_t limit) = 0;
};

/// The rows of the palette for what is typed: group titles, and below each the entries that fit best. Groups share the
/// room; a row "20 more versions" stands for those of a group that found none, and expand() puts them in its place.
///
/// A first character ">" asks for commands only, "@" for versions, "#" for stages, "?" for help on these signs.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsTitleRole = Qt::UserRole + 1, ///< bool
        DetailRole, ///< QString
        IconRole, ///< QString
        SlotRole, ///< int
        KeysRole, ///< QString
        ReasonOffRole, ///< QString
        PositionsRole, ///< QList<int>
        IsVersionRole, ///< bool
    };

    explicit PaletteModel(QObject* parent = nullptr);

    /// `search`: adds its group to the entries, or null; it outlives its use.
    void setEntries(std::vector<PaletteEntry> entries, PaletteSearch* search = nullptr);
    void setQuery(const QString& query);
    /// Entries that fit, shown or not.
    int matchCount() const { return m_matches; }
    /// Null for titles and for entries that cannot be run now.
    const PaletteEntry* runnable(const QModelIndex& index) const;
    /// Null for titles.
    const PaletteEntry* entry(const QModelIndex& index) const;
    int firstEntry() const; ///< row, or -1
    /// Shows all of the group whose "20 more" this row is; false: it is another row.
    bool expand(const QModelIndex& index);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    static constexpr std::size_t kMostRows = 12; ///< at first and at once, titles not counted
    static constexpr std::size_t kMostExpanded = 500; ///< entries of one group

private:
    enum class RowKind { Title, Entry, More, TooMany };

    struct Row
    {
        RowKind kind = RowKind::Entry;
        QString text; ///< of all but entries
        std::size_t entry = 0;
        int score = 0;
        QList<int> positions;
    };

    /// What fits of one group, the best first; of a search no more rows than can be shown.
    struct Found
    {
        PaletteEntry::Group group = PaletteEntry::Group::Commands;
        std::vector<Row> rows;
        std::size_t count = 0;
        std::size_t shown = 0;
    };

    std::vector<Row> matchesOf(PaletteEntry::Group group, const QString& query) const;
    Found searched(const QString& query);
    void shareRoom();
    void makeRows();
    const Row& rowAt(const QModelIndex& index) const { return m_rows[std::size_t(index.row())]; }

    std::vector<PaletteEntry> m_entries; ///< those that were set, then those that the search found
    std::size_t m_own = 0; ///< number of those that were set
    PaletteSearch* m_search = nullptr;
    std::vector<Found> m_found;
    std::vector<Row> m_rows;
    int m_matches = 0;
};

} // namespace colophon
