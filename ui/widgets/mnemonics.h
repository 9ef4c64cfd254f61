#pragma once

#include <QObject>

namespace colophon {

/// Whether the letters that Alt leads to are underlined: only while Alt is held or the menus are walked by keyboard,
/// so that texts are calm the rest of the time. One for each application.
class Mnemonics : public QObject
{
    Q_OBJECT

public:
    /// Installed by Theme; lives as long as the application.
    static void install();
    static bool areShown();
    /// Qt::TextShowMnemonic or Qt::TextHideMnemonic, for QPainter::drawText().
    static int textFlag();

private:
    explicit Mnemonics(QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;
    void setShown(bool isShown);
    void hideUnlessInMenus();

    bool m_isShown = false;
};

} // namespace colophon
