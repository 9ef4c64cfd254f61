#include "ui/widgets/plaintext.h"

#include <QFontMetrics>
#include <QStringList>
#include <QTextDocumentFragment>
#include <QWidget>

namespace colophon {

namespace {

bool turnsDirection(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool endsLine(char16_t c)
{
    return c == u'\n' || c == 0x2028 || c == 0x2029 || c == 0x0085;
}

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

} // namespace

QString visibleText(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (endsLine(code))
            result += QChar(0x21b5); // ↵
        else if (code == u'\t')
            result += u' ';
        else if (code < 0x20)
            result += QChar(0x2400 + code); // the picture of the control character
        else if (isControl(code) || turnsDirection(code))
            result += QChar(0xfffd);
        else
            result += c;
    }
    return result;
}

QString elidedName(const QFontMetrics& metrics, const QString& name, int width)
{
    const qsizetype end = name.lastIndexOf(u' ');
    const QString label = end < 0 ? QString() : name.mid(end);
    const int room = width - metrics.horizontalAdvance(label);
    if (end < 0)
        return metrics.elidedText(name, Qt::ElideMiddle, width);
    if (room < metrics.horizontalAdvance(QStringLiteral("mm…")))
        return metrics.elidedText(name, Qt::ElideLeft, width);
    return metrics.elidedText(name.left(end), Qt::ElideRight, room) + label;
}

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    // Lines stay lines: a tool tip may hold several.
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = visibleText(line).toHtmlEscaped();
    return QStringLiteral("<qt>%1</qt>").arg(lines.join(QStringLiteral("<br>")));
}

QString textOfToolTip(const QString& toolTip)
{
    return Qt::mightBeRichText(toolTip) ? QTextDocumentFragment::fromHtml(toolTip).toPlainText() : toolTip;
}

void setPlainToolTip(QWidget& widget, const QString& text)
{
    widget.setToolTip(plainToolTip(text));
    widget.setAccessibleDescription(text);
}

} // namespace colophon
