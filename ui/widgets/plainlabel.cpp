#include "ui/widgets/plainlabel.h"

#include "ui/widgets/plaintext.h"

#include <QResizeEvent>

namespace colophon {

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    // On a pane with the ground of a table Qt would take another role, and setTone() would do nothing.
    setForegroundRole(QPalette::WindowText);
    setFullText(text);
}

void PlainLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateText();
}

void PlainLabel::setFullText(const QString& text)
{
    m_text = visibleText(text);
    updateText();
    updateGeometry();
}

void PlainLabel::setTone(Tone tone)
{
    m_tone = tone;
    updateColour();
    connect(&Theme::instance(), &Theme::changed, this, &PlainLabel::updateColour, Qt::UniqueConnection);
}

void PlainLabel::setType(TypeSize size, QFont::Weight weight)
{
    setFont(Theme::instance().font(size, weight));
}

void PlainLabel::updateColour()
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, Theme::instance().colour(m_tone));
    setPalette(own);
}

void PlainLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (m_elide != Qt::ElideNone)
        updateText();
}

QSize PlainLabel::sizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::sizeHint();
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_text) + margins.left() + margins.right() + 2,
            QLabel::sizeHint().height()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return {fontMetrics().horizontalAdvance(QStringLiteral("m…")), QLabel::minimumSizeHint().height()};
}

int PlainLabel::heightForWidth(int width) const
{
    // Layouts ask with all the width there is, also where the label may not take it.
    return QLabel::heightForWidth(qMin(width, maximumWidth()));
}

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateText();
}

void PlainLabel::updateText()
{
    const QString shown
        = m_elide == Qt::ElideNone ? m_text : fontMetrics().elidedText(m_text, m_elide, contentsRect().width());
    if (shown != text())
        setText(shown);
    const bool isCut = shown != m_text;
    if (isCut || m_ownsToolTip)
        setPlainToolTip(*this, isCut ? m_text : QString());
    m_ownsToolTip = isCut;
    setAccessibleName(isCut ? m_text : QString());
}

} // namespace colophon
