#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace colophon {

class SavedFilters;

/// What a filter is to be called.
struct FilterNaming
{
    QString title; ///< of the question: "Rename filter"
    QString proposal; ///< stands in the field at first
    QString own; ///< the name that the filter has already and may keep; may be empty
};

/// Asks for a name until it is one that no other filter has. `done` is not called when the user cancels.
void askFilterName(QWidget* window, const SavedFilters& filters, const FilterNaming& naming,
                   const std::function<void(const QString& name)>& done);

/// A name for a filter that has none: its text, as far as it fits into the sidebar.
QString filterNameOf(const QString& text);

} // namespace colophon
