#include "ui/history/evolutioncard.h"
#include "ui/history/evolutionview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

/// How EvolutionView answers mouse and keyboard.
namespace colophon {

void EvolutionView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->position();
    m_pointer = event->position();
    hideCard();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        m_drag = Drag::Pressed;
        m_pressedNode = at(event->position());
    }
}

void EvolutionView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF before = m_pointer;
    m_pointer = event->position();
    if (m_drag == Drag::None)
        return setHovered(at(m_pointer));
    if (m_drag == Drag::Pan)
        return pan(m_pointer - before);
    beginDrag(m_pointer);
    if (m_drag == Drag::Node)
        setHovered(at(m_pointer));
    update();
}

void EvolutionView::beginDrag(QPointF position)
{
    if (m_drag != Drag::Pressed || (position - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_drag = m_pressedNode ? Drag::Node : Drag::RubberBand;
}

void EvolutionView::mouseReleaseEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    const Drag drag = std::exchange(m_drag, Drag::None);
    unsetCursor();
    if (drag == Drag::Pressed)
        finishClick(event->modifiers());
    else if (drag == Drag::RubberBand)
        finishRubberBand(event->modifiers());
    else if (drag == Drag::Node) {
        const auto target = at(m_pointer);
        if (target && m_pressedNode && *target != *m_pressedNode)
            Q_EMIT compareAsked({idOf(*target), idOf(*m_pressedNode)});
    }
    m_pressedNode.reset();
    update();
}

void EvolutionView::finishClick(Qt::KeyboardModifiers modifiers)
{
    if (!m_pressedNode)
        return;
    m_focusNode = m_pressedNode;
    const QString id = idOf(*m_pressedNode);
    if (modifiers & Qt::ControlModifier)
        return m_chosen.toggle(id);
    if (modifiers & Qt::ShiftModifier) {
        QStringList ids{id};
        ids.append(m_selected);
        ids.removeDuplicates();
        return Q_EMIT selectionAsked(ids);
    }
    Q_EMIT selectionAsked({id});
}

void EvolutionView::finishRubberBand(Qt::KeyboardModifiers modifiers)
{
    QStringList ids;
    for (const std::size_t node : nodesIn(*m_data, scale(), QRectF(m_pressedAt, m_pointer).normalized()))
        ids.append(idOf(node));
    if (modifiers & Qt::ControlModifier)
        ids = m_selected + ids;
    ids.removeDuplicates();
    if (!ids.isEmpty())
        Q_EMIT selectionAsked(ids);
}

void EvolutionView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto node = at(event->position()))
        Q_EMIT openAsked(idOf(*node));
}

void EvolutionView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    const EvolutionScale shown = scale();
    const double factor = std::pow(0.9985, turned.y());
    hideCard();
    if (event->modifiers() & Qt::ControlModifier && m_data->hasValues())
        m_y = zoomed(m_y, factor, shown.toValueY(event->position().y()), m_fullY);
    else if (turned.y() != 0 && !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)))
        m_x = zoomed(m_x, factor, shown.toValueX(event->position().x()), m_fullX);
    else if (!(event->modifiers() & Qt::ControlModifier))
        pan(QPointF(turned.x() + turned.y(), 0) / 2);
    setHovered(at(event->position()));
    update();
    event->accept();
}

void EvolutionView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_card->isVisible())
        return hideCard();
    if (event->key() == Qt::Key_Escape && !(m_x == m_fullX && m_y == m_fullY))
        return showAll();
    if (m_data->nodes.empty() || event->modifiers() & (Qt::AltModifier | Qt::ControlModifier))
        return QWidget::keyPressEvent(event);
    const std::size_t node = m_focusNode.value_or(m_data->nodes.size() - 1);
    switch (event->key()) {
    case Qt::Key_Left:
        return setFocusNode(neighbour(*m_data, scale(), node, EvolutionStep::Left));
    case Qt::Key_Right:
        return setFocusNode(neighbour(*m_data, scale(), node, EvolutionStep::Right));
    case Qt::Key_Up:
        return setFocusNode(neighbour(*m_data, scale(), node, EvolutionStep::Up));
    case Qt::Key_Down:
        return setFocusNode(neighbour(*m_data, scale(), node, EvolutionStep::Down));
    case Qt::Key_Home:
        return setFocusNode(0);
    case Qt::Key_End:
        return setFocusNode(m_data->nodes.size() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return selectNode(node);
    case Qt::Key_Space:
        return chooseNode(node);
    default:
        QWidget::keyPressEvent(event);
    }
}

void EvolutionView::leaveEvent(QEvent*)
{
    setHovered(std::nullopt);
}

void EvolutionView::focusInEvent(QFocusEvent* event)
{
    if (!m_focusNode && !m_marks.selected.empty())
        m_focusNode = m_marks.selected.front();
    if (!m_focusNode && !m_data->nodes.empty())
        m_focusNode = m_data->nodes.size() - 1;
    QWidget::focusInEvent(event);
    update();
}

void EvolutionView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void EvolutionView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto node = isByKey ? m_focusNode : at(event->pos());
    if (!node)
        return;
    hideCard();
    if (!m_marks.isSelected(*node))
        Q_EMIT selectionAsked({idOf(*node)});
    Q_EMIT menuAsked(isByKey ? mapToGlobal(nodeRect(*node).center()) : event->globalPos());
}

} // namespace colophon
