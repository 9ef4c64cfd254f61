#pragma once

#include "ui/widgets/theme.h"

#include <QString>
#include <QWidget>

namespace colophon {

/// An icon that is no control. It asks the theme for its colour at every painting, so that it follows a switch between
/// light and dark.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    IconLabel(const QString& name, Tone tone, QWidget* parent = nullptr, int size = 16);

    void setIcon(const QString& name, Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    Tone m_tone;
    int m_size;
};

} // namespace colophon
