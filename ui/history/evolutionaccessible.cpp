#include "ui/history/evolutionaccessible.h"

#include "ui/history/evolutionview.h"
#include "ui/history/evolutionwords.h"

#include <QAccessibleWidget>
#include <QWindow>

#include <map>

namespace colophon {

namespace {

/// One version of the drawing as a list item.
class NodeInterface : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    NodeInterface(EvolutionView* view, std::size_t node)
        : m_view(view)
        , m_node(node)
    {
    }

    bool isValid() const override { return m_view && m_node < m_view->data().nodes.size(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? spokenNode(m_view->data(), m_node) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_view->nodeRect(m_node);
        return {m_view->mapToGlobal(place.topLeft()), place.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.invalid = !isValid();
        state.selected = isValid() && m_view->isSelected(m_node);
        state.focused = isValid() && m_view->hasFocus() && m_view->focusNode() == m_node;
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction(), toggleAction()}; }
    void doAction(const QString& name) override
    {
        if (isValid() && name == pressAction())
            m_view->selectNode(m_node);
        else if (isValid() && name == toggleAction())
            m_view->chooseNode(m_node);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<EvolutionView> m_view;
    std::size_t m_node;
};

class EvolutionInterface : public QAccessibleWidget
{
public:
    explicit EvolutionInterface(EvolutionView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }

    ~EvolutionInterface() override
    {
        for (const auto& [node, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(view()->data().nodes.size()); }

    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto [entry, isNew] = m_children.try_emplace(index, 0);
        if (isNew)
            entry->second
                = QAccessible::registerAccessibleInterface(new NodeInterface(view(), static_cast<std::size_t>(index)));
        return QAccessible::accessibleInterface(entry->second);
    }

    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [node, id] : m_children) {
            if (QAccessible::accessibleInterface(id) == child)
                return node;
        }
        return -1;
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint place = view()->mapFromGlobal(QPoint(x, y));
        const auto node = nodeAt(view()->data(), view()->scale(), place, 12);
        return node ? child(static_cast<int>(*node)) : nullptr;
    }

    QAccessibleInterface* focusChild() const override
    {
        const auto node = view()->focusNode();
        return node && view()->hasFocus() ? child(static_cast<int>(*node)) : nullptr;
    }

private:
    EvolutionView* view() const { return static_cast<EvolutionView*>(widget()); }

    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<EvolutionView*>(object);
    return view ? new EvolutionInterface(view) : nullptr;
}

} // namespace

void installEvolutionAccessibility()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled);
}

} // namespace colophon
