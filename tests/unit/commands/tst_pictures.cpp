#include "tests/unit/commands/commandtrees.h"

#include <QImage>
#include <QTest>

using colophon::test::ProgramRun;
using colophon::test::run;
using colophon::test::TempTree;

namespace {

const QStringList kNoDisplay{QStringLiteral("DISPLAY="), QStringLiteral("WAYLAND_DISPLAY="),
                             QStringLiteral("QT_QPA_PLATFORM=")};

} // namespace

/// `colophon --screenshot`: the pictures of the pages.
class PicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsDrawnWithoutADisplayAndWithoutRemarks();
    void aFolderThatCannotBeMadeIsTold();
};

void PicturesTest::everyPageIsDrawnWithoutADisplayAndWithoutRemarks()
{
    const TempTree tree;
    const QString folder = QString::fromStdString(tree.path()) + QStringLiteral("/pictures");
    const ProgramRun answer = run(tree.path(),
                                  {QStringLiteral("--screenshot"), folder, QStringLiteral("--theme"),
                                   QStringLiteral("dark"), QStringLiteral("--size"), QStringLiteral("960x600")},
                                  kNoDisplay);
    QCOMPARE(answer.status, 0);
    QVERIFY2(!answer.errorsHave("plugin"), answer.errors.c_str());
    for (const char* page : {"start", "history", "compare", "charts", "release", "releases", "problems"}) {
        const QImage picture(folder + QStringLiteral("/%1.png").arg(QString::fromLatin1(page)));
        QCOMPARE(picture.size(), QSize(960, 600));
        QVERIFY2(answer.outputHas(page), page);
    }
}

void PicturesTest::aFolderThatCannotBeMadeIsTold()
{
    const TempTree tree;
    tree.write("taken", "a file");
    const ProgramRun answer
        = run(tree.path(), {QStringLiteral("--screenshot"), QStringLiteral("taken/pictures")}, kNoDisplay);
    QCOMPARE(answer.status, 4);
    QVERIFY(answer.errorsHave("taken/pictures"));
}

QTEST_GUILESS_MAIN(PicturesTest)
#include "tst_pictures.moc"
