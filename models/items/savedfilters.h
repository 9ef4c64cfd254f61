#pragma once

#include <QObject>
#include <QString>

#include <vector>

namespace colophon {

/// A filter under a name that the user gave.
struct SavedFilter
{
    QString name;
    QString text; ///< in the filter language

    friend bool operator==(const SavedFilter&, const SavedFilter&) = default;
};

/// The user's saved filters, stored with every change. Before the first change two useful ones are there.
class SavedFilters : public QObject
{
    Q_OBJECT

public:
    explicit SavedFilters(QObject* parent = nullptr);

    const std::vector<SavedFilter>& filters() const { return m_filters; }
    /// Replaces one of the same name.
    void save(const SavedFilter& filter);
    void remove(const QString& name);
    /// Nothing happens for an empty name, or one that another filter has.
    void rename(const QString& name, const QString& newName);

Q_SIGNALS:
    void changed();

private:
    void store();

    std::vector<SavedFilter> m_filters;
};

} // namespace colophon
