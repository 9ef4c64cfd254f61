#include "tests/support/catalogbuilding.h"
#include "ui/history/evolutionpanel.h"
#include "ui/history/evolutionview.h"
#include "ui/widgets/theme.h"

#include <QTest>

using namespace colophon;
using test::version;

namespace {

Version noisy(const char* label, const char* day, double value, float noise)
{
    Version made = version(label).created(day).metric("revenue", value);
    made.facts.metrics.back().noise = noise;
    return made;
}

} // namespace

/// What Evolution draws below and beside its versions.
class EvolutionGroundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void theNoiseOfTheBaselineIsNotCutAtTheEdge();
};

void EvolutionGroundTest::theNoiseOfTheBaselineIsNotCutAtTheEdge()
{
    const CatalogPointer catalog = test::catalogOf({noisy("v1.1.0", "2026-03-09", 9'234'567, 1'234'567.0F),
                                                    noisy("v1.0.0", "2026-03-01", 5'234'567, 1'234'567.0F)});
    ChosenVersions chosen;
    HistoryModel model(chosen);
    EvolutionPanel panel(model, chosen);
    model.setCatalog(catalog);
    panel.showModel(catalog, QStringLiteral("churn"));
    panel.resize(960, 245);
    panel.show();
    chosen.choose(QStringLiteral("churn@v1.0.0"));
    const QImage picture = panel.view()->grab().toImage();
    const QColor ground = Theme::instance().colour(Tone::Surface);
    for (int y = 4; y < picture.height() - 4; ++y)
        QVERIFY2(picture.pixelColor(picture.width() - 2, y) == ground, qPrintable(QString::number(y)));
}

QTEST_MAIN(EvolutionGroundTest)
#include "tst_evolutionground.moc"
