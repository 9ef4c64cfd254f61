#include "ui/details/notelist.h"

#include "ui/widgets/plainlabel.h"
#include "ui/widgets/readingtext.h"
#include "ui/widgets/theme.h"

#include <QVBoxLayout>

namespace colophon {

NoteList::NoteList(const QString& name, const std::vector<DetailFact>& notes, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    const Theme& theme = Theme::instance();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(26), theme.scaled(2), theme.scaled(10), theme.scaled(8));
    layout->setSpacing(theme.scaled(2));
    for (const DetailFact& note : notes) {
        auto* origin = new PlainLabel(QStringLiteral("%1 · %2").arg(note.key, note.origin), this);
        origin->setTone(Tone::Muted);
        origin->setType(TypeSize::Caption);
        origin->setWordWrap(true);
        layout->addWidget(origin);
        if (!note.full.isEmpty()) {
            auto* text = new ReadingText(note.full, this);
            text->setFont(theme.font(TypeSize::Small));
            text->setAccessibleName(QStringLiteral("%1: %2").arg(note.key, note.full));
            layout->addWidget(text);
        }
        layout->addSpacing(theme.scaled(4));
    }
}

} // namespace colophon
