#pragma once

#include "ui/shell/sidebarmodel.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace colophon {

/// Draws a row of the sidebar: icon, text, problem mark, count.
class SidebarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static constexpr int kRowHeight = 26; ///< at the reference font
};

/// A list as high as its rows: the sidebar scrolls as a whole.
class SidebarList : public QListView
{
    Q_OBJECT

public:
    /// `name`: for screen readers.
    SidebarList(const QString& name, QWidget* parent);

    void setItems(SidebarItems items);
    /// Marks the row with this id as the chosen one; no row when there is none.
    void setChosen(const QString& id);
    QString chosen() const { return m_chosen; }
    QString currentId() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A click or Enter; `adds`: Ctrl was held, the row joins what is already chosen.
    void picked(const QString& id, bool adds);
    /// Delete was pressed on a row.
    void removeAsked(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void pick(const QModelIndex& index, Qt::KeyboardModifiers modifiers);

    SidebarModel m_items;
    QString m_chosen;
};

} // namespace colophon
