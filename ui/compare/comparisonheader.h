#pragma once

#include <QHeaderView>
#include <QList>

namespace colophon {

class IconButton;

/// The header of the comparison: one block a version with its colour, mark, label, stage and origin, and with its model
/// where versions of several are compared. The first version
/// is the baseline. Blocks are dragged to reorder; dropped on the baseline they become the baseline.
class ComparisonHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit ComparisonHeader(QWidget* parent = nullptr);

    /// "4 versions of churn", shown above the keys.
    void setSummary(const QString& first, const QString& second);
    /// Ids of versions whose numbers must not be compared with the baseline, with the words of their badge.
    void setNotComparable(const QHash<QString, QString>& badges);
    /// The version that the pointer is on, here or in a chart; empty for none.
    void setPointed(const QString& versionId);
    void setModel(QAbstractItemModel* model) override;

    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested(const QString& versionId);
    void moveRequested(const QString& versionId, int position);

protected:
    void paintSection(QPainter* painter, const QRect& rectangle, int section) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void rebuildButtons();
    void placeButtons();
    void paintSummary(QPainter& painter, const QRect& rectangle) const;
    void paintVersion(QPainter& painter, const QRect& rectangle, int section) const;
    bool paintModel(QPainter& painter, const QRect& rectangle, int section) const;
    bool paintBadges(QPainter& painter, int section, int x, int middle, int limit) const;
    void paintDropTarget(QPainter& painter, const QRect& rectangle) const;
    QString versionId(int section) const;

    QString m_summary;
    QString m_summaryModel;
    QHash<QString, QString> m_badges;
    QList<IconButton*> m_removeButtons; ///< for sections from 2 on
    QString m_pointed;
    int m_pressed = -1; ///< section under the pressed mouse
    int m_dropTarget = -1;
    QPoint m_pressPosition;
};

} // namespace colophon
