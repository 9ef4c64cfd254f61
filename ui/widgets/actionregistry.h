#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QStringList>

class QMenu;

namespace colophon {

/// What an action is called, shown and reached by.
struct ActionSpec
{
    const char* id; ///< "version.markProduction"; also the object name
    const char* text; ///< for menus, with "&" and "…"; translated in context "Actions"
    const char* icon; ///< name in resources/icons, or ""
    const char* shortcuts; ///< QKeySequence texts joined by ", "; or ""
    const char* statusTip; ///< one sentence
    bool checkable = false;
};

/// Every action of the program, once. Menus, tool bar, context menus, the shortcuts page and the palette are fed from
/// it; nobody else creates a QAction for a command.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    explicit ActionRegistry(QObject* parent = nullptr);

    QAction* add(const ActionSpec& spec);
    /// Asserts that the id is known.
    QAction* action(const QString& id) const;
    QList<QAction*> actions() const { return m_order; }
    /// Ids in order; "-" is a separator. Unknown ids are a programming error.
    void fillMenu(QMenu& menu, const QStringList& ids) const;
    /// The same for a menu that is about to open at a pointer or a button. Its entries stand for the actions: assistive
    /// tools know an action by the first menu it was found in, and a second menu with the same one is empty to them.
    void fillPopup(QMenu& menu, const QStringList& ids) const;
    /// Switches an action off and says why (shown beside it, in tooltip and palette); an empty reason switches it on.
    void setReasonOff(const QString& id, const QString& reason);
    QString reasonOff(const QString& id) const;
    /// "Ctrl+B: view.sidebar, edit.bold" for each key that two actions claim.
    QStringList shortcutClashes() const;

private:
    QHash<QString, QAction*> m_actions;
    QList<QAction*> m_order;
    QHash<QString, QString> m_reasons;
};

} // namespace colophon
