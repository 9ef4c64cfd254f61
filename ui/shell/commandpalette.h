#pragma once

#include "ui/shell/palettemodel.h"

#include <QPointer>
#include <QWidget>

class QFrame;
class QLineEdit;
class QListView;

namespace colophon {

class PlainLabel;

/// "Search versions and commands": a panel over the window. Type, choose with the arrows, Enter runs, Tab shows what
/// else can be done with a version; Esc goes back, and returns the focus to where it was.
class CommandPalette : public QWidget
{
    Q_OBJECT

public:
    /// `window`: covered while the palette is open.
    explicit CommandPalette(QWidget* window);

    /// Asked anew at each opening; groups keep the order of PaletteEntry::Group.
    void addProvider(PaletteProvider provider);
    /// A group that searches by itself; it must outlive the palette or be its child.
    void setSearch(PaletteSearch* search) { m_search = search; }
    /// `prefix`: ">", "@", "#" or nothing.
    void open(const QString& prefix = {});
    void close();

Q_SIGNALS:
    /// It closed, and what had the focus before is gone or hidden now.
    void focusLost();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void buildPanel();
    QWidget* buildField();
    QWidget* buildFooter();
    void updateQuery(const QString& text);
    void placePanel();
    void restoreFocus();
    bool handleKey(int key);
    bool showMore();
    void leaveMore();
    std::vector<PaletteEntry> helpEntries();
    void moveCurrent(int step);
    void run(const QModelIndex& index);

    PaletteModel m_model;
    std::vector<PaletteProvider> m_providers;
    PaletteSearch* m_search = nullptr;
    QPointer<QWidget> m_focusBefore;
    QString m_queryBefore; ///< while further actions of an entry are shown
    bool m_showsMore = false;
    QFrame* m_panel = nullptr;
    QLineEdit* m_field = nullptr;
    PlainLabel* m_count = nullptr;
    QListView* m_list = nullptr;
};

} // namespace colophon
