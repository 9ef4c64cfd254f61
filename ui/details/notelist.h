#pragma once

#include "ui/details/factsections.h"

#include <QWidget>

namespace colophon {

/// Notes and reasons to be read: who and when, where it is kept, and the whole text, which can be selected.
class NoteList : public QWidget
{
    Q_OBJECT

public:
    /// `notes`: key is who and when, the full value the text; it may be empty.
    NoteList(const QString& name, const std::vector<DetailFact>& notes, QWidget* parent = nullptr);
};

} // namespace colophon
