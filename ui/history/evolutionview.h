#pragma once

#include "models/items/choice.h"
#include "ui/history/evolutionscene.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace colophon {

class EvolutionCard;

/// The drawing of a model's versions on a metric axis. It asks for changes by signals and owns nothing but its zoom and
/// the node under pointer or focus.
class EvolutionView : public QWidget
{
    Q_OBJECT

public:
    explicit EvolutionView(ChosenVersions& chosen, QWidget* parent = nullptr);
    ~EvolutionView() override;

    /// Keeps the zoom when model, metric and axis are the same as before.
    void setData(std::shared_ptr<const EvolutionData> data);
    const EvolutionData& data() const { return *m_data; }
    std::shared_ptr<const EvolutionData> sharedData() const { return m_data; }
    void setSelected(const QStringList& ids);
    /// Brings a version into sight without changing the zoom more than needed.
    void reveal(const QString& id);

    EvolutionScale scale() const;
    /// Places in coordinates of the widget; for accessibility and tests.
    QRect nodeRect(std::size_t node) const;
    std::vector<PlacedText> texts() const;
    std::optional<std::size_t> focusNode() const { return m_focusNode; }
    bool isSelected(std::size_t node) const { return m_marks.isSelected(node); }
    void selectNode(std::size_t node);
    void chooseNode(std::size_t node);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showAll();

Q_SIGNALS:
    void selectionAsked(const QStringList& ids);
    void openAsked(const QString& id);
    void compareAsked(const QStringList& ids);
    void menuAsked(const QPoint& globalPosition);
    void hovered(const QString& id); ///< empty: none

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Drag : std::uint8_t { None, Pressed, RubberBand, Node, Pan };

    void updateMarks();
    void setHovered(std::optional<std::size_t> node);
    void setFocusNode(std::size_t node);
    void showCard();
    void hideCard();
    void beginDrag(QPointF position);
    void pan(QPointF by);
    void finishClick(Qt::KeyboardModifiers modifiers);
    void finishRubberBand(Qt::KeyboardModifiers modifiers);
    void paintDrag(QPainter& painter) const;
    void paintFocus(QPainter& painter) const;
    QString toolTipAt(QPointF position) const;
    QString idOf(std::size_t node) const;
    std::optional<std::size_t> at(QPointF position) const;

    ChosenVersions& m_chosen;
    std::shared_ptr<const EvolutionData> m_data;
    EvolutionMarks m_marks;
    mutable EvolutionDensity m_density;
    QStringList m_selected;
    AxisRange m_fullX;
    AxisRange m_fullY;
    AxisRange m_x;
    AxisRange m_y;
    std::optional<std::size_t> m_focusNode; ///< where the keyboard is
    EvolutionCard* m_card;
    QTimer m_cardDelay;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    QPointF m_pointer;
    std::optional<std::size_t> m_pressedNode;
};

} // namespace colophon
