#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace colophon;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

/// Contrast ratio after WCAG 2.2.
double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

const QList<Tone> kGrounds
    = {Tone::Window, Tone::Surface, Tone::Raised, Tone::Alternate, Tone::Hover, Tone::Selection, Tone::Difference};
const QList<Tone> kTexts = {Tone::Text,    Tone::Muted,      Tone::Accent,  Tone::Positive, Tone::Negative,
                            Tone::Warning, Tone::Production, Tone::Staging, Tone::Archived};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void everyTextIsReadableOnEveryGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        const auto add = [](bool dark, Tone text, Tone ground) {
            QTest::addRow("%s, text %d on %d", dark ? "dark" : "light", int(text), int(ground))
                << dark << Theme::colour(text, dark) << Theme::colour(ground, dark);
        };
        for (const bool dark : {false, true}) {
            for (const Tone ground : kGrounds)
                for (const Tone text : kTexts)
                    add(dark, text, ground);
            for (const Tone ground : kGrounds)
                if (ground != Tone::Selection)
                    add(dark, Tone::Faint, ground);
            add(dark, Tone::SelectionText, Tone::Selection);
            add(dark, Tone::OnAccent, Tone::AccentFill);
            add(dark, Tone::OnAccent, Tone::ProductionFill);
            add(dark, Tone::OnAccent, Tone::StagingFill);
            add(dark, Tone::Positive, Tone::PositiveSoft);
            add(dark, Tone::Negative, Tone::NegativeSoft);
            add(dark, Tone::Warning, Tone::WarningSoft);
            add(dark, Tone::Text, Tone::WarningSoft);
            add(dark, Tone::Production, Tone::ProductionSoft);
            add(dark, Tone::Staging, Tone::StagingSoft);
            add(dark, Tone::Archived, Tone::ArchivedSoft);
        }
    }
    void everyTextIsReadableOnEveryGround()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }

    void fieldOutlinesAndVersionColoursStandOutFromTheSurface()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            const QColor surface = Theme::instance().colour(Tone::Surface);
            QVERIFY(contrast(Theme::instance().colour(Tone::Field), surface) >= 3);
            for (int slot = 0; slot < kVersionColours; ++slot)
                QVERIFY2(contrast(Theme::instance().versionColour(slot), surface) >= 3,
                         qPrintable(QString::number(slot)));
        }
    }

    void theFocusStandsOutFromEveryGround()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            for (const Tone ground : kGrounds) {
                const double ratio = contrast(stylepainting::focusColour(), Theme::instance().colour(ground));
                QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("ground %1: %2").arg(int(ground)).arg(ratio)));
            }
        }
    }

    void laterSlotsRepeatTheColours()
    {
        QCOMPARE(Theme::instance().versionColour(kVersionColours + 3), Theme::instance().versionColour(3));
        QCOMPARE(Theme::instance().versionColour(-1), Theme::instance().colour(Tone::Lane));
    }

    void switchingTheModeChangesThePaletteAtOnceAndSaysSo()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        QSignalSpy changed(&Theme::instance(), &Theme::changed);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(Theme::instance().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::colour(Tone::Window, true));
        Theme::instance().setMode(Theme::Mode::Light);
        QVERIFY(!Theme::instance().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::colour(Tone::Window, false));
    }

    void systemModeFollowsTheLightnessOfTheDesktop()
    {
        Theme::instance().setMode(Theme::Mode::Dark);
        Theme::instance().setMode(Theme::Mode::System);
        QVERIFY(!Theme::instance().isDark());
    }

    void typeSizesAreOrdered()
    {
        const auto pixels = [](TypeSize size) { return Theme::instance().font(size).pixelSize(); };
        QVERIFY(pixels(TypeSize::Caption) < pixels(TypeSize::Small));
        QVERIFY(pixels(TypeSize::Small) < pixels(TypeSize::Body));
        QVERIFY(pixels(TypeSize::Body) < pixels(TypeSize::Title));
        QVERIFY(pixels(TypeSize::Title) < pixels(TypeSize::VersionTitle));
        QVERIFY(pixels(TypeSize::VersionTitle) < pixels(TypeSize::Product));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
