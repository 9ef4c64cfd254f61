#include "models/items/workspace.h"
#include "models/sources/folder/foldersource.h"
#include "tests/bench/figure.h"
#include "tests/support/temptree.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/comparisonview.h"
#include "ui/shell/actions.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace colophon;

namespace {

constexpr int kVersions = 50;
constexpr int kMetrics = 200;
constexpr double kLimit = 100;

/// A folder with `kVersions` versions that differ in each of `kMetrics` metrics.
void writeVersions(const test::TempTree& tree)
{
    for (int number = 0; number < kVersions; ++number) {
        std::string metrics;
        for (int key = 0; key < kMetrics; ++key) {
            const double value = 0.5 + 0.001 * ((number * 7 + key * 13) % 400);
            metrics += (key == 0 ? "{" : ", ") + ("\"accuracy_of_segment_" + std::to_string(key))
                + "\": " + std::to_string(value);
        }
        tree.write("churn/v1." + std::to_string(number) + ".0/metrics.json", metrics + "}");
        tree.write("churn/v1." + std::to_string(number) + ".0/model.pkl", "model");
    }
}

} // namespace

/// The compare page from the click that chooses many versions to the painted window.
class TestCompareSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyVersionsClickToPaint();
};

void TestCompareSpeed::manyVersionsClickToPaint()
{
    Theme::install(*qApp);
    const test::TempTree tree;
    writeVersions(tree);
    JobRunner jobs;
    Workspace workspace({folderSourceKind()}, jobs);
    workspace.open({QString::fromStdString(tree.path())});
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);
    QStringList ids;
    for (const Version& version : workspace.catalog()->models().front()->versions)
        ids.append(QString::fromStdString(version.id));
    QCOMPARE(ids.size(), kVersions);

    ActionRegistry actions;
    addActions(actions);
    Selection selection;
    ChosenVersions chosen;
    ComparePage page(workspace, selection, chosen, actions);
    page.resize(1600, 900);
    page.show();
    test::Figure figure(QStringLiteral("Compare 50 versions × 200 metrics, click to paint"), kLimit);
    for (int step = 0; step < 12; ++step) {
        chosen.clear();
        QCoreApplication::sendPostedEvents();
        page.repaint();
        figure.measure([&] {
            chosen.replace(ids);
            QCoreApplication::sendPostedEvents();
            page.repaint();
        });
    }
    figure.tell();
    QCOMPARE(page.findChild<ComparisonView*>()->model()->columnCount(), kVersions + 1);
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

QTEST_MAIN(TestCompareSpeed)
#include "tst_comparespeed.moc"
