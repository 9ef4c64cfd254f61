#pragma once

#include "ui/history/evolutionwords.h"

#include <QWidget>

namespace colophon {

/// The hover card of a version in Evolution; all its text is plain.
class EvolutionCard : public QWidget
{
    Q_OBJECT

public:
    explicit EvolutionCard(QWidget* parent);

    /// Shows the card beside `pointer`, never over the circle of `radius` around `node`, inside the parent.
    void showFor(const EvolutionCardContent& content, QPointF node, double radius, QPointF pointer);
    const EvolutionCardContent& content() const { return m_content; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintTitle(QPainter& painter, QRect& line) const;
    void paintNumbers(QPainter& painter, QRect& line) const;
    void paintWarnings(QPainter& painter, QRect& line) const;

    EvolutionCardContent m_content;
};

/// Top left corner for a card: right below the pointer if there is room, else on another side; never over the node.
QPoint cardPlace(const QSize& card, const QRect& bounds, QPointF node, double radius, QPointF pointer);

} // namespace colophon
