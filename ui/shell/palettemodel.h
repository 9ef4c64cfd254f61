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

/// The rows of the palette for what is typed: group titles, and below each the entries that fit best.
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

    void setEntries(std::vector<PaletteEntry> entries);
    void setQuery(const QString& query);
    /// Entries that fit, shown or not.
    int matchCount() const { return m_matches; }
    /// Null for titles and for entries that cannot be run now.
    const PaletteEntry* runnable(const QModelIndex& index) const;
    /// Null for titles.
    const PaletteEntry* entry(const QModelIndex& index) const;
    int firstEntry() const; ///< row, or -1

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    static constexpr std::size_t kMostRows = 12; ///< entries, titles not counted

private:
    struct Row
    {
        QString title; ///< of a group, if not empty
        std::size_t entry = 0;
        int score = 0;
        QList<int> positions;
    };

    std::vector<Row> matchesOf(PaletteEntry::Group group, const QString& query) const;

    std::vector<PaletteEntry> m_entries;
    std::vector<Row> m_rows;
    int m_matches = 0;
};

} // namespace colophon
