#pragma once

#include "ui/compare/comparebar.h"
#include "ui/widgets/textexport.h"

#include <QPersistentModelIndex>
#include <QTreeView>

class QMenu;

namespace colophon {

class ComparisonHeader;
class ComparisonModel;

/// The comparison table. Keys and baseline stay in place while the other versions scroll sideways.
class ComparisonView : public QTreeView
{
    Q_OBJECT

public:
    explicit ComparisonView(ComparisonModel& model, QWidget* parent = nullptr);

    ComparisonHeader& comparisonHeader() const { return *m_header; }
    void setChangeForm(CompareBar::ChangeForm form);
    /// Scrolls to the group of data sets.
    void showData();
    /// The rows of the selection, or all rows when nothing is selected, with full values.
    TextTable tableToCopy() const;
    /// Marks the version that the pointer is on in a chart; empty for none.
    void pointAt(const QString& versionId);

Q_SIGNALS:
    /// Explains the cell that has the focus, for the status bar; empty when none has.
    void explained(const QString& text);
    void muteRequested(const QString& key);
    void chartRequested(const QString& key);
    void baselineRequested(const QString& versionId);
    /// The user went to a cell of this version: commands for "the version" mean it from now on.
    void versionEntered(const QString& versionId);
    void copyRequested(const colophon::TextTable& row);
    /// The pointer is on a cell of this version, or on none.
    void versionPointed(const QString& versionId);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void showAllGroups();
    void fitColumns();
    void placePinned();
    QTreeView* makePinned();
    QString explanation(const QModelIndex& index) const;
    QString versionOf(const QModelIndex& index) const;
    void showDifferenceOf(const QModelIndex& index);
    void addBaselineAction(QMenu& menu, const QModelIndex& index);
    QStringList textsOfRow(const QModelIndex& index) const;
    QStringList titlesToCopy() const;

    ComparisonModel& m_model;
    ComparisonHeader* m_header;
    void pointAtRow(const QModelIndex& index);
    void showPointed();
    int columnOf(const QString& versionId) const;

    QString m_pointed;
    QPersistentModelIndex m_pointedRow;
    QTreeView* m_pinned; ///< shows the first two columns again, above the scrolled ones
};

} // namespace colophon
