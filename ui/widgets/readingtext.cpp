#include "ui/widgets/readingtext.h"

#include "ui/widgets/plaintext.h"

#include <QEvent>
#include <QMimeData>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <cmath>
#include <memory>

namespace colophon {

namespace {

/// Lines stay lines; within them nothing hides.
QString visibleLines(const QString& text)
{
    QStringList lines = QString(text).remove(u'\r').split(u'\n');
    for (QString& line : lines)
        line = visibleText(line);
    return lines.join(u'\n');
}

} // namespace

ReadingText::ReadingText(const QString& text, QWidget* parent)
    : QTextEdit(parent)
{
    setAcceptRichText(false);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setPlainText(visibleLines(text));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int ReadingText::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    if (m_measured.width != width) {
        const std::unique_ptr<QTextDocument> copy(document()->clone());
        copy->setDefaultFont(font());
        copy->setTextWidth(std::max(1, width - margins.left() - margins.right()));
        m_measured = {width, static_cast<int>(std::ceil(copy->size().height())) + margins.top() + margins.bottom()};
    }
    return m_measured.height;
}

QSize ReadingText::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightForWidth(std::max(1, width()))};
}

QSize ReadingText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

void ReadingText::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_measured = {};
    updateGeometry();
}

QMimeData* ReadingText::createMimeDataFromSelection() const
{
    auto* data = new QMimeData;
    data->setText(textCursor().selection().toPlainText());
    return data;
}

} // namespace colophon
