#pragma once

#include <QListView>
#include <QSortFilterProxyModel>

namespace colophon {

class RecentLocations;

/// The recent locations: Enter opens, Ctrl+Enter opens in a new window, Delete forgets, a click on the pin keeps.
class RecentList : public QListView
{
    Q_OBJECT

public:
    explicit RecentList(RecentLocations& recent, QWidget* parent = nullptr);

    /// Shows locations whose name, place or sources contain this text.
    void setSearch(const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openRequested(const QStringList& paths);
    void newWindowRequested(const QStringList& paths);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void open(const QModelIndex& index, bool inNewWindow);
    void togglePin(const QModelIndex& index);
    void forget(const QModelIndex& index);
    void showMenu(const QModelIndex& index, const QPoint& globalPosition);

    RecentLocations& m_recent;
    QSortFilterProxyModel m_shown;
};

} // namespace colophon
