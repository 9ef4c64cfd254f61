#pragma once

#include "models/items/metriccurve.h"

#include <QWidget>

class QCheckBox;
class QSlider;

namespace colophon {

class ComboField;
class PlainLabel;

/// How curves are drawn: along what, how smooth, with which helps.
class CurveControls : public QWidget
{
    Q_OBJECT

public:
    explicit CurveControls(QWidget* parent = nullptr);

    CurveAxis across() const;
    double smoothing() const; ///< 0 to 0.99
    bool showsBand() const;
    bool linksCursor() const;
    bool isLogarithmic() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* makeSmoothing();
    QCheckBox* addSwitch(const QString& text, bool isOn);

    ComboField* m_across;
    QSlider* m_smoothing = nullptr;
    PlainLabel* m_smoothingText = nullptr;
    QCheckBox* m_band;
    QCheckBox* m_link;
    QCheckBox* m_logarithmic;
};

} // namespace colophon
