#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace colophon {

class JobRunner;

/// A location that was open once, with what was seen there last.
struct RecentLocation
{
    enum class Reach {
        Unknown, ///< not looked at yet
        There,
        Gone, ///< the folder or file does not exist now: unplugged, unmounted, moved
        Forbidden, ///< there, but this user may not read it
    };

    QStringList paths; ///< opened together; never empty
    QString sources; ///< "Git, GTO, MLflow files"
    QString production; ///< "production v1.1.1", "4 in production"; empty: nothing in production
    qint64 versions = 0;
    qint64 openedAt = 0; ///< milliseconds since 1970 UTC
    bool isPinned = false;
    Reach reach = Reach::Unknown; ///< not stored

    QString path() const { return paths.value(0); }
    friend bool operator==(const RecentLocation&, const RecentLocation&) = default;
};

/// The recent locations, pinned ones first, then the last opened first. Every change is stored at once. Whether they
/// are still there is looked up on a worker thread: a sleeping network drive must not hold up the start page.
class RecentLocations : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        LocationRole = Qt::UserRole + 1, ///< RecentLocation
    };

    explicit RecentLocations(JobRunner& jobs, QObject* parent = nullptr);

    const std::vector<RecentLocation>& locations() const { return m_locations; }
    /// Puts it on top of those that are not pinned; a pin stays. The oldest past kLimit are forgotten.
    void remember(const RecentLocation& location);
    void forget(int row);
    void setPinned(int row, bool pinned);
    /// Looks again whether they are there.
    void checkReach();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    static constexpr int kLimit = 30;

private:
    void replace(std::vector<RecentLocation> locations);
    void store() const;

    JobRunner& m_jobs;
    std::vector<RecentLocation> m_locations;
};

/// Why a location cannot be opened now, as a sentence part: "is not connected"; empty if nothing is known against it.
QString reachText(RecentLocation::Reach reach);

} // namespace colophon

Q_DECLARE_METATYPE(colophon::RecentLocation)
