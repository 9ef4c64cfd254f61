#include "ui/widgets/actionregistry.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QMenu>

namespace colophon {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

QList<QKeySequence> shortcutsOf(const char* texts)
{
    QList<QKeySequence> keys;
    const QStringList parts = QString::fromLatin1(texts).split(QStringLiteral(", "), Qt::SkipEmptyParts);
    for (const QString& part : parts)
        keys << QKeySequence(part, QKeySequence::PortableText);
    return keys;
}

/// "Read again (F5)": the name of the action, then its first shortcut.
QString toolTipOf(const QAction& action)
{
    QString name = action.text();
    name.remove(u'&');
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, keys);
}

QAction* standIn(QAction& action, QMenu& menu)
{
    auto* entry = new QAction(&menu);
    const auto follow = [&action, entry] {
        entry->setText(action.text());
        entry->setIcon(action.icon());
        entry->setStatusTip(action.statusTip());
        entry->setToolTip(action.toolTip());
        entry->setCheckable(action.isCheckable());
        entry->setChecked(action.isChecked());
        entry->setEnabled(action.isEnabled());
    };
    follow();
    QObject::connect(&action, &QAction::changed, entry, follow);
    QObject::connect(entry, &QAction::triggered, &action, &QAction::trigger);
    // Shown in the menu; when it is closed the keys belong to the action alone.
    entry->setShortcuts(action.shortcuts());
    QObject::connect(&menu, &QMenu::aboutToHide, entry, [entry] { entry->setShortcuts(QList<QKeySequence>()); });
    return entry;
}

} // namespace

ActionRegistry::ActionRegistry(QObject* parent)
    : QObject(parent)
{
}

QAction* ActionRegistry::add(const ActionSpec& spec)
{
    const QString id = QString::fromLatin1(spec.id);
    Q_ASSERT_X(!m_actions.contains(id), "ActionRegistry", spec.id);
    auto* action = new QAction(translated(spec.text), this);
    action->setObjectName(id);
    action->setIcon(icon(QString::fromLatin1(spec.icon)));
    action->setShortcuts(shortcutsOf(spec.shortcuts));
    action->setStatusTip(translated(spec.statusTip));
    action->setToolTip(plainToolTip(toolTipOf(*action)));
    action->setCheckable(spec.checkable);
    m_actions.insert(id, action);
    m_order << action;
    return action;
}

QAction* ActionRegistry::action(const QString& id) const
{
    QAction* found = m_actions.value(id);
    Q_ASSERT_X(found, "ActionRegistry", qPrintable(id));
    return found;
}

void ActionRegistry::fillMenu(QMenu& menu, const QStringList& ids) const
{
    for (const QString& id : ids) {
        if (id == u"-")
            menu.addSeparator();
        else
            menu.addAction(action(id));
    }
}

void ActionRegistry::fillPopup(QMenu& menu, const QStringList& ids) const
{
    for (const QString& id : ids) {
        if (id == u"-")
            menu.addSeparator();
        else
            menu.addAction(standIn(*action(id), menu));
    }
}

void ActionRegistry::setReasonOff(const QString& id, const QString& reason)
{
    QAction* found = action(id);
    found->setEnabled(reason.isEmpty());
    if (reason.isEmpty())
        m_reasons.remove(id);
    else
        m_reasons.insert(id, reason);
    const QString name = toolTipOf(*found);
    found->setToolTip(plainToolTip(reason.isEmpty() ? name : name + u'\n' + reason));
}

QString ActionRegistry::reasonOff(const QString& id) const
{
    return m_reasons.value(id);
}

QStringList ActionRegistry::shortcutClashes() const
{
    QHash<QKeySequence, QString> owners;
    QStringList clashes;
    for (const QAction* action : m_order) {
        const QList<QKeySequence> shortcuts = action->shortcuts();
        for (const QKeySequence& keys : shortcuts) {
            if (owners.contains(keys))
                clashes << QStringLiteral("%1: %2, %3").arg(keys.toString(), owners.value(keys), action->objectName());
            owners.insert(keys, action->objectName());
        }
    }
    return clashes;
}

} // namespace colophon
