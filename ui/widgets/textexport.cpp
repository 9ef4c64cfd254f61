#include "ui/widgets/textexport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

#include <cmath>

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

QString toHtmlPage(const TextTable& table, const QString& title)
{
    return QStringLiteral("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>%1</title>\n<style>"
                          "body{font-family:sans-serif}table{border-collapse:collapse}"
                          "th,td{border:1px solid #ccc;padding:3px 8px;text-align:left}</style>\n</head>\n<body>\n")
               .arg(title.toHtmlEscaped())
        + toHtml(table) + QStringLiteral("</body>\n</html>\n");
}

QByteArray toJson(const TextTable& table)
{
    QJsonArray rows;
    for (const QStringList& cells : table.rows) {
        QJsonObject row;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            bool isNumber = false;
            const double number = table.numbers.contains(column) ? cells[column].toDouble(&isNumber) : 0;
            if (isNumber && std::isfinite(number))
                row.insert(table.header[column], number);
            else if (!cells[column].isEmpty())
                row.insert(table.header[column], cells[column]);
        }
        rows.append(row);
    }
    return QJsonDocument(rows).toJson();
}

QMimeData* toMimeData(const TextTable& table)
{
    auto* data = new QMimeData;
    data->setText(toTsv(table));
    data->setHtml(toHtml(table));
    return data;
}

} // namespace colophon
