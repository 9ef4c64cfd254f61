#pragma once

#include <QFocusFrame>

namespace colophon {

/// The ring around the button, check box or menu field that the keyboard focus is on. One for each application: it
/// moves along with the focus and shows only after the keyboard was used, as a mouse needs no ring. Fields and item
/// views paint their focus themselves.
class FocusRing : public QFocusFrame
{
    Q_OBJECT

public:
    /// Installed by Theme; lives as long as the application.
    static void install();

private:
    FocusRing();
    void follow(QWidget* previous, QWidget* now);
};

} // namespace colophon
