#pragma once

#include "ui/shell/panel.h"

#include <QStyledItemDelegate>

class QListView;
class QPushButton;

namespace colophon {

class ProblemsModel;
class PlainLabel;

/// Draws one problem: icon, reason, place in the fixed font, and what to do.
class ProblemDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// "Problems": what could not be read, and what to do.
class ProblemsPanel : public Ground
{
    Q_OBJECT

public:
    explicit ProblemsPanel(ProblemsModel& problems, QWidget* parent = nullptr);

    /// "22 of 24 versions are complete"; empty: nothing is said.
    void setSummary(const QString& text);
    void focusList();

Q_SIGNALS:
    void closeRequested();
    void readAgainRequested();

private:
    QWidget* buildHeader();
    QWidget* buildButtons();
    void refresh();
    void copyAll();
    void openFileLocation();

    ProblemsModel& m_problems;
    QListView* m_list = nullptr;
    PlainLabel* m_count = nullptr;
    PlainLabel* m_summary = nullptr;
    QPushButton* m_openLocation = nullptr;
};

} // namespace colophon
