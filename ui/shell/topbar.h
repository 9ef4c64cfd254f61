#pragma once

#include "ui/shell/panel.h"

#include <QAbstractButton>

class QMenu;

namespace colophon {

class ActionRegistry;
class SegmentedControl;
class TextButton;

/// The button that looks like a search field and opens the palette; an icon where there is no room.
class SearchButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(QWidget* parent = nullptr);

    void setCompact(bool compact);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_isCompact = false;
};

/// The tool bar: back and forward, sidebar, location, reading again; the views in the middle; search, theme, Details.
class TopBar : public Ground
{
    Q_OBJECT

public:
    TopBar(ActionRegistry& actions, QMenu& locationMenu, QWidget* parent = nullptr);

    /// Shown on the button of the location menu.
    void setLocationText(const QString& text, const QString& toolTip);
    /// Adds a view to the switch in the middle.
    void addView(QAction* action);
    void setViewsVisible(bool visible);
    void setCompact(bool compact);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildLeft(ActionRegistry& actions, QMenu& locationMenu);
    QWidget* buildRight(ActionRegistry& actions);
    void placeParts();

    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
    TextButton* m_location = nullptr;
    SegmentedControl* m_views = nullptr;
    SearchButton* m_search = nullptr;
};

} // namespace colophon
