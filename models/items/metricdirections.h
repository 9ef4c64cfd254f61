#pragma once

#include "models/compare/comparison.h"

#include <QObject>

namespace colophon {

/// The directions that the user corrected in the project that is open. One object shared by all views.
class MetricDirections : public QObject
{
    Q_OBJECT

public:
    explicit MetricDirections(QObject* parent = nullptr);

    const Directions& values() const { return m_values; }
    void setValues(const Directions& values);
    /// What the name suggests as well is no correction, and is not kept.
    void correct(Name metric, Direction direction);

Q_SIGNALS:
    void changed();

private:
    Directions m_values;
};

} // namespace colophon
