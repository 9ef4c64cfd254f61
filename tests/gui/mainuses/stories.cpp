#include "tests/gui/mainuses/stories.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QRegularExpression>
#include <QTest>

namespace colophon::test {

void expectSelected(Desk& desk, const QString& label)
{
    desk.find(QAccessible::Client, QStringLiteral("churn ") + label);
    desk.waitUntilSelected(QAccessible::TreeItem, label + u'*');
    desk.waitUntilSelected(QAccessible::ListItem, label + QStringLiteral(", *"));
}

void expectCompared(Desk& desk, const QStringList& labels)
{
    QAccessibleInterface* table = desk.find(QAccessible::Tree, QStringLiteral("Comparison"));
    if (!table)
        return;
    QStringList headers;
    for (int column = 1; column < table->tableInterface()->columnCount(); ++column)
        headers.append(table->tableInterface()->columnDescription(column));
    QCOMPARE(headers, labels);
}

RowCounts rowCounts()
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d+) of (\\d+) rows shown, (\\d+) differ$"));
    for (QAccessibleInterface* control : allControls()) {
        const auto match = pattern.match(control->text(QAccessible::Name));
        if (match.hasMatch())
            return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    }
    return {};
}

void expectCopied(const QStringList& labels)
{
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied && copied->hasText() && copied->hasHtml());
    const QStringList lines = copied->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE_GE(lines.size(), 2);
    QCOMPARE(lines.first().split(u'\t').mid(1), labels);
    for (const QString& line : lines)
        QCOMPARE(line.count(u'\t'), labels.size());
    QVERIFY(copied->html().contains(QStringLiteral("<table")));
    QVERIFY(copied->html().contains(labels.last()));
}

void expectReport(const QString& path, const QStringList& labels)
{
    QTRY_VERIFY2(QFile::exists(path), qPrintable(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const QString text = QString::fromUtf8(bytes);
    for (const QString& label : labels)
        QVERIFY2(path.endsWith(u"json") || text.contains(label.mid(1)), qPrintable(path));
    QVERIFY2(text.contains(QStringLiteral("accuracy")), qPrintable(path));
    if (path.endsWith(u"json"))
        QCOMPARE(QJsonDocument::fromJson(bytes)[QStringLiteral("schema")].toString(),
                 QStringLiteral("colophon.compare/1"));
    else if (path.endsWith(u"html"))
        QVERIFY(text.contains(QStringLiteral("<table")));
    else if (path.endsWith(u"md"))
        QVERIFY(text.contains(QStringLiteral("| ")));
    else
        QVERIFY(text.contains(QStringLiteral("\r\n")));
}

} // namespace colophon::test
