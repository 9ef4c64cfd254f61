#pragma once

#include "models/catalog/catalog.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

namespace colophon {

/// Mime type of dragged versions: their ids, one a line, in UTF-8. The plain text beside it holds their labels.
inline constexpr char kVersionsMimeType[] = "application/x-colophon-versions";

/// The versions chosen for comparison, in order, with a baseline and a colour slot each. A version keeps its slot until
/// it is un-chosen; the slot decides colour and shape everywhere (ui/widgets/versionmark.h).
class ChosenVersions : public QObject
{
    Q_OBJECT

public:
    explicit ChosenVersions(QObject* parent = nullptr);

    QStringList ids() const { return m_ids; } ///< baseline first
    QString baseline() const { return m_ids.value(0); }
    bool contains(const QString& id) const { return m_ids.contains(id); }
    int slot(const QString& id) const; ///< -1 if not chosen; the baseline's is kept like any other's
    qsizetype count() const { return m_ids.size(); }

    /// More than these cannot be told apart side by side; what goes beyond is left out, and refused() says so.
    static constexpr qsizetype kMost = 100;

    void choose(const QString& id);
    void unchoose(const QString& id);
    void toggle(const QString& id);
    void setBaseline(const QString& id); ///< chooses it if needed
    void move(qsizetype from, qsizetype to); ///< to 0: makes it the baseline
    void replace(const QStringList& ids);
    /// Chooses what was chosen before, each in the slot it had. Slots that two claim go to the first.
    void restore(const QStringList& ids, const QList<int>& slotNumbers);
    void clear();

Q_SIGNALS:
    void changed();
    /// Something was not chosen because kMost versions are.
    void refused();

private:
    QStringList m_ids;
    QHash<QString, int> m_slots;
};

/// The version and model that the window is about: what Details shows. One object shared by all views.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QObject* parent = nullptr);

    QString model() const { return m_model; } ///< empty: all models
    QStringList versions() const { return m_versions; } ///< selected version ids, current first
    QString version() const { return m_versions.value(0); }

    void setModel(const QString& model);
    void setVersions(const QStringList& ids);

Q_SIGNALS:
    void modelChanged(const QString& model);
    void versionsChanged(const QStringList& ids);

private:
    QString m_model;
    QStringList m_versions;
};

} // namespace colophon
