#pragma once

#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QLabel>

namespace colophon {

/// A label that shows text from outside as plain text: never rich text, control characters made visible. All labels
/// with text that is not written in this program's sources are PlainLabels.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString& text = {}, QWidget* parent = nullptr);

    /// Elided at `mode` when it does not fit; the full text is then in tooltip and accessible name.
    void setElide(Qt::TextElideMode mode);
    void setFullText(const QString& text);
    QString fullText() const { return m_text; }
    /// Colour of the text, kept right when the theme changes.
    void setTone(Tone tone);
    void setType(TypeSize size, QFont::Weight weight = QFont::Normal);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateText();
    void updateColour();

    QString m_text;
    Tone m_tone = Tone::Text;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    bool m_ownsToolTip = false;
};

} // namespace colophon
