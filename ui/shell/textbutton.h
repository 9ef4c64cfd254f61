#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace colophon {

/// A flat button with an icon and words, for bars; with a chevron when it opens a menu.
class TextButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit TextButton(QWidget* parent = nullptr);

    void setIconName(const QString& name, Tone tone = Tone::Muted);
    void setTextTone(Tone tone);
    void setOpensMenu(bool opens);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_iconName;
    Tone m_iconTone = Tone::Muted;
    Tone m_textTone = Tone::Text;
    bool m_opensMenu = false;
};

} // namespace colophon
