#pragma once

#include "models/catalog/filter.h"
#include "models/catalog/filtercompleter.h"
#include "ui/history/filtertokens.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace colophon {

class ComboField;
class FilterField;
class FilterHelp;
class IconButton;
class PlainLabel;

/// The line over the table: the filter with its completions, how many versions fit, grouping and columns.
/// A wrong text keeps the last good filter in force and says why.
class FilterLine : public QWidget
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget* parent = nullptr);

    /// What completions are made from.
    void setCatalog(CatalogPointer catalog);
    const Filter& filter() const { return m_filter; } ///< in force
    QString text() const;
    /// Replaces the filter, or with `adds` narrows it.
    void setText(const QString& text, bool adds = false);
    void setCount(int shown, int total);
    QWidget* field() const;
    bool isGrouped() const;
    /// Shows this choice, without a signal.
    void setGrouped(bool isGrouped);

public Q_SLOTS:
    void focusField();
    void clear();

Q_SIGNALS:
    void filterChanged(const colophon::Filter& filter);
    void groupingChosen(bool isGrouped);
    void saveAsked(const QString& text);
    void left(); ///< Escape in an empty field
    void columnsAsked(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLayout* controlLine();
    void buildProblem();
    void connectField();
    void connectControls();
    void draftChanged(const FilterDraft& draft);
    void commit();
    void escape();
    void complete();
    void apply(const Filter& filter);
    void applyFinished(const FilterDraft& draft);
    void sayWrong(const FilterError& error, const QString& text);
    void sayNothingWrong();

    std::optional<FilterCompleter> m_completer;
    Filter m_filter;
    FilterField* m_field;
    FilterHelp* m_help = nullptr; ///< made with the first completion, when there is a window to cover
    PlainLabel* m_count;
    ComboField* m_grouping;
    IconButton* m_columns;
    QWidget* m_problem;
    PlainLabel* m_problemText;
    PlainLabel* m_problemReason;
    QTimer m_patience; ///< before a half-typed text is called wrong
};

} // namespace colophon
