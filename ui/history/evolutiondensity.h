#pragma once

#include "ui/history/evolutionscale.h"

#include <QColor>
#include <QImage>

class QPainter;

namespace colophon {

struct EvolutionScene;

/// How many versions lie in each small cell of the plot, as one small image that is scaled up. Counting a hundred
/// thousand versions takes a part of a frame, so the image is kept until another part of the drawing is shown.
class EvolutionDensity
{
public:
    void paint(QPainter& painter, const EvolutionScene& scene);
    /// After the data changed.
    void forget() { m_cells = {}; }

private:
    EvolutionScale m_scale;
    QColor m_colour;
    QImage m_cells;
};

} // namespace colophon
