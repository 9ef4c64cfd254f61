#include "ui/widgets/limitedtextedit.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextCursor>

namespace colophon {

namespace {

/// What a key would write; empty for one that moves, deletes or does something.
QString writtenBy(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::InsertParagraphSeparator) || event.matches(QKeySequence::InsertLineSeparator))
        return QStringLiteral("\n");
    const bool isCommand = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString text = event.text();
    return !isCommand && !text.isEmpty() && text.front().isPrint() ? text : QString();
}

} // namespace

LimitedTextEdit::LimitedTextEdit(qsizetype limit, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_limit(limit)
{
    setTabChangesFocus(true);
}

bool LimitedTextEdit::takes(const QString& text)
{
    const QTextCursor cursor = textCursor();
    const qsizetype kept = toPlainText().size() - (cursor.selectionEnd() - cursor.selectionStart());
    const qsizetype excess = kept + text.size() - m_limit;
    if (text.isEmpty() || excess <= 0)
        return true;
    Q_EMIT refused(excess);
    return false;
}

void LimitedTextEdit::keyPressEvent(QKeyEvent* event)
{
    if (isReadOnly() || takes(writtenBy(*event)))
        QPlainTextEdit::keyPressEvent(event);
}

void LimitedTextEdit::inputMethodEvent(QInputMethodEvent* event)
{
    if (takes(event->commitString()))
        return QPlainTextEdit::inputMethodEvent(event);
    // What was being composed has to go all the same.
    QInputMethodEvent nothing;
    QPlainTextEdit::inputMethodEvent(&nothing);
}

void LimitedTextEdit::insertFromMimeData(const QMimeData* source)
{
    if (takes(source->text()))
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace colophon
