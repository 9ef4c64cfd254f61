#include "ui/details/summaryline.h"

#include "ui/widgets/plainlabel.h"

#include <QVBoxLayout>

namespace colophon {

void addSummaryLine(QVBoxLayout& layout, const QString& key, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->addWidget(new PlainLabel(key, row));
    line->addStretch();
    auto* text = new PlainLabel(value, row);
    text->setTone(Tone::Muted);
    line->addWidget(text);
    layout.addWidget(row);
}

} // namespace colophon
