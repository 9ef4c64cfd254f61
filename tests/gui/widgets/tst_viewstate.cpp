#include "ui/widgets/theme.h"
#include "ui/widgets/viewstate.h"

#include <QApplication>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace colophon;

namespace {

struct Window
{
    QWidget window;
    QSplitter* splitter = new QSplitter(&window);
    QTreeWidget* tree = new QTreeWidget(splitter);

    Window()
    {
        window.setObjectName(QStringLiteral("window"));
        splitter->setObjectName(QStringLiteral("splitter"));
        tree->setColumnCount(3);
        tree->header()->setObjectName(QStringLiteral("columns"));
        splitter->addWidget(new QWidget);
        splitter->resize(600, 300);
        window.resize(640, 320);
    }
};

} // namespace

class TestViewState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }

    void whatTheUserArrangedIsThereAfterARestart()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("layout.ini"));
        {
            Window first;
            ViewState state(file);
            state.keep(first.splitter);
            state.keep(first.tree->header());
            first.window.show();
            first.tree->header()->resizeSection(1, 77);
            first.splitter->setSizes({150, 450});
            Q_EMIT first.splitter->splitterMoved(150, 1);
            state.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        }
        Window second;
        ViewState state(file);
        state.keep(second.splitter);
        state.keep(second.tree->header());
        second.window.show();
        QCOMPARE(second.tree->header()->sectionSize(1), 77);
        QVERIFY(second.splitter->sizes().at(0) < second.splitter->sizes().at(1));
        QCOMPARE(state.value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
    }

    void aChangeIsInTheFileWithinASecond()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("layout.ini"));
        ViewState state(file);
        state.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 1000);
        QCOMPARE(QSettings(file, QSettings::IniFormat).value(QStringLiteral("theme")).toString(),
                 QStringLiteral("dark"));
    }

    void nothingIsWrittenWhenNothingChanged()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("layout.ini"));
        {
            const ViewState state(file);
            QVERIFY(state.value(QStringLiteral("theme")).isNull());
        }
        QVERIFY(!QFile::exists(file));
    }

    void layoutOfAnotherVersionIsNotApplied()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("layout.ini"));
        {
            QSettings settings(file, QSettings::IniFormat);
            settings.setValue(QStringLiteral("layoutVersion"), 99);
            settings.setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        }
        const ViewState state(file);
        QVERIFY(state.value(QStringLiteral("theme")).isNull());
    }

    void aWidgetThatWentAwayIsForgotten()
    {
        const QTemporaryDir folder;
        ViewState state(folder.filePath(QStringLiteral("layout.ini")));
        {
            Window window;
            state.keep(window.splitter);
            state.keepWindow(&window.window);
            window.window.show();
        }
        state.setValue(QStringLiteral("a"), 1);
        QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("layout.ini"))));
    }
};

QTEST_MAIN(TestViewState)
#include "tst_viewstate.moc"
