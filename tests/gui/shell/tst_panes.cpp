#include "ui/shell/panes.h"
#include "ui/widgets/theme.h"

#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QVBoxLayout>

using namespace colophon;

namespace {

/// Sidebar, content and Details, empty.
struct Frame
{
    Panes panes;
    QWidget* content = new QWidget;
    QWidget* sidebar = new QWidget;
    QWidget* details = new QWidget;

    explicit Frame(int width = 1600)
    {
        panes.setContent(content);
        panes.setSidePane(Panes::Side::Left, sidebar);
        panes.setSidePane(Panes::Side::Right, details);
        panes.resize(width, 800);
        panes.show();
    }

    void setWanted(bool wanted)
    {
        panes.setWanted(Panes::Side::Left, wanted);
        panes.setWanted(Panes::Side::Right, wanted);
    }

    QList<int> widths() const { return {sidebar->width(), details->width()}; }

    /// As the user does it with the handle after this pane.
    void dragHandle(int index, int by)
    {
        QSplitterHandle* handle = panes.splitter()->handle(index);
        const QPoint from = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, from);
        QTest::mouseMove(handle, from + QPoint(by, 0));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, from + QPoint(by, 0));
    }
};

} // namespace

class PanesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }

    void beginAtTheirUsualWidths();
    void detailsAreNarrowerInASmallerWindow();
    void keepTheirWidthsWhenTheyLeaveAndReturn();
    void keepTheirWidthsWhenOnlyOneOfThemReturns();
    void keepAWidthTheUserDragged();
    void keepTheirWidthsWhileTheWindowGrows();
    void tellAWidthTheUserDragged();
    void keepTheirWidthsBesideContentThatAsksForMoreThanTheRest();
    void areNeverNarrowerThanTheyCanBeReadWhateverWasKept();
};

void PanesTest::beginAtTheirUsualWidths()
{
    const Frame frame;
    const Theme& theme = Theme::instance();
    QCOMPARE(frame.widths(), (QList<int>{theme.scaled(208), theme.scaled(372)}));
}

void PanesTest::detailsAreNarrowerInASmallerWindow()
{
    const Frame frame(1280);
    QCOMPARE(frame.details->width(), Theme::instance().scaled(320));
}

void PanesTest::keepTheirWidthsWhenTheyLeaveAndReturn()
{
    Frame frame;
    const QList<int> before = frame.widths();
    for (int i = 0; i < 8; ++i) {
        frame.setWanted(false);
        QTRY_COMPARE(frame.content->width(), 1600);
        frame.setWanted(true);
        QTRY_COMPARE(frame.widths(), before);
    }
}

void PanesTest::keepTheirWidthsWhenOnlyOneOfThemReturns()
{
    Frame frame;
    const QList<int> before = frame.widths();
    for (int i = 0; i < 4; ++i) {
        frame.setWanted(false);
        frame.panes.setWanted(Panes::Side::Left, true);
        QTRY_COMPARE(frame.sidebar->width(), before.first());
        frame.panes.setWanted(Panes::Side::Right, true);
        QTRY_COMPARE(frame.widths(), before);
    }
}

void PanesTest::keepAWidthTheUserDragged()
{
    Frame frame;
    frame.dragHandle(1, 40);
    frame.dragHandle(2, -60);
    const QList<int> dragged = frame.widths();
    const Theme& theme = Theme::instance();
    QCOMPARE(dragged, (QList<int>{theme.scaled(208) + 40, theme.scaled(372) + 60}));
    frame.setWanted(false);
    frame.setWanted(true);
    QTRY_COMPARE(frame.widths(), dragged);
}

void PanesTest::keepTheirWidthsWhileTheWindowGrows()
{
    Frame frame;
    const QList<int> before = frame.widths();
    frame.panes.resize(1900, 900);
    QTRY_COMPARE(frame.widths(), before);
    frame.panes.resize(1500, 900);
    QTRY_COMPARE(frame.widths(), before);
}

void PanesTest::tellAWidthTheUserDragged()
{
    Frame frame;
    const QSignalSpy chosen(&frame.panes, &Panes::widthChosen);
    frame.setWanted(false);
    frame.setWanted(true);
    frame.panes.resize(1500, 800);
    QCOMPARE(chosen.count(), 0);
    frame.dragHandle(2, -60);
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(chosen.last().at(0).value<Panes::Side>(), Panes::Side::Right);
    QCOMPARE(chosen.last().at(1).toInt(), frame.details->width());
}

void PanesTest::keepTheirWidthsBesideContentThatAsksForMoreThanTheRest()
{
    Frame frame(1440);
    const QList<int> before = frame.widths();
    auto* wide = new QWidget(frame.content);
    wide->setMinimumWidth(1000);
    auto* layout = new QVBoxLayout(frame.content);
    layout->addWidget(wide);
    wide->show();
    QVERIFY(frame.content->minimumSizeHint().width() >= 1000);
    for (int i = 0; i < 3; ++i) {
        frame.setWanted(false);
        frame.setWanted(true);
        QCOMPARE(frame.widths(), before);
        QApplication::sendPostedEvents();
        QCOMPARE(frame.widths(), before);
    }
}

void PanesTest::areNeverNarrowerThanTheyCanBeReadWhateverWasKept()
{
    Frame frame;
    frame.panes.setChosenWidth(Panes::Side::Left, 20);
    frame.panes.setChosenWidth(Panes::Side::Right, 20);
    const QList<int> least{frame.sidebar->minimumWidth(), frame.details->minimumWidth()};
    QCOMPARE(frame.widths(), least);
    QCOMPARE(frame.content->width(), 1600 - least[0] - least[1] - 2 * frame.panes.splitter()->handleWidth());
}

QTEST_MAIN(PanesTest)
#include "tst_panes.moc"
