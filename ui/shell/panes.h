#pragma once

#include <QWidget>

class QSplitter;

namespace colophon {

/// Sidebar, content and Details side by side. In a narrow window a side pane does not take room from the content: it
/// opens over it, and closes when the focus leaves it.
class Panes : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Left, Right };

    explicit Panes(QWidget* parent = nullptr);

    void setContent(QWidget* content);
    void setSidePane(Side side, QWidget* pane);
    QWidget* sidePane(Side side) const;
    /// Whether the user wants the pane in a window with room for it.
    void setWanted(Side side, bool wanted);
    /// How wide the user wants the pane; 0: as wide as it usually is.
    void setChosenWidth(Side side, int width);
    /// Whether it is seen now, beside or over the content.
    bool isShown(Side side) const;
    /// What its toggle does: wanted or not where there is room, open or closed over the content where there is none.
    void toggle(Side side);
    QSplitter* splitter() const { return m_splitter; }

Q_SIGNALS:
    void shownChanged(colophon::Panes::Side side, bool shown);
    void wantedChanged(colophon::Panes::Side side, bool wanted);
    /// The user dragged the edge of the pane.
    void widthChosen(colophon::Panes::Side side, int width);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct SidePane
    {
        QWidget* widget = nullptr;
        bool isWanted = true;
        bool isOver = false; ///< lies over the content now
        bool hasRoom = true;
        int lowestWidth = 0; ///< of the window, for room beside the content
        int usualWidth = 0;
        int chosenWidth = 0; ///< by the user; 0: none

        int width() const;
    };

    SidePane& pane(Side side) { return m_panes[side == Side::Left ? 0 : 1]; }
    const SidePane& pane(Side side) const { return m_panes[side == Side::Left ? 0 : 1]; }
    void arrange(Side side);
    void applyWidths();
    void noteWidths();
    void openOver(Side side);
    void closeOver(Side side);
    void placeOver(Side side);

    QSplitter* m_splitter;
    SidePane m_panes[2];
};

} // namespace colophon
