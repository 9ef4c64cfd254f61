#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>

namespace colophon {

/// A raised card with an outline, for popups inside the window.
class Panel : public QFrame
{
    Q_OBJECT

public:
    explicit Panel(QWidget* parent = nullptr);

    void setRadius(double radius) { m_radius = radius; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_radius = 8;
};

/// A pane on its own ground, with lines in border colour at some of its edges.
class Ground : public QWidget
{
    Q_OBJECT

public:
    explicit Ground(Tone tone, Qt::Edges lines = {}, QWidget* parent = nullptr);

    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
    Qt::Edges m_lines;
};

/// A line of one pixel.
class Line : public QWidget
{
    Q_OBJECT

public:
    explicit Line(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace colophon
