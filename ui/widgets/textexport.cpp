#include "ui/widgets/textexport.h"

#include <QMimeData>

namespace colophon {

namespace {

QString onOneLine(QString text)
{
    for (QChar& c : text)
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    return text;
}

bool looksLikeFormula(const QString& text)
{
    if (text.isEmpty() || !QStringLiteral("=+-@\t\r").contains(text.front()))
        return false;
    bool isNumber = false;
    text.toDouble(&isNumber);
    return !isNumber;
}

QString csvCell(const QString& text)
{
    QString cell = looksLikeFormula(text) ? u'\'' + text : text;
    const bool isQuoted = cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r');
    if (!isQuoted)
        return cell;
    cell.replace(QStringLiteral("\""), QStringLiteral("\"\""));
    return u'"' + cell + u'"';
}

QString markdownCell(const QString& text)
{
    QString cell;
    const QString line = onOneLine(text);
    for (const QChar c : line) {
        if (c == u'&')
            cell += QStringLiteral("&amp;");
        else if (c == u'<')
            cell += QStringLiteral("&lt;");
        else if (c == u'>')
            cell += QStringLiteral("&gt;");
        else if (QStringLiteral("\\|`*_[]!#~").contains(c))
            cell += QStringLiteral("\\") + c;
        else
            cell += c;
    }
    return cell;
}

template <typename Cell> QString joined(const QStringList& cells, QChar separator, Cell cell)
{
    QStringList texts;
    texts.reserve(cells.size());
    for (const QString& text : cells)
        texts << cell(text);
    return texts.join(separator);
}

QString markdownRow(const QStringList& cells)
{
    QString row = QStringLiteral("|");
    for (const QString& cell : cells)
        row += u' ' + markdownCell(cell) + QStringLiteral(" |");
    return row + u'\n';
}

QString htmlRow(const QStringList& cells, const QString& element)
{
    QString row = QStringLiteral("<tr>");
    for (const QString& cell : cells)
        row += QStringLiteral("<%1>%2</%1>").arg(element, cell.toHtmlEscaped());
    return row + QStringLiteral("</tr>\n");
}

} // namespace

QString toTsv(const TextTable& table)
{
    QString text = joined(table.header, u'\t', onOneLine) + u'\n';
    for (const QStringList& row : table.rows)
        text += joined(row, u'\t', onOneLine) + u'\n';
    return text;
}

QString toCsv(const TextTable& table)
{
    QString text = joined(table.header, u',', csvCell) + QStringLiteral("\r\n");
    for (const QStringList& row : table.rows)
        text += joined(row, u',', csvCell) + QStringLiteral("\r\n");
    return text;
}

QString toMarkdown(const TextTable& table)
{
    QString text = markdownRow(table.header) + u'|';
    for (qsizetype i = 0; i < table.header.size(); ++i)
        text += QStringLiteral(" --- |");
    text += u'\n';
    for (const QStringList& row : table.rows)
        text += markdownRow(row);
    return text;
}

QString toHtml(const TextTable& table)
{
    QString text = QStringLiteral("<table>\n") + htmlRow(table.header, QStringLiteral("th"));
    for (const QStringList& row : table.rows)
        text += htmlRow(row, QStringLiteral("td"));
    return text + QStringLiteral("</table>\n");
}

QMimeData* toMimeData(const TextTable& table)
{
    auto* data = new QMimeData;
    data->setText(toTsv(table));
    data->setHtml(toHtml(table));
    return data;
}

} // namespace colophon
