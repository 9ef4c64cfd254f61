#include "models/catalog/author.h"

#include <QTest>

using namespace colophon;

class TestAuthor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNameStandsBeforeTheAddress_data();
    void theNameStandsBeforeTheAddress();
};

void TestAuthor::theNameStandsBeforeTheAddress_data()
{
    QTest::addColumn<QByteArray>("author");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char* author, const char* name) {
        QTest::addRow("%s", author) << QByteArray(author) << QByteArray(name);
    };
    row("Ana Petrović <ana@example.org>", "Ana Petrović");
    row("Ana Petrović<ana@example.org>", "Ana Petrović");
    row("Ana Petrović  <", "Ana Petrović");
    row("Ana Petrović", "Ana Petrović");
    row("ana@example.org", "ana@example.org");
    row("<ana@example.org>", "<ana@example.org>");
    row(" <ana@example.org>", " <ana@example.org>");
    row("Ana <staff> Petrović <ana@example.org>", "Ana");
    row("", "");
}

void TestAuthor::theNameStandsBeforeTheAddress()
{
    QFETCH(QByteArray, author);
    QFETCH(QByteArray, name);
    const std::string_view found = nameOfAuthor({author.constData(), std::size_t(author.size())});
    QCOMPARE(QByteArray(found.data(), qsizetype(found.size())), name);
}

QTEST_APPLESS_MAIN(TestAuthor)
#include "tst_author.moc"
