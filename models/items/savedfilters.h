#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace colophon {

/// A filter under a name that the user gave.
struct SavedFilter
{
    QString name;
    QString text; ///< in the filter language

    friend bool operator==(const SavedFilter&, const SavedFilter&) = default;
};

/// The user's saved filters of the project that is open, stored with every change. A project in which none was changed
/// begins with those that were kept for all projects, else with two useful ones.
class SavedFilters : public QObject
{
    Q_OBJECT

public:
    explicit SavedFilters(QObject* parent = nullptr);

    /// The opened locations are the project.
    void setProject(const QStringList& paths);

    const std::vector<SavedFilter>& filters() const { return m_filters; }
    /// Null if there is none of this name.
    const SavedFilter* named(const QString& name) const;
    /// Replaces one of the same name.
    void save(const SavedFilter& filter);
    void remove(const QString& name);
    /// Nothing happens for an empty name, or one that another filter has.
    void rename(const QString& name, const QString& newName);

Q_SIGNALS:
    void changed();

private:
    void store();

    QString m_group; ///< of the settings
    std::vector<SavedFilter> m_filters;
};

} // namespace colophon
