#pragma once

#include "ui/widgets/theme.h"

#include <QPushButton>
#include <QToolButton>

class QAction;

namespace colophon {

enum class ButtonRole { Plain, Primary, Danger };

/// Sets how a push button looks; the primary action of a pane is the only filled one.
void setButtonRole(QPushButton& button, ButtonRole role);

/// A push button with an icon in the colour that its role needs.
QPushButton* makeButton(const QString& text, const QString& iconName = {}, ButtonRole role = ButtonRole::Plain,
                        QWidget* parent = nullptr);

/// A button that shows an icon only. Its accessible name is its tool tip; the tool tip adds the shortcut.
class IconButton : public QToolButton
{
    Q_OBJECT

public:
    IconButton(const QString& iconName, const QString& name, QWidget* parent = nullptr);
    /// Does what the action does and follows its text, icon, state and shortcut.
    explicit IconButton(QAction* action, QWidget* parent = nullptr);

    void setIconName(const QString& iconName, Tone tone = Tone::Muted);
    void setName(const QString& name);
    /// Shown in the tool tip only; the action itself keeps the key.
    void setShortcutText(const QString& keys);

    QSize sizeHint() const override;

private:
    void adoptAction();
    void updateToolTip();

    QString m_keys;
};

/// A button that looks like a link: accent text without ground, underlined under the pointer.
class LinkButton : public QPushButton
{
    Q_OBJECT

public:
    explicit LinkButton(const QString& text, QWidget* parent = nullptr);

    /// The colour of the text where the ground is not a plain surface.
    void setTone(Tone tone);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Accent;
};

} // namespace colophon
