#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

/// Two types of one name in one namespace are undefined behaviour that no compiler reports: their inline members are
/// taken for each other. Headers must therefore define every type name once.
class TypeNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeNameIsDefinedOnce();
};

void TypeNamesTest::everyTypeNameIsDefinedOnce()
{
    // A definition at the outermost level ends its line without a semicolon; a forward declaration has one.
    static const QRegularExpression definition(
        QStringLiteral("^(?:class|struct|enum class) (\\w+)(?: final)?(?: :.*)?(?: \\{)?$"),
        QRegularExpression::MultilineOption);
    QHash<QString, QString> seen;
    QStringList twice;
    for (const char* folder : {"models", "ui", "app"}) {
        QDirIterator files(QStringLiteral(COLOPHON_SOURCE_DIR "/%1").arg(QString::fromLatin1(folder)),
                           {QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = definition.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const QString name = matches.next().captured(1);
                if (seen.contains(name))
                    twice.append(QStringLiteral("%1: %2 and %3").arg(name, seen.value(name), file.fileName()));
                seen.insert(name, file.fileName());
            }
        }
    }
    QVERIFY(seen.size() > 100);
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
}

QTEST_GUILESS_MAIN(TypeNamesTest)
#include "tst_typenames.moc"
