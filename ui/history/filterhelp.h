#pragma once

#include "models/catalog/filter.h"

#include <QFrame>
#include <QPointer>

#include <vector>

class QListWidget;

namespace colophon {

class PlainLabel;

/// The list of completions under the filter field. It never takes the focus: the field keeps it and steers the list.
class FilterHelp : public QFrame
{
    Q_OBJECT

public:
    /// A child of the window so that it may cover what is below the field.
    explicit FilterHelp(QWidget* field);

    /// Shown under the field; an empty list hides it. `word`: what is being completed, set in bold where it matches.
    void showCompletions(const std::vector<FilterCompletion>& completions, const QString& word);
    void step(int by);
    QString current() const; ///< empty: none
    bool hasCurrent() const;

Q_SIGNALS:
    void chosen(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QPointer<QWidget> m_field;
    QListWidget* m_list;
    PlainLabel* m_hint;
};

} // namespace colophon
