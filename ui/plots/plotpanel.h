#pragma once

#include "ui/widgets/exportdialog.h"

#include <QWidget>

class QHBoxLayout;
class QStackedLayout;
class QTableView;

namespace colophon {

class IconButton;
class PlainLabel;
class PlotView;

/// A plot with its title row: what it shows, its choices, its table twin, its exports, and a way to have it large.
class PlotPanel : public QWidget
{
    Q_OBJECT

public:
    /// Takes ownership of the view.
    PlotPanel(const QString& title, PlotView* view, QWidget* parent = nullptr);

    PlotView* view() const { return m_view; }
    void setTitle(const QString& title);
    /// Muted text behind title and choices.
    void setNote(const QString& note);
    /// Puts a choice (a ComboField) behind the title.
    void addControl(QWidget* control);
    /// What could not be drawn, below the title; empty takes the line away.
    void setProblem(const QString& text);
    /// What to show while the plot has nothing to draw, an EmptyState; takes ownership.
    void setEmptyState(QWidget* state);

    bool showsTable() const;
    void setTableShown(bool shown);
    /// Whether the panel is the only one: the button then leads back.
    void setLarge(bool large);

    enum class Format { Png, Svg, Csv };
    void exportAs(Format format);
    /// The same for a window that exports any of several plots.
    ExportItem exportItem() const;
    void copyPicture();
    void copyTable();

Q_SIGNALS:
    void largeRequested(bool large);
    /// A sentence for the user, after an export failed or was done.
    void notice(const QString& sentence, bool isError);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fillMenu(QMenu& menu);
    void updateContent();
    void orderTabs();
    QString fileName(const QString& suffix) const;
    void write(const QString& path, Format format);

    PlotView* m_view;
    QTableView* m_table;
    QWidget* m_empty = nullptr;
    QStackedLayout* m_stack;
    QHBoxLayout* m_titleRow;
    PlainLabel* m_title;
    PlainLabel* m_note;
    PlainLabel* m_problem;
    IconButton* m_tableButton;
    IconButton* m_largeButton;
    IconButton* m_menuButton;
    QWidgetList m_controls; ///< choices behind the title
    bool m_isLarge = false;
};

} // namespace colophon
