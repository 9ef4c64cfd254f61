#pragma once

#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

namespace colophon {

/// How a label is written.
struct LabelStyle
{
    Tone tone = Tone::Text;
    TypeSize size = TypeSize::Body;
    QFont::Weight weight = QFont::Normal;
};

inline PlainLabel* makeLabel(const QString& text, LabelStyle style, QWidget* parent = nullptr)
{
    auto* label = new PlainLabel(text, parent);
    label->setType(style.size, style.weight);
    label->setTone(style.tone);
    return label;
}

} // namespace colophon
