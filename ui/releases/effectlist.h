#pragma once

#include "models/releases/release.h"

#include <QWidget>

namespace colophon {

/// "What will happen": one line for each thing that confirming a release does, in the order of writing.
class EffectList : public QWidget
{
    Q_OBJECT

public:
    explicit EffectList(QWidget* parent = nullptr);

    void setPlan(const ReleasePlan& plan);

private:
    void addLine(int row, const QString& iconName, const QString& system, const QString& text, const QString& note);
};

} // namespace colophon
